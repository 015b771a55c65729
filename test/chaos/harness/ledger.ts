import type { News } from '../page/tell.js';
import type { Stored } from './server.js';

/** The type of the only signal that an outbox makes by itself. */
const dropped = 'dev.tillside.outbox.dropped';

/** The result of a row. */
export interface Verdict {
  /** The number of signals made. */
  made: number;
  /** The number of them with an effect. */
  effects: number;
  /** The number of further effects of the same signals, and of effects without a signal that was made. */
  twice: number;
  /** The number of signals without an effect that are neither pending nor accounted for by a signal. */
  lost: number;
  /** The number of pending signals that no page reports. */
  stranded: number;
  /** The number of pending signals that a page reports. */
  waiting: number;
  /** The number of signals dropped to make room, and of the signals that account for them. */
  dropped: number;
  told: number;
  /** The number of signals that were not reported as saved when the browser was killed: nothing was promised. */
  unsaid: number;
}

/** Records what pages report about their signals. */
export class Ledger {
  readonly made = new Map<string, string>();
  readonly saved = new Set<string>();
  /** Signals by status. */
  readonly statuses = new Map<string, Set<string>>();
  /** Browsers were killed while signals may have been made: those count that were saved or arrived. */
  isKilled = false;

  /** Signals on disk at the end. */
  readonly onDisk = new Set<string>();
  /** Signals erased on purpose, which may have had an effect before that. */
  readonly withdrawn = new Set<string>();
  /** Delivery problems that pages reported. */
  readonly problems: string[] = [];
  /** The number of pending signals that a page reported last. */
  pending = 0;

  hear({ made = [], status, ids = [], problem, pending = this.pending }: News): void {
    this.pending = pending;
    if (problem) this.problems.push(problem);
    for (const [id, type] of made) this.made.set(id, type);
    if (status === 'stored') for (const id of ids) this.saved.add(id);
    if (!status) return;
    const those = this.statuses.get(status) ?? new Set<string>();
    for (const id of ids) those.add(id);
    this.statuses.set(status, those);
  }

  /** The number of signals that reached a status. */
  count(status: string): number {
    return this.statuses.get(status)?.size ?? 0;
  }

  /** Compares the signals made with those in the server's database. */
  judge(rows: readonly Stored[]): Verdict {
    const accounts = rows.filter(({ type }) => type === dropped);
    const arrived = new Set(rows.map(({ id }) => id));
    const isPromised = (id: string) =>
      arrived.has(id) || (!this.withdrawn.has(id) && (!this.isKilled || this.saved.has(id)));
    const made = [...this.made].filter(([id]) => isPromised(id));
    const without = made.filter(([id]) => !arrived.has(id));
    const still = without.filter(([id]) => this.onDisk.has(id));
    const missing = without.filter(([id]) => !this.onDisk.has(id));
    const waiting = this.problems.length ? Math.min(still.length, this.pending) : 0;
    const effects = made.length - without.length;
    const counts: Record<string, number> = {};
    const add = (type: string, n: number) => (counts[type] = (counts[type] ?? 0) + n);
    for (const [, type] of missing) add(type, 1);
    for (const { data } of accounts) for (const [type, n] of Object.entries(data.counts ?? {})) add(type, -n);
    return {
      made: made.length,
      effects,
      twice: rows.length - new Set(accounts.map(({ id }) => id)).size - effects,
      // Accounting for signals that were not dropped is as wrong as accounting for none.
      lost: Object.values(counts).reduce((sum, n) => sum + Math.abs(n), 0),
      stranded: still.length - waiting,
      waiting,
      dropped: missing.length,
      told: accounts.length,
      unsaid: this.made.size - made.length,
    };
  }
}

/** Whether nothing is lost, nothing counts twice, nothing is stranded, and drops are accounted for at most once. */
export const isClean = ({ made, twice, lost, stranded, told }: Verdict): boolean =>
  made > 0 && twice === 0 && lost === 0 && stranded === 0 && told <= 1;
