import type { SinkResponse } from './sink.js';

/** The responses are right, but effects are not counted. */
export const notJudged = Symbol('not judged');

/** The finding of a case: true, or what is wrong in a few words. */
export type Finding = true | string | typeof notJudged;

interface Item {
  id: string;
  code?: unknown;
  retry?: unknown;
}

const listOf = (body: unknown, name: string): Item[] => {
  const list: unknown =
    body && typeof body === 'object' ? (body as Record<string, unknown>)[name] : undefined;
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) =>
    item && typeof item === 'object' ? (item as Item) : { id: String(item) },
  );
};

/** The JSON of a response; undefined if its content type or body is something else. */
export function jsonOf({ headers, text }: SinkResponse): unknown {
  if (!/\bjson\b/.test(headers.get('content-type') ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const summaryOf = ({ status, headers }: SinkResponse): string =>
  status ? `${status} ${headers.get('content-type') ?? 'without a content type'}` : 'no response';

/** Whether a single event was acknowledged. */
export const isTaken = (answer: SinkResponse): Finding =>
  [202, 204].includes(answer.status) ||
  (answer.status === 200 && jsonOf(answer) !== undefined) ||
  summaryOf(answer);

/** Whether the response to a batch lists these ids as accepted, and those as rejected for good. */
export function isAnswered(
  answer: SinkResponse,
  good: readonly string[],
  bad: readonly string[] = [],
): Finding {
  const body = answer.status === 200 ? jsonOf(answer) : undefined;
  if (body === undefined) return summaryOf(answer);
  const accepted = new Set(listOf(body, 'accepted').map(({ id }) => id));
  const rejected = new Map(listOf(body, 'rejected').map(item => [item.id, item]));
  if (good.some(id => !accepted.has(id))) return 'a valid item is not in accepted';
  if (bad.some(id => accepted.has(id))) return 'an invalid item is in accepted';
  if (bad.some(id => !rejected.has(id))) return 'an invalid item is not in rejected';
  const vague = bad.some(
    id => typeof rejected.get(id)?.code !== 'string' || rejected.get(id)?.retry !== false,
  );
  return !vague || 'a rejected item lacks a code or retry: false';
}

/** Whether a response refuses with one of these status codes and a problem document. */
export function isRefused(answer: SinkResponse, ...statuses: number[]): Finding {
  if (!statuses.includes(answer.status)) return summaryOf(answer);
  return (
    /^application\/problem\+json/.test(answer.headers.get('content-type') ?? '') ||
    'refused without problem details (RFC 9457)'
  );
}
