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

/** A store that lasts as long as the page: for tests, for shells, and where storage is refused. */
export function memoryStore(): OutboxStore {
  let rows: StoredSignal[] = [];
  let dead: DeadSignal[] = [];
  let last = 0;
  const dropped = new Map<string, DroppedCounts>();
  const leases = new Map<string, { holder: string; until: number }>();
  const of = (queue: string) =>
    rows.filter(row => row.queue === queue).sort((a, b) => a.rank - b.rank || a.n! - b.n!);
  const without = (gone: readonly StoredSignal[]) =>
    rows.filter(row => !gone.some(({ signal }) => signal.id === row.signal.id));
  const push = (row: StoredSignal) => rows.push({ ...row, n: ++last });

  return {
    add: (row, limits) => {
      push(row);
      const { queue } = row;
      const held = of(queue);
      const size = held.reduce((sum, each) => sum + each.size, 0);
      const gone = toDrop(
        held.filter(({ rank }) => rank),
        { count: held.length, size },
        limits,
      );
      rows = without(gone);
      if (gone.length) dropped.set(queue, counted(dropped.get(queue) ?? {}, gone));
      return Promise.resolve(gone);
    },
    next: (queue, count) => Promise.resolve(of(queue).slice(0, count)),
    remove: (gone, reason) => {
      rows = without(gone);
      if (reason) dead = [...dead, ...gone.map(row => ({ row, reason }))].slice(-deadLimit);
      return Promise.resolve();
    },
    count: queue => Promise.resolve(of(queue).length),
    dead: queue => Promise.resolve(dead.filter(({ row }) => row.queue === queue)),
    account: (queue, make) => {
      const counts = dropped.get(queue);
      if (dropped.delete(queue)) push(make(counts!));
      return Promise.resolve();
    },
    forget: (queue, ref) => {
      const isTheirs = (row: StoredSignal) => row.queue === queue && row.signal.data.ref === ref;
      const theirs = rows.filter(isTheirs);
      rows = without(theirs);
      dead = dead.filter(({ row }) => !isTheirs(row));
      return Promise.resolve(theirs.map(({ signal }) => signal.id));
    },
    lease: (queue, holder, now, until) => {
      if (isLeased(leases.get(queue), holder, now, until)) return Promise.resolve(false);
      leases.set(queue, { holder, until });
      return Promise.resolve(true);
    },
  };
}
