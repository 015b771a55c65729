import { logBeta } from '../ranking/beta.js';

/** How many moments got into which arm, where such a share is withheld. */
export interface ArmSizes {
  /** The share of moments in which suggestions are withheld, between 0 and 1. */
  holdout: number;
  offered: number;
  withheld: number;
}

/** What the prior weighs: as much as so many moments. */
const weight = 100;

/** How many times as likely a wrong split has to be before it is told: by chance at most once in a hundred tests. */
const limit = 100;

/**
 * Whether moments got into the arms in another ratio than the holdout says (a sample ratio mismatch), so that a
 * difference of the arms must not be believed. It may be asked every day: the Bayes factor of Lindon and Malek,
 * Anytime-valid inference for multinomial count data (2022, NeurIPS 35), with a Beta prior around the expected
 * share, exceeds 1 / α at any time with a probability of at most α, if the split is right. Where the holdout was
 * changed, the factors of its shares are multiplied.
 */
export function sampleRatio(arms: readonly ArmSizes[]): { isWrong: boolean; logFactor: number } {
  const logFactor = arms
    .filter(({ holdout }) => holdout > 0 && holdout < 1)
    .reduce((sum, { holdout, offered, withheld }) => {
      const [a, b] = [weight * holdout, weight * (1 - holdout)];
      const expected = withheld * Math.log(holdout) + offered * Math.log1p(-holdout);
      return sum + logBeta(a + withheld, b + offered) - logBeta(a, b) - expected;
    }, 0);
  return { isWrong: logFactor > Math.log(limit), logFactor };
}
