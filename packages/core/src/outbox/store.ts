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

/** How much a queue may hold; what exceeds it goes by rank, and rank 0 never goes. */
export interface OutboxLimits {
  count: number;
  /** Bytes of JSON. */
  size: number;
}

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
  /** Takes the right to send from a queue until a time, unless another holder has it. */
  lease(queue: string, holder: string, now: number, until: number): Promise<boolean>;
}

/** What goes to make room: the highest rank first, the oldest of it first, and never rank 0. */
export function toDrop(rows: readonly StoredSignal[], { count, size }: OutboxLimits): StoredSignal[] {
  let total = rows.reduce((sum, row) => sum + row.size, 0);
  let left = rows.length;
  const expendable = rows.filter(({ rank }) => rank).sort((a, b) => b.rank - a.rank || a.n! - b.n!);
  return expendable.filter(row => {
    if (left <= count && total <= size) return false;
    left--;
    total -= row.size;
    return true;
  });
}
