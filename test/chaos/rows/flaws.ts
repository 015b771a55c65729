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

/** Rows with an outbox that is broken on purpose, and one that is not: whether they find it out. */
export const flaws: { row: Row; finds: 'lost' | 'twice' | 'nothing' }[] = (
  [
    [named(kills, 'none is sent'), 'says saved before it is', 'lost'],
    [portal, 'removes before it is acknowledged', 'lost'],
    [portal, 'takes any answer for an acknowledgement', 'lost'],
    [lost, 'gives a new id when it sends again', 'twice'],
    [lost, '', 'nothing'],
  ] as const
).map(([row, flaw, finds]) => ({
  row: { ...row, name: `${flaw || 'keeps its promises'}: ${row.name}`, page: { page: 'direct', flaw } },
  finds,
}));
