import { type Destination, queueOf } from '../destination.js';
import {
  addCounts,
  countsOf,
  type DeadLetter,
  deadLetterLimit,
  isLeased,
  type OutboxStore,
  selectEvictions,
  sizeOf,
  type StoredSignal,
  type WaitingQueue,
} from '../store.js';
import {
  openDatabase,
  oldQueue,
  refusal,
  type StoreName,
  storeNames,
  type Tally,
  toPromise,
} from './database.js';
import { isIndexed, soundRow } from './sound-row.js';

interface Lease {
  holder: string;
  until: number;
}
type Stores = (name: StoreName) => IDBObjectStore;

/** The key range of a queue, in which stuck signals come last. */
const whole = (queue: string) => IDBKeyRange.bound([queue], [queue, []]);
const unstuck = (queue: string) => IDBKeyRange.bound([queue, 0], [queue, 0, []]);
const stuck = (queue: string) => IDBKeyRange.bound([queue, 0, []], [queue, []]);

const rowsIn = async (store: Stores, keys: IDBKeyRange, count?: number): Promise<StoredSignal[]> => {
  const rows = await toPromise(
    store('signals').index('order').getAll(keys, count) as IDBRequest<StoredSignal[]>,
  );
  return rows.map(row => soundRow(row));
};
/** All rows, also those that no index has. */
const allRows = (store: Stores): Promise<Partial<StoredSignal>[]> =>
  toPromise(store('signals').getAll() as IDBRequest<Partial<StoredSignal>[]>);
const allLetters = async (store: Stores): Promise<DeadLetter[]> => {
  const letters = await toPromise(store('dead').getAll() as IDBRequest<Partial<DeadLetter>[]>);
  return letters.map(({ row = {}, reason = '' }) => ({ row: soundRow(row), reason }));
};
const countIn = (store: Stores, queue: string): Promise<number> =>
  toPromise(store('signals').index('order').count(whole(queue)));
const tallyOf = async (store: Stores, queue: string): Promise<Tally> =>
  (await toPromise(store('tallies').get(queue) as IDBRequest<Tally | undefined>)) ?? { size: 0 };
const idsOf = (rows: readonly StoredSignal[]) => rows.map(({ signal }) => signal.id);

/** The rows that still exist. After storage was cleared, another signal may have the number of one that is gone. */
async function present(store: Stores, rows: readonly StoredSignal[]): Promise<StoredSignal[]> {
  const stored = await Promise.all(
    rows.map(({ n }) => toPromise(store('signals').get(n!) as IDBRequest<StoredSignal | undefined>)),
  );
  return rows.filter(({ signal }, at) => stored[at] && soundRow(stored[at]).signal.id === signal.id);
}

/** Deletes rows, and subtracts their size. */
function deleteRows(store: Stores, queue: string, rows: readonly StoredSignal[], tally: Tally): void {
  for (const { n } of rows) store('signals').delete(n!);
  store('tallies').put({ ...tally, size: tally.size - sizeOf(rows) }, queue);
}

/** Gives rows keys that have none, so that they are found: theirs, or those of a destination. */
async function indexRows(store: Stores, to: Destination): Promise<void> {
  const signals = store('signals');
  const counts = [toPromise(signals.count()), toPromise(signals.index('order').count())] as const;
  const [all, indexed] = await Promise.all(counts);
  if (all === indexed) return;
  for (const row of await allRows(store)) if (!isIndexed(row)) signals.put(soundRow(row, to));
}

/** Moves rows to another destination, with the unreported counts of dropped signals. */
async function moveRows(store: Stores, queue: string, to: Destination): Promise<string[]> {
  const rows = await rowsIn(store, whole(queue));
  const target = queueOf(to);
  const [from, tally] = await Promise.all([tallyOf(store, queue), tallyOf(store, target)]);
  for (const row of rows) store('signals').put({ ...row, queue: target, to, stuck: 0 });
  const dropped = addCounts(tally.dropped, from.dropped);
  const isAny = Object.keys(dropped).length > 0;
  store('tallies').put({ ...tally, size: tally.size + from.size, ...(isAny && { dropped }) }, target);
  store('tallies').delete(queue);
  return idsOf(rows);
}

/**
 * A store in IndexedDB: a stored signal survives a killed browser (`durability: 'strict'`, resolved on the
 * transaction's completion). Rejects if the browser refuses.
 */
export function indexedDbStore(name = 'tillside'): OutboxStore {
  let opened: Promise<IDBDatabase> | undefined;
  const listeners: (() => void)[] = [];

  /**
   * Runs one transaction; resolves with the action's result once it is complete. Only a removal may be lost in a power
   * cut, since a signal that is sent twice counts once.
   */
  const transact = async <T>(
    mode: IDBTransactionMode,
    action: (store: Stores) => Promise<T>,
    durability: IDBTransactionDurability = 'strict',
  ): Promise<T> => {
    const db = await (opened ??= openDatabase(name, () => {
      for (const listener of listeners) listener();
    }));
    const transaction = db.transaction([...storeNames], mode, { durability });
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

  return {
    add: (rows, limits) =>
      attempt('readwrite', async store => {
        const { queue } = rows[0]!;
        const tally = await tallyOf(store, queue);
        // Signals that would be evicted at once are never written.
        const surplus = new Set(selectEvictions(rows, { count: rows.length, size: sizeOf(rows) }, limits));
        const added = rows.filter(row => !surplus.has(row));
        for (const row of added) store('signals').add(row);
        tally.size += sizeOf(added);
        const held = { count: await countIn(store, queue), size: tally.size };
        const isFull = held.count > limits.count || held.size > limits.size;
        const evicted = isFull ? selectEvictions(await rowsIn(store, whole(queue)), held, limits) : [];
        const gone = [...surplus, ...evicted];
        if (gone.length) tally.dropped = addCounts(tally.dropped, countsOf(gone));
        deleteRows(store, queue, evicted, tally);
        return gone;
      }),
    next: (queue, count) => attempt('readonly', store => rowsIn(store, unstuck(queue), count)),
    stuck: queue => attempt('readonly', store => rowsIn(store, stuck(queue))),
    park: (rows, now) =>
      attempt('readwrite', async store => {
        for (const row of await present(store, rows)) store('signals').put({ ...row, stuck: now });
      }),
    remove: (rows, reason) =>
      attempt(
        'readwrite',
        async store => {
          const { queue } = rows[0]!;
          const removed = await present(store, rows);
          deleteRows(store, queue, removed, await tallyOf(store, queue));
          if (!reason) return;
          const dead = store('dead');
          for (const row of removed) dead.add({ row, reason });
          const keys = await toPromise(dead.getAllKeys());
          for (const key of keys.slice(0, -deadLetterLimit)) dead.delete(key);
        },
        reason ? 'strict' : 'relaxed',
      ),
    count: queue => attempt('readonly', store => countIn(store, queue)),
    deadLetters: queue =>
      attempt('readonly', async store => {
        const dead = await allLetters(store);
        return dead.filter(({ row }) => row.queue === queue);
      }),
    reportDropped: (queue, make) =>
      attempt('readwrite', async store => {
        const { dropped, ...tally } = await tallyOf(store, queue);
        if (!dropped) return;
        const row = make(dropped);
        store('signals').add(row);
        store('tallies').put({ ...tally, size: tally.size + row.size }, queue);
      }),
    erase: matches =>
      attempt('readwrite', async store => {
        const rows = await allRows(store);
        const meant = rows.map(row => soundRow(row)).filter(matches);
        for (const queue of new Set(meant.map(row => row.queue)))
          deleteRows(
            store,
            queue,
            meant.filter(row => row.queue === queue),
            await tallyOf(store, queue),
          );
        const dead = store('dead');
        const [keys, letters] = await Promise.all([toPromise(dead.getAllKeys()), allLetters(store)]);
        letters.forEach(({ row }, at) => matches(row) && dead.delete(keys[at]!));
        return idsOf(meant);
      }),
    move: (queue, to) => attempt('readwrite', store => moveRows(store, queue, to)),
    queues: () =>
      attempt('readonly', async store => {
        const queues: WaitingQueue[] = [];
        const order = store('signals').index('order');
        let after = IDBKeyRange.lowerBound([]);
        for (;;) {
          const row = await toPromise(order.get(after) as IDBRequest<StoredSignal | undefined>);
          if (!row) return queues;
          const { queue, to } = soundRow(row);
          const { named = 0 } = await tallyOf(store, queue);
          queues.push({ to, named, count: await countIn(store, queue) });
          after = IDBKeyRange.lowerBound([queue, []], true);
        }
      }),
    name: (to, now) =>
      attempt(
        'readwrite',
        async store => {
          await indexRows(store, to);
          // Signals of older versions, without a key, go to the page that names their address and source first.
          const old = oldQueue(to);
          if ((await countIn(store, old)) > 0) await moveRows(store, old, to);
          const queue = queueOf(to);
          store('tallies').put({ ...(await tallyOf(store, queue)), named: now }, queue);
        },
        'relaxed',
      ),
    onClear: listener => listeners.push(listener),
    reconnect: () => {
      void opened?.then(db => db.close()).catch(() => undefined);
      opened = undefined;
    },
    lease: (queue, holder, now, until) =>
      attempt('readwrite', async store => {
        const leases = store('leases');
        const lease = await toPromise(leases.get(queue) as IDBRequest<Lease | undefined>);
        if (isLeased(lease, holder, now, until)) return false;
        leases.put({ holder, until }, queue);
        return true;
      }),
  };
}
