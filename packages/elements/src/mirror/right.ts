/** How often an unsure side asks, in milliseconds, and how many asks without an answer mean that nobody is there. */
export const pulse = 1000;
export const patience = 2;

const nameOf = (lane: string) => `tillside:mirror/${lane}`;

/** The browser's locks, where there are some: not on plain `http://` hosts, and not in a sandboxed frame. */
export const locks: LockManager | undefined =
  globalThis.origin === 'null' ? undefined : (globalThis.navigator as Partial<Navigator> | undefined)?.locks;

/**
 * Waits for a lane's lock, and keeps it from then on until the function that it gives is called: the browser
 * gives it back when the page dies, however it dies.
 */
export function keepLock(locks: LockManager, lane: string, onHeld: () => void): () => void {
  const abort = new AbortController();
  let release = () => abort.abort();
  const hold = () =>
    new Promise<void>(resolve => {
      release = resolve;
      onHeld();
    });
  locks.request(nameOf(lane), { signal: abort.signal }, hold).catch(() => undefined);
  return () => release();
}

/** Calls back when nobody holds a lane's lock any more, unless the function that it gives is called before. */
export function whenFree(locks: LockManager, lane: string, onFree: () => void): () => void {
  const abort = new AbortController();
  locks.request(nameOf(lane), { signal: abort.signal }, onFree).catch(() => undefined);
  return () => abort.abort();
}
