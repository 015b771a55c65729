import type { Signal } from '@tillside/contract';

/** What became of signals that were sent; what it does not name is to be sent again. */
export interface Outcome {
  /** Ids of those that were taken. */
  accepted: readonly string[];
  /** Those that never will be, and why. */
  refused: readonly { id: string; code: string }[];
  /** When to come back, as the receiver asked, in milliseconds; 0 if it did not say. */
  after: number;
  /** Why the receiver takes nothing from here until somebody mends that: a wrong key, a wrong address. */
  blocked?: string;
  /** The receiver is no more. */
  isGone?: boolean;
}

/** Sends signals: one, or as many as the receiver takes at once. Never rejects. */
export type Transport = (signals: readonly Signal[]) => Promise<Outcome>;

/** How signals are sent over HTTP. */
export interface HttpOptions {
  /** The most that the endpoint takes at once; 1, the default, for single events. */
  batch?: number;
  /** The platform's by default. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Sent as `Authorization: Bearer`; a publishable key, since it is in the page. */
  key?: string | null | undefined;
}

/** An endpoint that does not answer for so long is as good as down, in milliseconds. */
export const patience = 30_000;
/** Keepalive bodies share 64 KiB; so many bytes are safe. */
export const keepaliveLimit = 60_000;
let keepalive = 0;

/** An answer that acknowledges nothing. */
export const nothing: Outcome = { accepted: [], refused: [], after: 0 };

/** `Retry-After` in milliseconds, seconds or a date (RFC 9110); at most a day. */
function retryAfter({ headers }: Response): number {
  const value = headers.get('retry-after') ?? '';
  const ms = Number(value) * 1000 || Date.parse(value) - Date.now();
  return ms > 0 ? Math.min(ms, 86_400_000) : 0;
}

/** What an answer acknowledges. A page of HTML, as a captive portal sends it, acknowledges nothing. */
async function read(response: Response, ids: readonly string[], isBatch: boolean): Promise<Outcome> {
  const { status, ok, headers } = response;
  if (status === 410) return { ...nothing, isGone: true };
  if (status >= 500 || [408, 425, 429].includes(status)) return { ...nothing, after: retryAfter(response) };
  // These are about the key, the address or the way it is sent, not about the signals: they wait until
  // that is mended.
  if ([401, 402, 403, 404, 405, 407, 415].includes(status)) return { ...nothing, blocked: String(status) };
  // Of a refused batch nothing is known of each; the outbox sends them one by one.
  if (!ok) return { ...nothing, refused: ids.map(id => ({ id, code: String(status) })) };
  if (!isBatch && status !== 200) return { ...nothing, accepted: ids };
  if (!/json/.test(headers.get('content-type') ?? '')) return nothing;
  const { accepted, rejected } = Object(await response.json()) as Record<string, unknown>;
  if (!isBatch && !accepted && !rejected) return { ...nothing, accepted: ids };
  const final = (Array.isArray(rejected) ? rejected : []) as { id: string; code: string; retry: boolean }[];
  return {
    ...nothing,
    accepted: Array.isArray(accepted) ? accepted.map(String) : [],
    refused: final.filter(({ retry }) => !retry),
  };
}

/**
 * Sends over HTTP as CloudEvents ask: one by one, or as a batch only where the endpoint is known to take it.
 * A redirect is an error, which also unmasks captive portals.
 */
export function httpTransport(
  endpoint: string,
  { batch = 1, fetch = globalThis.fetch, key }: HttpOptions = {},
): Transport {
  const isBatch = batch > 1;
  const headers = {
    'content-type': `application/cloudevents${isBatch ? '-batch' : ''}+json`,
    ...(key && { authorization: `Bearer ${key}` }),
  };
  return async signals => {
    const body = JSON.stringify(isBatch ? signals : signals[0]);
    const size = new TextEncoder().encode(body).length;
    const isSmall = keepalive + size < keepaliveLimit;
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), patience);
    if (isSmall) keepalive += size;
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        redirect: 'error',
        keepalive: isSmall,
        headers,
        body,
        signal: abort.signal,
      });
      return await read(
        response,
        signals.map(({ id }) => id),
        isBatch,
      );
    } catch {
      return nothing;
    } finally {
      clearTimeout(timer);
      if (isSmall) keepalive -= size;
    }
  };
}
