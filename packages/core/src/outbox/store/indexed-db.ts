import {
  counted,
  type DeadSignal,
  deadLimit,
  type DroppedCounts,
  isLeased,
  type OutboxStore,
  type StoredSignal,
  toDrop,
} from '../store.js';

interface Lease {
  holder: string;
  until: number;
}
/** What is known of a queue without looking through it. */
interface Tally {
  /** Bytes that wait. */
  size: number;
  /** What was dropped and not told yet. */
  dropped?: DroppedCounts | undefined;
}

const stores = ['signals', 'dead', 'leases', 'tallies'] as const;
type StoreName = (typeof stores)[number];
type Stores = (name: StoreName) => IDBObjectStore;

const refusal = (cause: unknown) => new Error('the database refused', { cause });

/** What a request comes to. */
const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(refusal(request.error));
  });

/** Opens the database; an upgrade adds what is missing, and rows stay. */
function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 2);
  request.onupgradeneeded = ({ oldVersion }) => {
    const { result: db, transaction } = request;
    if (oldVersion < 1) {
      // The key says what is next: its queue, its rank, its place.
      const signals = db.createObjectStore('signals', { keyPath: 'n', autoIncrement: true });
      signals.createIndex('order', ['queue', 'rank', 'n']);
      db.createObjectStore('dead', { autoIncrement: true });
      db.createObjectStore('leases');
    }
    const tallies = db.createObjectStore('tallies');
    const rows = transaction!.objectStore('signals').getAll() as IDBRequest<StoredSignal[]>;
    rows.onsuccess = () => {
      const sizes = new Map<string, number>();
      for (const { queue, size } of rows.result) sizes.set(queue, (sizes.get(queue) ?? 0) + size);
      for (const [queue, size] of sizes) tallies.put({ size }, queue);
    };
  };
  const opened = settled(request).then(db => {
    // Another tab upgrades, or the browser cleans up: opened again at the next call.
    db.onversionchange = db.onclose = () => db.close();
    return db;
  });
  // A page with an older version that does not let go: signals wait in memory rather than for it.
  const blocked = new Promise<never>((_, reject) => (request.onblocked = () => reject(refusal('blocked'))));
  return Promise.race([opened, blocked]);
}

/** All signals of a queue that have at least some rank. */
const range = (queue: string, rank = 0) => IDBKeyRange.bound([queue, rank], [queue, []]);

const tallyOf = async (store: Stores, queue: string): Promise<Tally> =>
  (await settled(store('tallies').get(queue) as IDBRequest<Tally | undefined>)) ?? { size: 0 };

/** Deletes rows that are there, and what they weigh. */
async function erase(
  store: Stores,
  queue: string,
  rows: readonly StoredSignal[],
  tally: Tally,
): Promise<void> {
  const signals = store('signals');
  for (const { n, size } of rows) {
    if ((await settled(signals.count(n))) === 0) continue;
    signals.delete(n!);
    tally.size -= size;
  }
  store('tallies').put(tally, queue);
}

/**
 * Signals in IndexedDB: what it says is stored has survived a killed browser (`durability: 'strict'`, told on
 * the transaction's completion). Rejects wherever the browser refuses.
 */
export function indexedDbStore(name = 'tillside'): OutboxStore {
  let opened: Promise<IDBDatabase> | undefined;

  /**
   * Runs one transaction; resolves with the action's result once it is complete. A removal may be lost with
   * the machine's power, since what is sent twice is taken once; nothing else may.
   */
  const transact = async <T>(
    mode: IDBTransactionMode,
    action: (store: Stores) => Promise<T>,
    durability: IDBTransactionDurability = 'strict',
  ): Promise<T> => {
    const db = await (opened ??= open(name));
    const transaction = db.transaction([...stores], mode, { durability });
    const complete = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(refusal(transaction.error));
    });
    const [result] = await Promise.all([action(name => transaction.objectStore(name)), complete]);
    return result;
  };
  const attempt: typeof transact = async (...work) => {
    try {
      return await transact(...work);
    } catch (error) {
      const isClosed = error instanceof DOMException && error.name === 'InvalidStateError';
      opened = undefined;
      if (isClosed) return transact(...work);
      throw error;
    }
  };
  const of = (store: Stores, keys: IDBKeyRange, count?: number): Promise<StoredSignal[]> =>
    settled(store('signals').index('order').getAll(keys, count) as IDBRequest<StoredSignal[]>);

  return {
    add: (row, limits) =>
      attempt('readwrite', async store => {
        const { queue } = row;
        const signals = store('signals');
        const tally = await tallyOf(store, queue);
        signals.add(row);
        tally.size += row.size;
        const held = { count: await settled(signals.index('order').count(range(queue))), size: tally.size };
        const isFull = held.count > limits.count || held.size > limits.size;
        const gone = isFull ? toDrop(await of(store, range(queue, 1)), held, limits) : [];
        if (gone.length) tally.dropped = counted(tally.dropped ?? {}, gone);
        await erase(store, queue, gone, tally);
        return gone;
      }),
    next: (queue, count) => attempt('readonly', store => of(store, range(queue), count)),
    remove: (rows, reason) =>
      attempt(
        'readwrite',
        async store => {
          const { queue } = rows[0]!;
          await erase(store, queue, rows, await tallyOf(store, queue));
          if (!reason) return;
          const dead = store('dead');
          for (const row of rows) dead.add({ row, reason });
          const keys = await settled(dead.getAllKeys());
          for (const key of keys.slice(0, -deadLimit)) dead.delete(key);
        },
        reason ? 'strict' : 'relaxed',
      ),
    count: queue =>
      attempt('readonly', store => settled(store('signals').index('order').count(range(queue)))),
    dead: queue =>
      attempt('readonly', async store => {
        const dead = await settled(store('dead').getAll() as IDBRequest<DeadSignal[]>);
        return dead.filter(({ row }) => row.queue === queue);
      }),
    account: (queue, make) =>
      attempt('readwrite', async store => {
        const { size, dropped } = await tallyOf(store, queue);
        if (!dropped) return;
        const row = make(dropped);
        store('signals').add(row);
        store('tallies').put({ size: size + row.size }, queue);
      }),
    forget: (queue, ref) =>
      attempt('readwrite', async store => {
        const isTheirs = (row: StoredSignal) => row.queue === queue && row.signal.data.ref === ref;
        const theirs = (await of(store, range(queue))).filter(isTheirs);
        await erase(store, queue, theirs, await tallyOf(store, queue));
        const dead = store('dead');
        const [keys, rows] = await Promise.all([
          settled(dead.getAllKeys()),
          settled(dead.getAll() as IDBRequest<DeadSignal[]>),
        ]);
        rows.forEach(({ row }, i) => isTheirs(row) && dead.delete(keys[i]!));
        return theirs.map(({ signal }) => signal.id);
      }),
    lease: (queue, holder, now, until) =>
      attempt('readwrite', async store => {
        const leases = store('leases');
        const lease = await settled(leases.get(queue) as IDBRequest<Lease | undefined>);
        if (isLeased(lease, holder, now, until)) return false;
        leases.put({ holder, until }, queue);
        return true;
      }),
  };
}
