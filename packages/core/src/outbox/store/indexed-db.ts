import { type OutboxStore, type StoredSignal, toDrop } from '../store.js';

interface Lease {
  holder: string;
  until: number;
}

const stores = ['signals', 'dead', 'leases'] as const;
type StoreName = (typeof stores)[number];

const refusal = (cause: unknown) => new Error('the database refused', { cause });

/** What a request comes to. */
const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(refusal(request.error));
  });

/** Opens the database; an upgrade adds what is missing, and rows stay. */
function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const { result: db } = request;
    if (db.objectStoreNames.contains('signals')) return;
    // The key says what is next: its queue, its rank, its place.
    const signals = db.createObjectStore('signals', { keyPath: 'n', autoIncrement: true });
    signals.createIndex('order', ['queue', 'rank', 'n']);
    db.createObjectStore('dead', { autoIncrement: true });
    db.createObjectStore('leases');
  };
  return settled(request);
}

/**
 * Signals in IndexedDB: what it says is stored has survived a killed browser (`durability: 'strict'`, told on
 * the transaction's completion). Rejects wherever the browser refuses.
 */
export function indexedDbStore(name = 'tillside'): OutboxStore {
  let opened: Promise<IDBDatabase> | undefined;

  /** Runs one transaction; resolves with the action's result once it is complete. */
  const transact = async <T>(
    mode: IDBTransactionMode,
    action: (store: (name: StoreName) => IDBObjectStore) => Promise<T>,
  ): Promise<T> => {
    const db = await (opened ??= open(name));
    // Another tab upgrades, or the browser cleans up: open again at the next call.
    db.onversionchange = db.onclose = (): void => db.close();
    const transaction = db.transaction([...stores], mode, { durability: 'strict' });
    const complete = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(refusal(transaction.error));
    });
    const [result] = await Promise.all([action(name => transaction.objectStore(name)), complete]);
    return result;
  };
  const attempt: typeof transact = async (mode, action) => {
    try {
      return await transact(mode, action);
    } catch (error) {
      const isClosed = error instanceof DOMException && error.name === 'InvalidStateError';
      opened = undefined;
      if (isClosed) return transact(mode, action);
      throw error;
    }
  };
  const of = (signals: IDBObjectStore, queue: string, count?: number): Promise<StoredSignal[]> =>
    settled(
      signals.index('order').getAll(IDBKeyRange.bound([queue], [queue, []]), count) as IDBRequest<
        StoredSignal[]
      >,
    );

  return {
    add: (row, limits) =>
      attempt('readwrite', async store => {
        const signals = store('signals');
        await settled(signals.add(row));
        const gone = toDrop(await of(signals, row.queue), limits);
        for (const { n } of gone) signals.delete(n!);
        return gone;
      }),
    next: (queue, count) => attempt('readonly', store => of(store('signals'), queue, count)),
    remove: (rows, reason) =>
      attempt('readwrite', store => {
        for (const row of rows) {
          store('signals').delete(row.n!);
          if (reason) store('dead').add({ row, reason });
        }
        return Promise.resolve();
      }),
    count: queue =>
      attempt('readonly', store =>
        settled(
          store('signals')
            .index('order')
            .count(IDBKeyRange.bound([queue], [queue, []])),
        ),
      ),
    lease: (queue, holder, now, until) =>
      attempt('readwrite', async store => {
        const leases = store('leases');
        const lease = await settled(leases.get(queue) as IDBRequest<Lease | undefined>);
        if (lease && lease.holder !== holder && lease.until > now) return false;
        leases.put({ holder, until }, queue);
        return true;
      }),
  };
}
