import { uuid } from '../uuid.js';
import type { OutboxStore } from './store.js';

/**
 * Runs an action while nobody else holds the lock of that name; resolves with false, at once, if somebody does.
 * `renew` keeps the lock for a running action; it resolves with false if the lock was lost.
 */
export type Lock = (
  name: string,
  action: (renew: () => Promise<boolean>) => Promise<void>,
) => Promise<boolean>;

/** Long enough for one slow request, in milliseconds. */
const leaseTime = 60_000;

/** A lock that expires by itself, in a store that tabs share. */
class Lease {
  readonly #store: OutboxStore;
  readonly #now: () => number;
  readonly #holder = uuid();

  constructor(store: OutboxStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Takes or renews the lease; rejects if the store refuses. */
  take(name: string): Promise<boolean> {
    const now = this.#now();
    return this.#store.lease(name, this.#holder, now, now + leaseTime);
  }

  /** Counts as renewed if the store refuses: then it has nothing that another tab could send. */
  readonly renew = (name: string) => () => this.take(name).catch(() => true);

  /** Takes the lease over for the holder of the Web Lock. `Infinity` as the time: every other lease has expired. */
  async seize(name: string): Promise<void> {
    await this.#store.lease(name, this.#holder, Infinity, this.#now() + leaseTime).catch(() => undefined);
  }

  async release(name: string): Promise<void> {
    await this.#store.lease(name, this.#holder, this.#now(), 0).catch(() => undefined);
  }
}

/**
 * Uses Web Locks: the browser releases the lock when a tab dies. A frozen tab keeps the lock, but does not renew its
 * lease, so that the lock can be stolen. Signals that it sends again once it resumes count once at the receiver. A
 * browser that refuses locks, for example with all site data blocked, has no store that tabs could share either.
 */
export function webLock(locks: LockManager, store: OutboxStore, now: () => number = Date.now): Lock {
  const lease = new Lease(store, now);
  return async (name, action) => {
    let isAnswered = false;
    const hold = (options: LockOptions) =>
      locks.request(name, options, async lock => {
        isAnswered = true;
        if (!lock) return false;
        await lease.seize(name);
        await action(lease.renew(name));
        await lease.release(name);
        return true;
      });
    try {
      if (await hold({ ifAvailable: true })) return true;
      const isFrozen = await lease.take(name).catch(() => false);
      return isFrozen && (await hold({ steal: true }));
    } catch (error) {
      if (isAnswered) throw error;
      await action(() => Promise.resolve(true));
      return true;
    }
  };
}

/** Uses a lease in the store, renewed before each request: for pages without Web Locks, as on plain http. */
export function leaseLock(store: OutboxStore, now: () => number = Date.now): Lock {
  const lease = new Lease(store, now);
  return async (name, action) => {
    const renew = lease.renew(name);
    if (!(await renew())) return false;
    try {
      await action(renew);
    } finally {
      await lease.release(name);
    }
    return true;
  };
}
