import { sqlState, type Database } from '../database/database.js';

/** Too many signals are waiting to be stored. */
export class Overloaded extends Error {
  override name = 'Overloaded';
}

interface Job<T> {
  arrived: readonly T[];
  done: () => void;
  failed: (reason: unknown) => void;
}

/** Stores signals; those that wait at the same time share a transaction (a group commit). */
export interface Writer<T> {
  /** Resolves when the signals are committed. */
  add(arrived: readonly T[]): Promise<void>;
  /** Resolves when the queue is empty. */
  idle(): Promise<void>;
}

export interface WriterOptions<T> {
  database: Database;
  /** Stores signals and all that they change, or nothing. */
  record: (arrived: readonly T[]) => Promise<void>;
  /** The maximum number of signals in a transaction, unless a single request has more. */
  group?: number;
  /** How many signals justify a second transaction beside one that is running; fewer wait for it to end. */
  enough?: number;
  /** The maximum number of signals in the queue. */
  room?: number;
}

/** A deadlock or a serialization failure: a retry can succeed. */
const isPassing = (error: unknown): boolean => /^40(001|P01)$/.test(sqlState(error) ?? '');

export function createWriter<T>({
  database,
  record,
  group = 500,
  enough = 200,
  room = 20_000,
}: WriterOptions<T>): Writer<T> {
  const queue: Job<T>[] = [];
  let waiting = 0;
  let active = 0;
  let rest: (() => void)[] = [];

  const take = (): Job<T>[] => {
    const jobs: Job<T>[] = [];
    let size = 0;
    while (queue.length && (!jobs.length || size + queue[0]!.arrived.length <= group)) {
      const job = queue.shift()!;
      size += job.arrived.length;
      jobs.push(job);
    }
    waiting -= size;
    return jobs;
  };
  const store = async (jobs: readonly Job<T>[], tries = 3): Promise<void> => {
    try {
      await record(jobs.flatMap(({ arrived }) => arrived));
      for (const { done } of jobs) done();
    } catch (error) {
      if (isPassing(error) && tries > 1) return store(jobs, tries - 1);
      // One request that cannot be stored must not fail those that were stored along with it.
      if (jobs.length > 1) for (const job of jobs) await store([job], tries);
      else jobs[0]!.failed(error);
    }
  };
  /**
   * The embedded database blocks this thread while it works, so requests that came in meanwhile have yet to
   * be read.
   */
  const listen = (): Promise<void> | undefined =>
    database.kind === 'pglite' ? new Promise(resolve => setTimeout(resolve, 1)) : undefined;
  const pump = (): void => {
    while (queue.length && (active === 0 || (active < database.width && waiting >= enough))) {
      active++;
      void store(take())
        .then(listen)
        .finally(() => {
          active--;
          pump();
        });
    }
    if (active === 0) {
      for (const resolve of rest) resolve();
      rest = [];
    }
  };

  return {
    add: arrived =>
      new Promise((done, failed) => {
        if (waiting + arrived.length > room) return failed(new Overloaded('too much is waiting'));
        waiting += arrived.length;
        queue.push({ arrived, done, failed });
        // Signals that arrive in the same turn of the event loop share a transaction.
        queueMicrotask(pump);
      }),
    idle: () =>
      new Promise(resolve => {
        rest.push(resolve);
        pump();
      }),
  };
}
