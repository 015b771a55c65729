import type { News } from '../page/tell.js';
import type { Stored } from './server.js';

/** The type of the one signal that an outbox makes by itself. */
const dropped = 'dev.tillside.outbox.dropped';

/** What a row came to. */
export interface Verdict {
  /** Signals that were made. */
  made: number;
  /** How many of them have an effect. */
  effects: number;
  /** Effects beyond the first of each, and such as nobody made. */
  twice: number;
  /** Those without an effect that no signal accounts for. */
  lost: number;
  /** Those that went to make room, and how many signals say so. */
  dropped: number;
  told: number;
  /** Made as the browser was killed, before it was said that they are saved: nothing was promised. */
  unsaid: number;
}

/** What pages said of their signals, as they said it. */
export class Ledger {
  readonly made = new Map<string, string>();
  readonly saved = new Set<string>();
  /** Signals by what became of them. */
  readonly fates = new Map<string, Set<string>>();
  /** Browsers were killed while signals were made: those count that were saved or arrived. */
  isKilled = false;

  hear({ made = [], fate, ids = [] }: News): void {
    for (const [id, type] of made) this.made.set(id, type);
    if (fate === 'stored') for (const id of ids) this.saved.add(id);
    if (!fate) return;
    const those = this.fates.get(fate) ?? new Set<string>();
    for (const id of ids) those.add(id);
    this.fates.set(fate, those);
  }

  /** How many signals had a fate. */
  count(fate: string): number {
    return this.fates.get(fate)?.size ?? 0;
  }

  /** Holds what was made against what the server's database has. */
  judge(rows: readonly Stored[]): Verdict {
    const accounts = rows.filter(({ type }) => type === dropped);
    const arrived = new Set(rows.map(({ id }) => id));
    const isPromised = (id: string) => !this.isKilled || this.saved.has(id) || arrived.has(id);
    const made = [...this.made].filter(([id]) => isPromised(id));
    const missing = made.filter(([id]) => !arrived.has(id));
    const effects = made.length - missing.length;
    const counts: Record<string, number> = {};
    const add = (type: string, n: number) => (counts[type] = (counts[type] ?? 0) + n);
    for (const [, type] of missing) add(type, 1);
    for (const { data } of accounts) for (const [type, n] of Object.entries(data.counts ?? {})) add(type, -n);
    return {
      made: made.length,
      effects,
      twice: rows.length - new Set(accounts.map(({ id }) => id)).size - effects,
      // An account of what was not dropped is as wrong as none.
      lost: Object.values(counts).reduce((sum, n) => sum + Math.abs(n), 0),
      dropped: missing.length,
      told: accounts.length,
      unsaid: this.made.size - made.length,
    };
  }
}

/** Nothing lost, nothing twice, and what was dropped is said once. */
export const isClean = ({ made, twice, lost, told }: Verdict): boolean =>
  made > 0 && twice === 0 && lost === 0 && told <= 1;
