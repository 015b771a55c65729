/** What makes a pair of products a reason for a suggestion. */
export interface PairRule {
  /** So many orders have both, at least. */
  minSupport: number;
  /** They are in one order so many times as often as by chance, at least. */
  minLift: number;
}

/**
 * Chosen on two weeks of a gift retailer's orders: from 3 to 8 orders the hit rate is the same within its interval,
 * fewer suggestions can be made with more, and less can be relied on with fewer. The least lift hardly matters.
 */
export const usualPairRule: PairRule = { minSupport: 5, minLift: 1.5 };

/** An order of more products is a restocking, not a basket, and would take quadratic time. */
export const maxOrderProducts = 100;

/** The two-sided 95 % quantile of the normal distribution, as is usual for this bound. */
const z = 1.96;

/**
 * The lower bound of Wilson's score interval for a share (Wilson 1927, JASA 22, 209–212): how often something
 * happens at least, when it was seen in `share` of `n` trials. With weighted trials, `n` is their effective number
 * (Kish 1965): the square of the sum of their weights over the sum of their squares.
 */
export function lowerBound(share: number, n: number): number {
  if (!(n > 0)) return 0;
  const p = Math.min(1, Math.max(0, share));
  const spread = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return Math.max(0, (p + (z * z) / (2 * n) - spread) / (1 + (z * z) / n));
}
