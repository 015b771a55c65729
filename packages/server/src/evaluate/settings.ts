import { type PairRule, usualPairRule } from '../ranking/pair-rule.js';
import type { Basket } from './baskets.js';
import { difference, type Estimate } from './bootstrap.js';
import { countsOf } from './counts.js';
import { hide, judge } from './judge.js';
import { bestPair } from './rankings.js';

const supports = [3, 5, 8, 12, 20, 30];
const lifts = [1, 1.5, 3];

/** The rules that are tried, the usual one first. */
export const triedRules: readonly PairRule[] = [
  usualPairRule,
  ...supports
    .flatMap(minSupport => lifts.map(minLift => ({ minSupport, minLift })))
    .filter(
      ({ minSupport, minLift }) =>
        minSupport !== usualPairRule.minSupport || minLift !== usualPairRule.minLift,
    ),
];

/** The settings that find most hidden products, and by how much more than the usual ones do. */
export interface BestSettings {
  rule: PairRule;
  gain: Estimate;
  /** Whether the gain is more than chance; otherwise the usual settings should stay. */
  isClear: boolean;
}

/** Chooses settings on baskets that come after those learned from, and before those that are judged. */
export function chooseSettings(
  learn: readonly Basket[],
  choose: readonly Basket[],
  products: number,
  progress: () => void = () => undefined,
): BestSettings {
  const counts = countsOf(learn, products);
  const hidden = hide(choose, { draws: 5 });
  const tried = triedRules.map(rule => {
    const { baskets } = judge(bestPair(counts, rule), hidden);
    progress();
    return { rule, baskets, hits: baskets.reduce((sum, { first }) => sum + first, 0) };
  });
  const best = tried.reduce((best, one) => (one.hits > best.hits ? one : best));
  const gain = difference(best.baskets, tried[0]!.baskets, 'first');
  return { rule: best.rule, gain, isClear: gain.low > 0 };
}
