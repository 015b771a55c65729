import type { Signal } from '@tillside/contract';
import type { Destination } from './destination.js';

/** A pending signal. */
export interface StoredSignal {
  /** The name of its destination's queue. */
  queue: string;
  /** Its destination, whichever page sends it. */
  to: Destination;
  /** Lower ranks are sent first and dropped last: 0 for answers, 1 for decisions, 2 for impressions. */
  rank: number;
  /** When it was last rejected as a stuck signal, in milliseconds since the epoch; 0 if it is not stuck. */
  stuck: number;
  /** Its position in its rank; assigned by the store. */
  n?: number;
  /** The size of its JSON in bytes. */
  size: number;
  signal: Signal;
  /** Whether something other than an outbox wrote it, and its signal cannot be sent. */
  isMalformed?: boolean;
}

/** A signal that the receiver has refused for good, with the reason. */
export interface DeadLetter {
  row: StoredSignal;
  reason: string;
}

/** The limits of a queue; signals beyond them are evicted by rank, but never those of rank 0. */
export interface OutboxLimits {
  count: number;
  /** JSON in bytes. */
  size: number;
}

/** The number of dropped signals, by type. */
export type DroppedCounts = Record<string, number>;

/** A queue with pending signals. */
export interface WaitingQueue {
  to: Destination;
  count: number;
  /** When a page last named the destination, in milliseconds since the epoch; 0 if none did. */
  named: number;
}

/** The store of an outbox. A POS shell can provide its own. */
export interface OutboxStore {
  /**
   * Adds signals of one queue, all or none. Resolves once they are durable, with the signals that were evicted to make
   * room, which may include new ones; rejects if the store refuses.
   */
  add(rows: readonly StoredSignal[], limits: OutboxLimits): Promise<StoredSignal[]>;
  /** The next signals to send, without stuck ones: by rank, then oldest first; all of them without a count. */
  next(queue: string, count?: number): Promise<StoredSignal[]>;
  /** The stuck signals. */
  stuck(queue: string): Promise<StoredSignal[]>;
  /** Marks signals as stuck, or records that they were rejected again. */
  park(rows: readonly StoredSignal[], now: number): Promise<void>;
  /** Removes delivered signals; with a reason, refused ones, which are kept as dead letters. */
  remove(rows: readonly StoredSignal[], reason?: string): Promise<void>;
  /** The number of pending signals, including stuck ones. */
  count(queue: string): Promise<number>;
  /** The dead letters; the newest 500 of all queues are kept. */
  deadLetters(queue: string): Promise<DeadLetter[]>;
  /**
   * Turns the counts of signals dropped since the last call, if any, into a pending signal: in one transaction, so that
   * none is reported twice.
   */
  reportDropped(queue: string, make: (counts: DroppedCounts) => StoredSignal): Promise<void>;
  /** Erases matching pending signals and dead letters in any queue. Resolves with the ids of the pending ones. */
  erase(matches: (row: StoredSignal) => boolean): Promise<string[]>;
  /** Moves the pending signals of a queue to another destination. Resolves with their ids. */
  move(queue: string, to: Destination): Promise<string[]>;
  /** All queues with pending signals. */
  queues(): Promise<WaitingQueue[]>;
  /** Records that a page names a destination. */
  name(to: Destination, now: number): Promise<void>;
  /** From now on, calls back when stored signals may be gone: somebody has cleared the storage. */
  onClear?(listener: () => void): unknown;
  /** Gives up a connection that does not answer: the next call makes another one. */
  reconnect?(): void;
  /** Takes or renews the lease of a queue until a time; resolves with false if another holder has it. */
  lease(queue: string, holder: string, now: number, until: number): Promise<boolean>;
}

/** The number of dead letters that are kept. */
export const deadLetterLimit = 500;

/** The sum of the sizes of rows. */
export const sizeOf = (rows: readonly StoredSignal[]): number =>
  rows.reduce((sum, { size }) => sum + size, 0);

/**
 * Selects the rows to evict: the highest rank first, and none of rank 0. Of one rank, the newest come first: the oldest
 * may be in flight, and would arrive although they are reported as dropped. It makes a tenth more room than needed, so
 * that a full queue need not be read for every signal.
 */
export function selectEvictions(
  rows: readonly StoredSignal[],
  held: OutboxLimits,
  limits: OutboxLimits,
): StoredSignal[] {
  let { count, size } = held;
  if (count <= limits.count && size <= limits.size) return [];
  // Rows that are not stored yet have no position.
  const expendable = rows.filter(({ rank }) => rank).reverse();
  expendable.sort((a, b) => b.rank - a.rank || (b.n ?? 0) - (a.n ?? 0));
  return expendable.filter(row => {
    if (count <= limits.count * 0.9 && size <= limits.size * 0.9) return false;
    count--;
    size -= row.size;
    return true;
  });
}

/** Whether somebody else holds a lease. One that ends later than any could comes from another clock, and is ignored. */
export function isLeased(
  lease: { holder: string; until: number } | undefined,
  holder: string,
  now: number,
  until: number,
): boolean {
  return !!lease && lease.holder !== holder && lease.until > now && lease.until <= until;
}

/** Counts rows by type. */
export function countsOf(rows: readonly StoredSignal[]): DroppedCounts {
  const counts: DroppedCounts = {};
  for (const { signal } of rows) counts[signal.type] = (counts[signal.type] ?? 0) + 1;
  return counts;
}

export function addCounts(some: DroppedCounts = {}, more: DroppedCounts = {}): DroppedCounts {
  const sum = { ...some };
  for (const [type, count] of Object.entries(more)) sum[type] = (sum[type] ?? 0) + count;
  return sum;
}
