import { queueOf } from '../destination.js';
import {
  addCounts,
  countsOf,
  type DeadLetter,
  deadLetterLimit,
  type DroppedCounts,
  isLeased,
  type OutboxStore,
  selectEvictions,
  sizeOf,
  type StoredSignal,
} from '../store.js';

/** A store in memory, which tells synchronously what it has. */
export interface MemoryStore extends OutboxStore {
  has(id: string): boolean;
  readonly size: number;
}

/** Makes a store that lasts as long as the page: for tests, shells, and browsers that refuse storage. */
export function memoryStore(): MemoryStore {
  let rows: StoredSignal[] = [];
  let dead: DeadLetter[] = [];
  let last = 0;
  const dropped = new Map<string, DroppedCounts>();
  const leases = new Map<string, { holder: string; until: number }>();
  const named = new Map<string, number>();
  const inOrder = (queue: string) =>
    rows.filter(row => row.queue === queue).sort((a, b) => a.rank - b.rank || a.n! - b.n!);
  const among = (some: readonly StoredSignal[]) => {
    const ids = new Set(some.map(({ signal }) => signal.id));
    return ({ signal }: StoredSignal) => ids.has(signal.id);
  };
  const takeOut = (matches: (row: StoredSignal) => boolean): StoredSignal[] => {
    const out = rows.filter(matches);
    rows = rows.filter(row => !matches(row));
    return out;
  };
  const idsOf = (some: readonly StoredSignal[]) => some.map(({ signal }) => signal.id);
  const push = (row: StoredSignal) => rows.push({ ...row, n: ++last });

  return {
    has: id => rows.some(({ signal }) => signal.id === id),
    get size() {
      return rows.length;
    },
    add: (added, limits) => {
      added.forEach(push);
      const { queue } = added[0]!;
      const held = inOrder(queue);
      const gone = selectEvictions(held, { count: held.length, size: sizeOf(held) }, limits);
      takeOut(among(gone));
      if (gone.length) dropped.set(queue, addCounts(dropped.get(queue), countsOf(gone)));
      return Promise.resolve(gone);
    },
    next: (queue, count) =>
      Promise.resolve(
        inOrder(queue)
          .filter(({ stuck }) => !stuck)
          .slice(0, count),
      ),
    stuck: queue => Promise.resolve(inOrder(queue).filter(({ stuck }) => stuck)),
    park: (parked, now) => {
      const isParked = among(parked);
      rows = rows.map(row => (isParked(row) ? { ...row, stuck: now } : row));
      return Promise.resolve();
    },
    remove: (removed, reason) => {
      const gone = takeOut(among(removed));
      if (reason) dead = [...dead, ...gone.map(row => ({ row, reason }))].slice(-deadLetterLimit);
      return Promise.resolve();
    },
    count: queue => Promise.resolve(inOrder(queue).length),
    deadLetters: queue => Promise.resolve(dead.filter(({ row }) => row.queue === queue)),
    reportDropped: (queue, make) => {
      const counts = dropped.get(queue);
      if (dropped.delete(queue)) push(make(counts!));
      return Promise.resolve();
    },
    erase: matches => {
      dead = dead.filter(({ row }) => !matches(row));
      return Promise.resolve(idsOf(takeOut(matches)));
    },
    move: (queue, to) => {
      const moved = takeOut(row => row.queue === queue);
      const target = queueOf(to);
      for (const row of moved) push({ ...row, to, queue: target, stuck: 0 });
      const counts = dropped.get(queue);
      if (counts) dropped.set(target, addCounts(dropped.get(target), counts));
      dropped.delete(queue);
      return Promise.resolve(idsOf(moved));
    },
    queues: () => {
      const all = new Map(rows.map(({ queue, to }) => [queue, to]));
      return Promise.resolve(
        Array.from(all, ([queue, to]) => ({
          to,
          count: inOrder(queue).length,
          named: named.get(queue) ?? 0,
        })),
      );
    },
    name: (to, now) => {
      named.set(queueOf(to), now);
      return Promise.resolve();
    },
    lease: (queue, holder, now, until) => {
      if (isLeased(leases.get(queue), holder, now, until)) return Promise.resolve(false);
      leases.set(queue, { holder, until });
      return Promise.resolve(true);
    },
  };
}
