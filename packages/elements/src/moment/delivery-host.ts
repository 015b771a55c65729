import type { ReactiveElement } from 'lit';
import type { OutboxStatus } from '../events/till-outbox-change.js';
import type { Peer } from './peer.js';

/** The properties of a `<till-moment>` that determine how its signals are delivered. */
export interface DeliveryHost extends ReactiveElement {
  readonly endpoint: string | null;
  readonly batch: number;
  readonly writeKey: string | null;
  readonly fetch: typeof fetch | undefined;
  readonly source: string | null;
  readonly peer: Peer | undefined;
  readonly signals: 'off' | null;
}

/** The properties that determine where signals go: after a change, `connect()` is called again. */
export const deliveryProperties = [
  'endpoint',
  'batch',
  'writeKey',
  'fetch',
  'source',
  'peer',
  'signals',
] as const;

/** The state of the outbox, with methods for signals that cannot be delivered. */
export interface MomentOutbox extends OutboxStatus {
  /**
   * Reroutes the pending signals of an address to another one, with the element's `write-key`: after an endpoint has
   * moved, or its key has changed. Nothing is rerouted automatically. Resolves with the number of signals; rejects with
   * a `TypeError` for an invalid URL.
   */
  reroute(from: string, to: string): Promise<number>;
  /** Erases the pending signals of an address. Resolves with their number. */
  discard(from: string): Promise<number>;
}
