import type { Signal } from '@tillside/contract';

/** A signal that waits to be delivered. */
export interface StoredSignal {
  /** Where it goes and where it comes from: queues do not mix. */
  queue: string;
  /** What is sent first and dropped last: 0 for what a person said, 1 for what they did, 2 for what was seen. */
  rank: number;
  /** Its place among those of its rank; given by the store. */
  n?: number;
  /** Bytes of its JSON. */
  size: number;
  signal: Signal;
}

/** A signal that the receiver will never take, and why. */
export interface DeadSignal {
  row: StoredSignal;
  reason: string;
}

/** How much a queue may hold; what exceeds it goes by rank, and rank 0 never goes. */
export interface OutboxLimits {
  count: number;
  /** Bytes of JSON. */
  size: number;
}

/** How many signals were dropped, by type. */
export type DroppedCounts = Record<string, number>;

/** Where signals wait. A POS shell may bring its own. */
export interface OutboxStore {
  /** Adds a signal. Resolves once that is durable, with what had to go for it; rejects if it is refused. */
  add(row: StoredSignal, limits: OutboxLimits): Promise<StoredSignal[]>;
  /** The next ones to send: by rank, then oldest first; all of them without a count. */
  next(queue: string, count?: number): Promise<StoredSignal[]>;
  /** Removes what was delivered; with a reason, what cannot be, which is kept aside. */
  remove(rows: readonly StoredSignal[], reason?: string): Promise<void>;
  /** How many wait. */
  count(queue: string): Promise<number>;
  /** What was put aside; the newest 500 of all queues are kept. */
  dead(queue: string): Promise<DeadSignal[]>;
  /**
   * Turns the counts of what was dropped since the last time, if any, into a signal that waits: both or
   * neither, so that nothing is told twice.
   */
  account(queue: string, make: (counts: DroppedCounts) => StoredSignal): Promise<void>;
  /** Erases what waits or was put aside and belongs to a customer. Resolves with the ids. */
  forget(queue: string, ref: string): Promise<string[]>;
  /** Takes the right to send from a queue until a time, unless another holder has it. */
  lease(queue: string, holder: string, now: number, until: number): Promise<boolean>;
}

/** How many of those that cannot be delivered are kept aside. */
export const deadLimit = 500;

/**
 * What goes of the expendable ones (not of rank 0) to make room: the highest rank first, the oldest of it
 * first. A tenth more than needed, so that a full queue need not be looked through for every signal.
 */
export function toDrop(
  expendable: readonly StoredSignal[],
  held: OutboxLimits,
  limits: OutboxLimits,
): StoredSignal[] {
  let { count, size } = held;
  if (count <= limits.count && size <= limits.size) return [];
  const first = [...expendable].sort((a, b) => b.rank - a.rank || a.n! - b.n!);
  return first.filter(row => {
    if (count <= limits.count * 0.9 && size <= limits.size * 0.9) return false;
    count--;
    size -= row.size;
    return true;
  });
}

/** Whether a lease is in force for somebody else. One that ends later than any could was made by another clock. */
export function isLeased(
  lease: { holder: string; until: number } | undefined,
  holder: string,
  now: number,
  until: number,
): boolean {
  return !!lease && lease.holder !== holder && lease.until > now && lease.until <= until;
}

/** Adds rows to counts by type. */
export function counted(counts: DroppedCounts, rows: readonly StoredSignal[]): DroppedCounts {
  const sum = { ...counts };
  for (const { signal } of rows) sum[signal.type] = (sum[signal.type] ?? 0) + 1;
  return sum;
}
