import type { Signal } from '@tillside/contract';

/** A request as `fetch` takes it, named here since not every runtime has the DOM's types. */
export interface SignalRequest {
  method: 'POST';
  redirect: 'error';
  headers: Record<string, string>;
  body: string;
}

/**
 * The HTTP request that carries signals, by the HTTP binding of CloudEvents 1.0: one event, or a batch. `key` is sent
 * as `Authorization: Bearer`. A redirect is an error, which also exposes captive portals.
 */
export function signalRequest(
  signals: readonly Signal[],
  isBatch: boolean,
  key?: string | null,
): SignalRequest {
  return {
    method: 'POST',
    redirect: 'error',
    headers: {
      'content-type': `application/cloudevents${isBatch ? '-batch' : ''}+json`,
      ...(key && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(isBatch ? signals : signals[0]),
  };
}
