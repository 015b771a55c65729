/** Callbacks of a request for a lane's lock. */
export interface LaneLockListener {
  onHeld(): void;
  /** Another page holds the lock, or did a moment ago: the request waits. */
  onContended(): void;
  /** The lock was held, and another page stole it. */
  onLost(): void;
  /** This page can have no lock of any kind. */
  onUnavailable(): void;
}

const nameOf = (lane: string) => `tillside:mirror/${lane}`;

/** The browser's locks: missing on plain `http://` hosts and in a sandboxed frame, where asking for them throws. */
const locks: LockManager | undefined =
  globalThis.origin === 'null' ? undefined : (globalThis.navigator as Partial<Navigator> | undefined)?.locks;

/**
 * Requests a lane's lock. The browser releases it when the page dies, however it dies, and never because the page is
 * busy. `steal` takes it from its holder, if the browser can. Returns a function that releases it or stops waiting.
 */
export function requestLaneLock(lane: string, listener: LaneLockListener, steal = false): () => void {
  return locks ? requestWebLock(locks, lane, listener, steal) : requestDatabaseLock(lane, listener);
}

/** Calls back once nobody holds a lane's lock. Returns a function that stops waiting. */
export function whenLaneLockIsFree(lane: string, onFree: () => void): () => void {
  if (locks) {
    const abort = new AbortController();
    locks.request(nameOf(lane), { signal: abort.signal }, onFree).catch(() => undefined);
    return () => abort.abort();
  }
  let isCancelled = false;
  indexedDB.deleteDatabase(nameOf(lane)).onsuccess = () => {
    if (!isCancelled) onFree();
  };
  return () => {
    isCancelled = true;
  };
}

function requestWebLock(
  locks: LockManager,
  lane: string,
  listener: LaneLockListener,
  steal: boolean,
): () => void {
  const abort = new AbortController();
  let release: (() => void) | undefined;
  const hold = () =>
    new Promise<void>(resolve => {
      release = resolve;
      listener.onHeld();
    });
  const request = async () => {
    const isHeld = await locks.request(
      nameOf(lane),
      steal ? { steal } : { ifAvailable: true },
      async lock => {
        if (lock && !abort.signal.aborted) await hold();
        return !!lock;
      },
    );
    if (isHeld || abort.signal.aborted) return;
    listener.onContended();
    await locks.request(nameOf(lane), { signal: abort.signal }, hold);
  };
  request().catch(() => {
    if (release) listener.onLost();
    else if (!abort.signal.aborted) listener.onUnavailable();
  });
  return () => {
    abort.abort();
    release?.();
  };
}

/**
 * A lock for pages without Web Locks: its holder is the page that created the lane's database and keeps it open.
 * Another page can create the database only after deleting it, which waits until every connection is closed; the
 * browser closes that of a dead page.
 */
function requestDatabaseLock(lane: string, listener: LaneLockListener): () => void {
  const name = nameOf(lane);
  let connection: IDBDatabase | undefined;
  let isCancelled = false;
  const create = () => {
    const opening = indexedDB.open(name);
    let isOurs = false;
    opening.onupgradeneeded = () => {
      isOurs = true;
    };
    opening.onerror = listener.onUnavailable;
    opening.onsuccess = () => {
      connection = opening.result;
      connection.onclose = listener.onLost;
      if (isOurs && !isCancelled) return listener.onHeld();
      connection.close();
      if (!isCancelled) start();
    };
  };
  const start = () => {
    const deletion = indexedDB.deleteDatabase(name);
    deletion.onblocked = listener.onContended;
    deletion.onerror = listener.onUnavailable;
    deletion.onsuccess = () => {
      if (!isCancelled) create();
    };
  };
  try {
    start();
  } catch {
    // A browser that refuses storage throws.
    queueMicrotask(listener.onUnavailable);
  }
  return () => {
    isCancelled = true;
    connection?.close();
  };
}
