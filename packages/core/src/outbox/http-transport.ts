import { signalRequest } from '../signal-request.js';
import { readResponse } from './read-response.js';
import { noAcknowledgement, type Transport } from './transport.js';

/** Options of the HTTP transport. */
export interface HttpOptions {
  /** The largest batch that the endpoint accepts; 1, the default, for single events. */
  batch?: number | undefined;
  /** The global `fetch` by default. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Sent as `Authorization: Bearer`; a publishable key, since it is in the page. */
  key?: string | null | undefined;
}

/** All keepalive requests share 64 KiB; this many bytes are safe. */
const keepaliveLimit = 60_000;
let keepalive = 0;

/** How many bytes can be sent now in requests that survive the page. */
export const keepaliveRoom = (): number => keepaliveLimit - keepalive;

/**
 * Sends over HTTP by the CloudEvents binding: one event per request, or a batch if the endpoint is known to accept it.
 * A redirect is an error, which also exposes captive portals.
 */
export function httpTransport(
  endpoint: string,
  { batch = 1, fetch = globalThis.fetch, key }: HttpOptions = {},
): Transport {
  const isBatch = batch > 1;
  return async (signals, abort) => {
    const request = signalRequest(signals, isBatch, key);
    const size = new TextEncoder().encode(request.body).length;
    const isSmall = size <= keepaliveRoom();
    if (isSmall) keepalive += size;
    try {
      const response = await fetch(endpoint, {
        ...request,
        keepalive: isSmall,
        ...(abort && { signal: abort }),
      });
      return await readResponse(response, { endpoint, ids: signals.map(({ id }) => id), isBatch });
    } catch {
      // A CORS error looks like any other network failure.
      return { ...noAcknowledgement, failure: 'unreachable' };
    } finally {
      if (isSmall) keepalive -= size;
    }
  };
}
