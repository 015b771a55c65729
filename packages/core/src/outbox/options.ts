import type { OutboxLimits, OutboxStore } from './store.js';
import type { Transport } from './transport.js';

/**
 * Runs an action while nobody else does under that name; resolves with false, at once, if somebody does.
 * `keep` says that the action goes on; it resolves with false where the right to it was lost.
 */
export type Lock = (
  name: string,
  action: (keep: () => Promise<boolean>) => Promise<void>,
) => Promise<boolean>;

/**
 * What became of signals: `stored` where they survive the page, `kept` in memory where no store takes them,
 * `delivered`, `refused` for good, `dropped` to make room, or `blocked` until somebody mends a key or address.
 */
export type Fate = 'stored' | 'kept' | 'delivered' | 'refused' | 'dropped' | 'blocked';

/** What an outbox works with: everything that a test or a POS shell may want to bring. */
export interface OutboxOptions {
  /** Names the queue: one for each endpoint and source. */
  queue: string;
  store: OutboxStore;
  transport: Transport;
  lock: Lock;
  /** The most that the endpoint takes at once; 1 for single events. */
  batch?: number;
  /** 1,000 signals or a million bytes, unless said otherwise. */
  limits?: OutboxLimits;
  random?: () => number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Calls back after some milliseconds; returns how to take that back. */
  wait?: (ms: number, callback: () => void) => () => void;
  /** Tells of the fate of signals by their ids; `why` where they were refused or blocked. */
  onFate?: (fate: Fate, ids: readonly string[], why?: string) => void;
}
