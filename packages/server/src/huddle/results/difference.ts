import { type Figure, fewestCases } from '@tillside/contract';
import type { StoreConfig } from '../../config/types.js';
import type { Queries } from '../../database/database.js';
import { experimentOf } from '../../results/experiment.js';
import { daysBefore, type Days } from '../period.js';
import { type Block, blocksOf, blockWithin, firstDay } from './blocks.js';
import { rounded } from './series.js';

/** What suggestions brought in each moment, and in all of them. */
export interface Brought {
  currency: string;
  after: Figure;
  before: Figure | undefined;
  /** In all moments in which suggestions were offered. */
  earned: { n: number; value: number; low: number; high: number } | undefined;
}

interface Arms {
  offered: number;
  withheld: number;
}
const add = (one: Arms, other: Arms): Arms => ({
  offered: one.offered + other.offered,
  withheld: one.withheld + other.withheld,
});

/** Weeks in which both arms have enough moments, put together. */
async function armBlocks({ query }: Queries, store: string, { from, to }: Days): Promise<Block<Arms>[]> {
  const rows = await query(readArms, [store, from, to]);
  const weeks = rows.map(({ monday, offered, withheld }) => ({
    monday: String(monday),
    sums: { offered: Number(offered), withheld: Number(withheld) },
  }));
  const isEnough = ({ offered, withheld }: Arms) => offered >= fewestCases && withheld >= fewestCases;
  return blocksOf(weeks, { add, isEnough });
}

/** The money that suggestions brought, in the currency of most: the comparison of the results, in whole weeks. */
export async function broughtBySuggestions(
  queries: Queries,
  store: StoreConfig,
  period: Days,
): Promise<Brought | 'too-few' | 'early'> {
  const earlier = daysBefore(period);
  const blocks = await armBlocks(queries, store.id, { from: firstDay(earlier.from), to: period.to });
  const compare = async (days: Days) => {
    const block = blockWithin(blocks, days, add);
    if (!block) return undefined;
    const { measures } = await experimentOf(queries, store, block);
    const values = measures.filter(({ measure, currency }) => measure === 'value' && currency !== null);
    const [most] = values.sort((one, other) => (other.offered.mean ?? 0) - (one.offered.mean ?? 0));
    return most && { ...most, days: { from: block.from, to: block.to } };
  };
  const now = await compare(period);
  if (!now) return 'too-few';
  const figure = ({ difference, offered, withheld, days }: typeof now): Figure | undefined =>
    difference
      ? {
          value: rounded(difference.value, 'money'),
          of: offered.n + withheld.n,
          ...days,
          low: rounded(difference.low, 'money'),
          high: rounded(difference.high, 'money'),
        }
      : undefined;
  const after = figure(now);
  if (!after) return 'early';
  const before = await compare(earlier);
  const { n } = now.offered;
  const { uncapped } = now;
  return {
    currency: now.currency!,
    after,
    before: before?.currency === now.currency ? figure(before) : undefined,
    earned: uncapped
      ? {
          n,
          value: Math.round(uncapped.value * n),
          low: Math.round(uncapped.low * n),
          high: Math.round(uncapped.high * n),
        }
      : undefined,
  };
}

const readArms = `SELECT date_trunc('week', day)::date::text AS monday,
    coalesce(sum(n) FILTER (WHERE arm = 'offered'), 0)::float8 AS offered,
    coalesce(sum(n) FILTER (WHERE arm = 'withheld'), 0)::float8 AS withheld
  FROM arm_sums WHERE store = $1 AND day BETWEEN $2::date AND $3::date AND measure = 'assigned' GROUP BY 1`;
