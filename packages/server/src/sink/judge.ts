import type { Answer } from './sink.js';

/** What a case found: true, or what is wrong in a few words. */
export type Finding = true | string;

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

/** The JSON of an answer that is one, by its type and its text. */
export function jsonOf({ headers, text }: Answer): unknown {
  if (!/\bjson\b/.test(headers.get('content-type') ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const said = ({ status, headers }: Answer): string =>
  status ? `${status} ${headers.get('content-type') ?? 'without a type'}` : 'no answer';

/** Whether a single event was acknowledged. */
export const isTaken = (answer: Answer): Finding =>
  [202, 204].includes(answer.status) ||
  (answer.status === 200 && jsonOf(answer) !== undefined) ||
  said(answer);

/** Whether a batch's answer names these as accepted and those as rejected for good. */
export function isAnswered(answer: Answer, good: readonly string[], bad: readonly string[] = []): Finding {
  const body = answer.status === 200 ? jsonOf(answer) : undefined;
  if (body === undefined) return said(answer);
  const accepted = new Set(listOf(body, 'accepted').map(({ id }) => id));
  const rejected = new Map(listOf(body, 'rejected').map(item => [item.id, item]));
  if (good.some(id => !accepted.has(id))) return 'a good one is not named as accepted';
  if (bad.some(id => accepted.has(id))) return 'a bad one is named as accepted';
  if (bad.some(id => !rejected.has(id))) return 'a bad one is not named as rejected';
  const vague = bad.some(
    id => typeof rejected.get(id)?.code !== 'string' || rejected.get(id)?.retry !== false,
  );
  return !vague || 'a rejected one lacks its code, or retry: false';
}

/** Whether an answer refuses, with one of these status codes, and says why in a problem document. */
export function isRefused(answer: Answer, ...statuses: number[]): Finding {
  if (!statuses.includes(answer.status)) return said(answer);
  return (
    /^application\/problem\+json/.test(answer.headers.get('content-type') ?? '') ||
    'refused, without RFC 9457'
  );
}
