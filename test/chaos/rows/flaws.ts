import { loseAnswer, times } from '../harness/faults.js';
import { kills } from './kills.js';
import { network, through } from './network.js';
import type { Row } from './row.js';

const named = (rows: readonly Row[], words: string): Row => {
  const row = rows.find(({ name }) => name.includes(words));
  if (!row) throw new Error(`no row is named like ${words}`);
  return row;
};
const portal = named(network, '200 with a page of HTML');
const lost: Row = { name: 'two answers lost', run: through(() => times(2, loseAnswer)) };

/** Rows with outboxes that are broken on purpose, and with one that is not: what each row has to find. */
export const flaws: { row: Row; finds: 'lost' | 'twice' | 'stranded' | 'nothing' }[] = (
  [
    [named(kills, 'none is sent'), 'reports signals as saved before they are', 'lost'],
    [portal, 'removes signals before they are acknowledged', 'lost'],
    [portal, 'takes any answer for an acknowledgement', 'lost'],
    [lost, 'gives a signal a new id when it sends it again', 'twice'],
    [{ ...portal, patience: 5000 }, 'stops after a failure and reports nothing', 'stranded'],
    [lost, '', 'nothing'],
  ] as const
).map(([row, flaw, finds]) => ({
  row: { ...row, name: `${flaw || 'keeps its promises'}: ${row.name}`, page: { page: 'direct', flaw } },
  finds,
}));
