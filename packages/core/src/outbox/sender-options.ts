import type { Lock } from './locks.js';
import type { SignalStatus } from './options.js';
import type { StoredSignal } from './store.js';
import type { FallbackStore } from './store/fallback.js';
import type { Wait } from './time.js';
import type { TransportResult } from './transport.js';

/** Options of a sender. */
export interface SenderOptions {
  queue: string;
  store: FallbackStore;
  lock: Lock;
  random: () => number;
  now: () => number;
  wait: Wait;
  /** The largest batch that the receiver accepts. */
  batch: () => number;
  transmit: (rows: readonly StoredSignal[]) => Promise<TransportResult>;
  onStatusChange: (status: SignalStatus, rows: readonly StoredSignal[], why?: string) => void;
  /** Called after a delivery, with one of its signals. */
  onDelivered: (row: StoredSignal) => Promise<void>;
}
