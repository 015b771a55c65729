import type { Destination, Transport } from '@tillside/core/outbox';
import { tryOrNull } from '../shared/storage.js';
import type { DeliveryHost } from './delivery-host.js';
import { resolveAddress } from './resolve-address.js';

/** Where an element sends the signals that its host does not answer, and by what. */
export interface Route extends Omit<Destination, 'source'> {
  /** Sends over HTTP if there is no `relay`. */
  fetch?: typeof fetch | undefined;
  /** Hands signals over to the lane's other screen. */
  relay?: Transport;
}

/** The route that the properties of an element name; undefined without one, null if its endpoint is no address. */
export function routeOf({ endpoint, batch, fetch, writeKey, peer }: DeliveryHost): Route | undefined | null {
  if (!endpoint) return peer?.relay && { address: 'mirror', isCustom: true, batch: 50, relay: peer.relay };
  const address = tryOrNull(() => resolveAddress(endpoint));
  if (address === null) return null;
  return {
    ...{ address, batch: batch > 1 ? Math.floor(batch) : 1 },
    ...(writeKey && { key: writeKey }),
    // A page that sends the signals later needs the same custom fetch.
    ...(fetch && { isCustom: true, fetch }),
  };
}
