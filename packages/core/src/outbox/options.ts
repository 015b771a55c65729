import type { Destination } from './destination.js';
import type { Lock } from './locks.js';
import type { OutboxLimits, OutboxStore } from './store.js';
import type { Wait } from './time.js';
import type { Transport } from './transport.js';

/**
 * The status of signals: `stored` if they survive the page, `volatile` in memory if no store accepts them,
 * `delivered`, `refused` for good, `dropped` to make room or on request, `rerouted` to another destination, `stuck`
 * if they are rejected repeatedly while others are accepted, or `blocked` until somebody corrects a key, an address
 * or the network.
 */
export type SignalStatus =
  'stored' | 'volatile' | 'delivered' | 'refused' | 'dropped' | 'rerouted' | 'stuck' | 'blocked';

/** Called when the status of signals changes, with their ids, and with the reason if they do not arrive. */
export type StatusListener = (status: SignalStatus, ids: readonly string[], why?: string) => void;

/** Options of an outbox, including everything that a test or a POS shell may want to replace. */
export interface OutboxOptions {
  to: Destination;
  store: OutboxStore;
  transport: Transport;
  lock: Lock;
  /** 1,000 signals and a million bytes by default. */
  limits?: OutboxLimits;
  random?: () => number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  wait?: Wait;
  onStatusChange?: StatusListener;
}
