import type { Destination } from '../destination.js';
import type { DroppedCounts, StoredSignal } from '../store.js';

/** Facts about a queue that are kept up to date, so that it need not be read. */
export interface Tally {
  /** The size of its pending signals in bytes. */
  size: number;
  /** Counts of dropped signals that are not reported yet. */
  dropped?: DroppedCounts;
  /** When a page last named the destination. */
  named?: number;
}

export const storeNames = ['signals', 'dead', 'leases', 'tallies'] as const;
export type StoreName = (typeof storeNames)[number];

export const refusal = (cause: unknown): Error => new Error('the database refused', { cause });

/** The result of a request. */
export const toPromise = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(refusal(request.error));
  });

/** The queue of signals from an older version, which stored an address and a source, but no key. */
export const oldQueue = ({ address, source }: Destination): string => `old ${address} ${source}`;

/** Gives rows of older versions a destination, as far as the name of their queue tells. */
async function upgradeRows(signals: IDBObjectStore, tallies: IDBObjectStore): Promise<void> {
  const rows = await toPromise(signals.getAll() as IDBRequest<Omit<StoredSignal, 'to' | 'stuck'>[]>);
  const keys = await toPromise(tallies.getAllKeys() as IDBRequest<string[]>);
  const old = new Map<string, Tally>();
  for (const key of keys)
    old.set(key, { ...(await toPromise(tallies.get(key) as IDBRequest<Tally>)), size: 0 });
  tallies.clear();
  for (const row of rows) {
    const [address = '', source = ''] = row.queue.split(' ');
    // Only a page that names the destination knows its key.
    const to: Destination = { address, source, isCustom: true };
    const tally = old.get(row.queue) ?? { size: 0 };
    tally.size += row.size;
    old.set(row.queue, tally);
    signals.put({ ...row, queue: oldQueue(to), to, stuck: 0 });
  }
  const named = Date.now();
  for (const [queue, tally] of old) tallies.put({ ...tally, named }, `old ${queue}`);
}

/** Opens the database; an upgrade adds missing parts and keeps rows. Calls back when it may have been cleared. */
export function openDatabase(name: string, onClear: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 3);
  request.onupgradeneeded = ({ oldVersion }) => {
    const { result: db, transaction } = request;
    if (oldVersion < 1) {
      db.createObjectStore('signals', { keyPath: 'n', autoIncrement: true });
      db.createObjectStore('dead', { autoIncrement: true });
      db.createObjectStore('leases');
    }
    if (oldVersion < 2) db.createObjectStore('tallies');
    const signals = transaction!.objectStore('signals');
    if (oldVersion) signals.deleteIndex('order');
    // The key sorts rows by queue, stuck or not, rank and position.
    signals.createIndex('order', ['queue', 'stuck', 'rank', 'n']);
    if (oldVersion)
      void upgradeRows(signals, transaction!.objectStore('tallies')).catch(() => transaction!.abort());
  };
  const opened = toPromise(request).then(db => {
    // Another tab upgrades, or the browser cleans up: the next call opens the database again.
    db.onversionchange = ({ newVersion }) => {
      db.close();
      if (newVersion === null) onClear();
    };
    db.onclose = onClear;
    return db;
  });
  // An older page blocks the upgrade: signals go to memory rather than wait for it.
  const blocked = new Promise<never>((_, reject) => (request.onblocked = () => reject(refusal('blocked'))));
  return Promise.race([opened, blocked]);
}
