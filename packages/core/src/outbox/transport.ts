import type { Signal } from '@tillside/contract';

/** What became of signals that were sent. */
export type Outcome =
  | { kind: 'answered'; accepted: string[]; rejected: { id: string; code: string; retry: boolean }[] }
  /** Not now; `after` is what the server asked for, in milliseconds. */
  | { kind: 'retry'; after?: number }
  /** Never: the server understood and refuses. */
  | { kind: 'refused'; reason: string }
  /** The endpoint is no more. */
  | { kind: 'gone' };

/** Sends signals: one, or as many as the endpoint takes at once. Never rejects. */
export type Transport = (signals: readonly Signal[]) => Promise<Outcome>;

/** An endpoint that does not answer for so long is as good as down, in milliseconds. */
const patience = 30_000;
/** Keepalive bodies share 64 KiB; so many bytes are safe. */
const keepaliveLimit = 60_000;
let keepalive = 0;

/** `Retry-After` in milliseconds: seconds or a date (RFC 9110). */
function retryAfter(response: Response): number {
  const value = response.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return ms > 0 ? Math.min(ms, 86_400_000) : 0;
}

function isRejection(value: unknown): value is { id: string; code: string; retry: boolean } {
  return typeof value === 'object' && value !== null && 'id' in value;
}

/** What the answer acknowledges; undefined if it is no acknowledgement, as a captive portal's page is not. */
async function acknowledged(
  response: Response,
  signals: readonly Signal[],
  isBatch: boolean,
): Promise<Outcome> {
  const all: Outcome = { kind: 'answered', accepted: signals.map(({ id }) => id), rejected: [] };
  if (!isBatch && (response.status === 202 || response.status === 204)) return all;
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return { kind: 'retry' };
  const body: unknown = await response.json();
  const { accepted, rejected } = (body ?? {}) as { accepted?: unknown; rejected?: unknown };
  if (!Array.isArray(accepted) && !Array.isArray(rejected)) return isBatch ? { kind: 'retry' } : all;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  return {
    kind: 'answered',
    accepted: list(accepted).map(String),
    rejected: list(rejected).filter(isRejection),
  };
}

/**
 * Sends over HTTP as CloudEvents ask: one by one, or as a batch only where the endpoint is known to take it.
 * A redirect is an error, which also unmasks captive portals.
 */
export function httpTransport(
  endpoint: string,
  batch: number,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Transport {
  return async signals => {
    const isBatch = batch > 1;
    const body = JSON.stringify(isBatch ? signals : signals[0]);
    const size = new TextEncoder().encode(body).length;
    const fits = keepalive + size < keepaliveLimit;
    if (fits) keepalive += size;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), patience);
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        redirect: 'error',
        keepalive: fits,
        headers: { 'content-type': `application/cloudevents${isBatch ? '-batch' : ''}+json` },
        body,
        signal: abort.signal,
      });
      const { status, ok } = response;
      if (ok) return await acknowledged(response, signals, isBatch);
      if (status === 410) return { kind: 'gone' };
      if (status >= 500 || [408, 425, 429].includes(status))
        return { kind: 'retry', after: retryAfter(response) };
      return { kind: 'refused', reason: `the endpoint answered ${status}` };
    } catch {
      return { kind: 'retry' };
    } finally {
      clearTimeout(timer);
      if (fits) keepalive -= size;
    }
  };
}
