import { classOf } from '../experiment/cap.js';
import { minus, sum } from './amounts.js';
import type { Outcome } from './outcome.js';
import type { Returns } from './returns.js';

/** What the comparison of the arms takes of a moment. */
export interface ArmState {
  /** Whether suggestions are offered or withheld; `both` where signals disagree. */
  arm: 'offered' | 'withheld' | 'both' | null;
  /** The share of moments in which they are withheld. */
  holdout: number | null;
  /** Of an associate's screen and a customer's one it is the associate's: the moment is at a till. */
  surface: 'customer' | 'associate' | null;
  order_id: string | null;
  /** How many items were sold, a decimal string. */
  items: string | null;
  own_returns: Returns | null;
  order_returns: Returns | null;
  csat_n: number;
  csat_sum: number;
}

export const noArm: ArmState = {
  arm: null,
  holdout: null,
  surface: null,
  order_id: null,
  items: null,
  own_returns: null,
  order_returns: null,
  csat_n: 0,
  csat_sum: 0,
};

/** One thing about a moment that is summed up for its arm. */
export interface ArmCount {
  store: string;
  day: string;
  surface: string;
  holdout: string;
  arm: string;
  measure: 'assigned' | 'seen' | 'accepted' | 'completed' | 'value' | 'items' | 'csat';
  /** The currency of a value. */
  unit: string;
  class: number;
  n: number;
  /** A decimal string. */
  amount: string;
}

/** A moment that is assigned to an arm, on a surface. */
export const afterAssigned = (
  state: ArmState,
  {
    arm,
    holdout,
    surface,
  }: { arm: 'offered' | 'withheld'; holdout?: number | undefined; surface: 'customer' | 'associate' },
): Pick<ArmState, 'arm' | 'holdout' | 'surface'> => ({
  arm: state.arm === null || state.arm === arm ? arm : 'both',
  holdout: state.holdout === null ? (holdout ?? null) : Math.min(state.holdout, holdout ?? state.holdout),
  surface: state.surface === 'associate' ? 'associate' : surface,
});

/** Whether everything came back of what was sold. */
function isAllBack({ outcome_at, own_returns, order_returns }: ArmState & Outcome): boolean {
  if (order_returns?.all) return true;
  // The same moment may go on with another sale after a return.
  return !!own_returns?.all && Date.parse(own_returns.all) >= Date.parse(outcome_at ?? '');
}

/** What is left after returns. */
const net = (sold: string, returned: readonly (string | undefined)[]): string =>
  minus(
    sold,
    returned.reduce<string>((all, one = '0') => sum(all, one), '0'),
  );

/** What a moment adds to the sums of its arm. */
export function armCountsOf(
  state: ArmState & Outcome & { store: string; day: string; offered: boolean; accepted: boolean },
): ArmCount[] {
  const { store, day, arm, surface, holdout, own_returns, order_returns } = state;
  if (arm === null) return [];
  const base = { store, day, surface: surface ?? '', holdout: holdout === null ? '' : String(holdout), arm };
  const count = (measure: ArmCount['measure'], amount = '0', unit = ''): ArmCount => ({
    ...base,
    measure,
    unit,
    class: classOf(Number(amount)),
    n: 1,
    amount,
  });
  const counts = [count('assigned')];
  if (arm === 'both') return counts;
  if (state.offered) counts.push(count('seen'));
  if (state.accepted) counts.push(count('accepted'));
  if (state.csat_n) counts.push(count('csat', String(state.csat_sum / state.csat_n)));
  if (state.outcome !== 'completed') return counts;
  counts.push(count('completed'));
  const isAll = isAllBack(state);
  const { currency, total, items } = state;
  if (currency !== null && total !== null) {
    const back = [own_returns?.amounts[currency], order_returns?.amounts[currency]];
    counts.push(count('value', isAll ? '0' : net(total, back), currency));
  }
  if (items !== null)
    counts.push(count('items', isAll ? '0' : net(items, [own_returns?.items, order_returns?.items])));
  return counts;
}

export const negated = (counts: readonly ArmCount[]): ArmCount[] =>
  counts.map(one => ({ ...one, n: -one.n }));

const columns = `store text, day date, surface text, holdout text, arm text, measure text, unit text,
    class smallint, n integer, amount numeric`;
const key = 'store, day, surface, holdout, arm, measure, unit, class';
/** The statement, or the end of one, that adds the arm counts of a parameter to a slot. */
export const sumArmsInto = (slot: string, parameter: string, more = ''): string =>
  `INSERT INTO arm_sums (${key}, slot, n, sum, squares)
  SELECT ${key}, ${slot}::smallint, sum(n), sum(n * amount), sum(n * amount * amount)
  FROM jsonb_to_recordset(${parameter}::text::jsonb) AS n(${columns}) ${more}
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(n) <> 0 OR sum(n * amount) <> 0 OR sum(n * amount * amount) <> 0
  ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
  ON CONFLICT (${key}, slot) DO UPDATE SET n = arm_sums.n + excluded.n, sum = arm_sums.sum + excluded.sum,
    squares = arm_sums.squares + excluded.squares`;
