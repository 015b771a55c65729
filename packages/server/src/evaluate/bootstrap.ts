import { seeded } from '../ranking/random.js';
import type { Score } from './judge.js';

/** A share with its 95 % interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

const draws = 2000;

/**
 * The share of a sum in another one over baskets, with the percentile bootstrap interval (Efron 1979): whole
 * baskets are drawn with replacement, as what is hidden in one basket is not independent.
 */
export function bootstrap(parts: readonly { of: number; sum: number }[], seed = 1): Estimate {
  const random = seeded(seed);
  const share = (chosen: (at: number) => { of: number; sum: number }): number => {
    let [of, sum] = [0, 0];
    for (let at = 0; at < parts.length; at++) {
      const part = chosen(at);
      of += part.of;
      sum += part.sum;
    }
    return of ? sum / of : 0;
  };
  const shares = Array.from({ length: draws }, () =>
    share(() => parts[Math.floor(random() * parts.length)]!),
  ).sort((a, b) => a - b);
  return {
    value: share(at => parts[at]!),
    low: shares[Math.floor(draws * 0.025)]!,
    high: shares[Math.ceil(draws * 0.975) - 1]!,
  };
}

/** A measure of a ranking over all baskets. */
export const estimate = (baskets: readonly Score[], measure: keyof Score): Estimate =>
  bootstrap(baskets.map(score => ({ of: score.draws, sum: score[measure] })));

/** The difference of two rankings that were judged on the same baskets. */
export const difference = (
  ours: readonly Score[],
  others: readonly Score[],
  measure: keyof Score,
): Estimate =>
  bootstrap(ours.map((score, at) => ({ of: score.draws, sum: score[measure] - others[at]![measure] })));
