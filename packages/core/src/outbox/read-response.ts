import { noAcknowledgement, type Refusal, type TransportResult } from './transport.js';

/** The request that a response is read for. */
export interface Sent {
  endpoint: string;
  ids: readonly string[];
  isBatch: boolean;
}

const longestPause = 86_400_000;
/** Temporary: neither a smaller batch nor another signal would succeed now. */
const unavailable: readonly number[] = [408, 425, 429];
/** About the key, the address or the method, not about the signals: they wait until somebody corrects that. */
const misdirected: readonly number[] = [401, 402, 404, 405, 407, 410, 415];

/**
 * `Retry-After` (RFC 9110) in milliseconds, at most a day; 0 without one. A date is compared with the response's own
 * `Date`, since the device's clock may be wrong, and ignored if that cannot be read.
 */
function retryAfter({ headers }: Response): number {
  const value = headers.get('retry-after') ?? '';
  const seconds = Number(value);
  const ms = Number.isNaN(seconds)
    ? Date.parse(value) - Date.parse(headers.get('date') ?? '')
    : seconds * 1000;
  return ms > 0 ? Math.min(ms, longestPause) : 0;
}

/** A URL without the parts that the browser may change by itself: it drops the hash and may upgrade to https. */
const bare = (url: string) => url.replace(/^https?:|#.*/g, '');

const typeOf = ({ headers }: Response): string => headers.get('content-type') ?? '';

/** The body as an object; undefined if it is not JSON. */
function jsonOf(response: Response, text: string): Record<string, unknown> | undefined {
  try {
    const isJson = /json/i.test(typeOf(response));
    return isJson ? (Object(JSON.parse(text)) as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether JSON reports an error, as of a session that has expired, although its status does not. */
const reportsError = (response: Response, { error, errors, success, ok }: Record<string, unknown>): boolean =>
  /problem/i.test(typeOf(response)) ||
  !!error ||
  (Array.isArray(errors) && errors.length > 0) ||
  success === false ||
  ok === false;

/** The valid entries of a list of rejections. */
function rejections(list: unknown): (Refusal & { isFinal: boolean })[] {
  const items = Array.isArray(list) ? (list as unknown[]) : [];
  return items.flatMap(item => {
    const { id, code, retry } = Object(item) as Record<string, unknown>;
    return typeof id === 'string'
      ? [{ id, code: typeof code === 'string' ? code : 'rejected', isFinal: retry === false }]
      : [];
  });
}

/**
 * Reads what a response acknowledges. A refusal is final only if the receiver itself sent it: JSON with a code.
 * Anything else may come from a proxy or a captive portal, and acknowledges and refuses nothing.
 */
export async function readResponse(
  response: Response,
  { endpoint, ids, isBatch }: Sent,
): Promise<TransportResult> {
  const { status, ok, url, redirected, type } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400))
    return { ...noAcknowledgement, blocked: 'elsewhere' };
  // A response that cannot be read, as without CORS, has no status.
  if (!status) return { ...noAcknowledgement, failure: 'unreachable' };
  if (status >= 500 || unavailable.includes(status))
    return { ...noAcknowledgement, after: retryAfter(response), failure: String(status) };
  const text = await response.text();
  const body = jsonOf(response, text);
  if (status === 410 && body) return { ...noAcknowledgement, isGone: true };
  if (misdirected.includes(status) || (status === 403 && body))
    return { ...noAcknowledgement, blocked: String(status) };
  if (!ok) {
    const isFinal = ids.length === 1 && typeof body?.code === 'string';
    if (!isFinal) return { ...noAcknowledgement, declined: String(status) };
    return { ...noAcknowledgement, refused: [{ id: ids[0]!, code: String(body.code) }] };
  }
  if (redirected || (url && bare(url) !== bare(endpoint)))
    return { ...noAcknowledgement, blocked: 'elsewhere' };
  if (Array.isArray(body?.accepted) || Array.isArray(body?.rejected)) {
    const accepted = Array.isArray(body.accepted) ? body.accepted.map(String) : [];
    const rejected = rejections(body.rejected).filter(({ id }) => ids.includes(id) && !accepted.includes(id));
    const isAbout = rejected.length > 0 || accepted.some(id => ids.includes(id));
    return {
      ...noAcknowledgement,
      accepted,
      refused: rejected.filter(({ isFinal }) => isFinal),
      stuck: rejected.filter(({ isFinal }) => !isFinal),
      ...(!isAbout && { blocked: 'unacknowledged' }),
    };
  }
  const isTaken = status === 202 || status === 204;
  const isSuccess = isTaken || (body && !reportsError(response, body));
  if (isBatch ? isTaken && !text : isSuccess) return { ...noAcknowledgement, accepted: ids };
  return { ...noAcknowledgement, blocked: 'unacknowledged' };
}
