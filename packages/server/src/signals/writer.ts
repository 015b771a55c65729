import { sqlState, type Database } from '../store/database.js';
import { type Arrived, write } from './write.js';

/** More is waiting to be stored than the server takes on. */
export class Overloaded extends Error {
  override name = 'Overloaded';
}

interface Job {
  arrived: readonly Arrived[];
  done: () => void;
  failed: (reason: unknown) => void;
}

/** Stores signals; what waits at the same time is stored in one transaction (a group commit). */
export interface Writer {
  /** Resolves when the signals are committed. */
  add(arrived: readonly Arrived[]): Promise<void>;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

export interface WriterOptions {
  database: Database;
  now: () => Date;
  /** Signals in one transaction, if no single request has more. */
  group?: number;
  /** Signals that are worth a transaction beside one that is under way; fewer wait for it to end. */
  enough?: number;
  /** Signals that may wait. */
  room?: number;
}

/** A deadlock or a failed serialization: the same again can succeed. */
const isPassing = (error: unknown): boolean => /^40(001|P01)$/.test(sqlState(error) ?? '');

export function createWriter({
  database,
  now,
  group = 500,
  enough = 200,
  room = 20_000,
}: WriterOptions): Writer {
  const queue: Job[] = [];
  let waiting = 0;
  let active = 0;
  let rest: (() => void)[] = [];

  const take = (): Job[] => {
    const jobs: Job[] = [];
    let size = 0;
    while (queue.length && (!jobs.length || size + queue[0]!.arrived.length <= group)) {
      const job = queue.shift()!;
      size += job.arrived.length;
      jobs.push(job);
    }
    waiting -= size;
    return jobs;
  };
  const store = async (jobs: readonly Job[], tries = 3): Promise<void> => {
    try {
      await write(
        database,
        jobs.flatMap(({ arrived }) => arrived),
        now(),
      );
      for (const { done } of jobs) done();
    } catch (error) {
      if (isPassing(error) && tries > 1) return store(jobs, tries - 1);
      // One request that cannot be stored must not fail those that were stored along with it.
      if (jobs.length > 1) for (const job of jobs) await store([job], tries);
      else jobs[0]!.failed(error);
    }
  };
  /** The embedded database has this thread while it works: what came meanwhile is still to be read. */
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
        // What comes within the same turn goes together.
        queueMicrotask(pump);
      }),
    idle: () =>
      new Promise(resolve => {
        rest.push(resolve);
        pump();
      }),
  };
}
