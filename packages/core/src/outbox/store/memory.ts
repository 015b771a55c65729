import { type OutboxStore, type StoredSignal, toDrop } from '../store.js';

/** A store that lasts as long as the page: for tests, for shells, and where storage is refused. */
export function memoryStore(): OutboxStore & { readonly dead: { row: StoredSignal; reason: string }[] } {
  let rows: StoredSignal[] = [];
  let last = 0;
  const dead: { row: StoredSignal; reason: string }[] = [];
  const leases = new Map<string, { holder: string; until: number }>();
  const of = (queue: string) =>
    rows.filter(row => row.queue === queue).sort((a, b) => a.rank - b.rank || a.n! - b.n!);
  const without = (gone: readonly StoredSignal[]) =>
    rows.filter(row => !gone.some(({ signal }) => signal.id === row.signal.id));

  return {
    dead,
    add: (row, limits) => {
      rows.push({ ...row, n: ++last });
      const gone = toDrop(of(row.queue), limits);
      rows = without(gone);
      return Promise.resolve(gone);
    },
    next: (queue, count) => Promise.resolve(of(queue).slice(0, count)),
    remove: (gone, reason) => {
      rows = without(gone);
      if (reason) dead.push(...gone.map(row => ({ row, reason })));
      return Promise.resolve();
    },
    count: queue => Promise.resolve(of(queue).length),
    lease: (queue, holder, now, until) => {
      const lease = leases.get(queue);
      const isFree = !lease || lease.holder === holder || lease.until <= now;
      if (isFree) leases.set(queue, { holder, until });
      return Promise.resolve(isFree);
    },
  };
}
