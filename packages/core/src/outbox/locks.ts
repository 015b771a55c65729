import { uuid } from '../uuid.js';
import type { Lock } from './options.js';
import type { OutboxStore } from './store.js';

/** Long enough for one request that takes its time, in milliseconds. */
const leaseTime = 60_000;

/**
 * Web Locks: the browser gives the lock back when a tab dies, so nothing has to be timed. A browser that refuses
 * them, as where a person blocked all site data, has no store that tabs could share either.
 */
export function webLock(locks: LockManager): Lock {
  return async (name, action) => {
    const keep = () => Promise.resolve(true);
    let isAnswered = false;
    try {
      return await locks.request(name, { ifAvailable: true }, async lock => {
        isAnswered = true;
        if (lock) await action(keep);
        return lock !== null;
      });
    } catch (error) {
      if (isAnswered) throw error;
      await action(keep);
      return true;
    }
  };
}

/**
 * A lease in the store, renewed before each request, for pages without Web Locks, as on plain `http://` hosts.
 * A store that refuses the lease holds nothing that another tab could send.
 */
export function leaseLock(store: OutboxStore, now: () => number = Date.now): Lock {
  const holder = uuid();
  return async (name, action) => {
    const keep = () => store.lease(name, holder, now(), now() + leaseTime).catch(() => true);
    if (!(await keep())) return false;
    try {
      await action(keep);
    } finally {
      await store.lease(name, holder, now(), 0).catch(() => undefined);
    }
    return true;
  };
}
