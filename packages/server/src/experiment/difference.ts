import { meanOf, type Sums, varianceOf } from './sums.js';

/** How much more the mean of one arm is than that of the other one, with its 95 % interval. */
export interface Interval {
  /** The mean where suggestions were offered minus the mean where they were withheld. */
  value: number;
  low: number;
  high: number;
  /** Whether the interval does not hold zero. */
  isClear: boolean;
}
export interface Difference extends Interval {
  /**
   * About how many moments of both arms together it takes until the interval no longer holds zero, in four of five
   * cases, if the difference is as it looks now; null where it is clear, or none would do.
   */
  needed: number | null;
}

/**
 * So many moments with a value other than zero are expected in the smaller arm before an interval is told. Amounts of
 * money are mostly zero and have a long tail: in simulations with 5 % of the moments withheld, 25 covered in 93 % of
 * the runs, 100 in 97 %.
 */
export const firstLook = 100;

/** The 95 % quantile of the chi-squared distribution with three degrees of freedom. */
const chiSquared3 = 7.814727903251178;
/** The 97.5 % and 80 % quantiles of the normal distribution. */
const [z975, z80] = [1.959963984540054, 0.8416212335729143];

/** Both arms of moments that were assigned alike: on one surface, with one share that is withheld. */
export interface Arms {
  offered: Sums;
  withheld: Sums;
}

const sizeOf = ({ offered, withheld }: Arms): number => offered.n + withheld.n;

/** How often something else than zero is expected in the smaller arm, if the arms are alike. */
const eventsOf = (arms: Arms): number =>
  (Math.min(arms.offered.n, arms.withheld.n) * (arms.offered.nonzero + arms.withheld.nonzero)) / sizeOf(arms);

/** Whether there is anything to compare. */
export const isComparable = ({ offered, withheld }: Arms): boolean => offered.n > 1 && withheld.n > 1;

/**
 * How many standard errors an interval has on each side, so that with a probability of 95 % it covers the true
 * difference at every look from the first one on, whoever stops when.
 *
 * This is the asymptotic confidence sequence with sharp coverage of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas,
 * Time-uniform central limit theory and asymptotic confidence sequences (2021, arXiv 2103.06476). It goes back to
 * Robbins and Siegmund, Boundary crossing probabilities for the Wiener process and sample sums (1970, Annals of
 * Mathematical Statistics 41, 1410–1429): a Brownian motion leaves ±√(t (a² + log(t / m))) at some time from m on
 * with probability 2 (1 − Φ(a) + a φ(a)), which is how likely a chi-squared variable with three degrees of freedom
 * is above a². As the arms' shares and the share of zeros are constant, time can run with what `eventsOf` counts.
 */
const widthAt = (events: number): number => Math.sqrt(chiSquared3 + Math.log(events / firstLook));

interface Estimate {
  value: number;
  error: number;
  events: number;
  n: number;
}

/**
 * The difference of two means and its standard error. Where moments were assigned in several ways, each way is
 * compared by itself and counts by how many moments it has: the arms of a holdout that was changed differ in when
 * their moments were, too.
 */
function estimate(strata: readonly Arms[]): Estimate | undefined {
  const comparable = strata.filter(isComparable);
  if (!comparable.length) return undefined;
  const n = comparable.reduce((sum, arms) => sum + sizeOf(arms), 0);
  const parts = comparable.map(({ offered, withheld }) => {
    const weight = (offered.n + withheld.n) / n;
    const variance = varianceOf(offered) / offered.n + varianceOf(withheld) / withheld.n;
    return { value: weight * (meanOf(offered)! - meanOf(withheld)!), variance: weight * weight * variance };
  });
  return {
    value: parts.reduce((sum, { value }) => sum + value, 0),
    error: Math.sqrt(parts.reduce((sum, { variance }) => sum + variance, 0)),
    events: comparable.reduce((sum, arms) => sum + eventsOf(arms), 0),
    n,
  };
}

/** The mean of an arm over moments that were assigned in several ways, weighted as their difference is. */
export function meanOver(strata: readonly Arms[], arm: keyof Arms): number | null {
  const comparable = strata.filter(isComparable);
  const n = comparable.reduce((sum, arms) => sum + sizeOf(arms), 0);
  return n ? comparable.reduce((sum, arms) => sum + (sizeOf(arms) / n) * meanOf(arms[arm])!, 0) : null;
}

const intervalOf = (value: number, half: number): Interval => ({
  value,
  low: value - half,
  high: value + half,
  isClear: Math.abs(value) > half,
});

/** The difference of strata, with an interval that may be looked at every day: see `differenceOf`. */
export function differenceOver(strata: readonly Arms[]): Difference | undefined {
  const found = estimate(strata);
  if (!found || found.events < firstLook) return undefined;
  const interval = intervalOf(found.value, found.error * widthAt(found.events));
  const growth = interval.isClear ? null : growthNeeded(found);
  return { ...interval, needed: growth && Math.ceil(found.n * growth) };
}

/**
 * The difference of two arms with an interval that may be looked at every day. Undefined before the first look: see
 * `firstLook`.
 */
export const differenceOf = (offered: Sums, withheld: Sums): Difference | undefined =>
  differenceOver([{ offered, withheld }]);

/** About how many moments it takes until the first look; null where nothing is known yet. */
export function momentsToFirstLook(strata: readonly Arms[]): number | null {
  const found = estimate(strata);
  return found?.events ? Math.ceil((found.n * firstLook) / found.events) : null;
}

/** Arms that would have to grow more are as good as never large enough. */
const maxGrowth = 1e6;

/** By which factor the arms have to grow until the difference is clear. */
function growthNeeded({ value, error, events }: Estimate): number | null {
  const isEnough = (growth: number): boolean =>
    (error / Math.sqrt(growth)) * (widthAt(events * growth) + z80) <= Math.abs(value);
  if (value === 0 || !isEnough(maxGrowth)) return null;
  let [low, high] = [0, Math.log(maxGrowth)];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (isEnough(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}

/**
 * The difference with the usual 95 % interval (Welch's standard error, normal quantile). It is narrower, and right
 * only for who looks once, at a number of moments that was decided on before: who looks every day finds differences
 * where there are none.
 */
export function plannedDifferenceOf(offered: Sums, withheld: Sums): Interval | undefined {
  const found = estimate([{ offered, withheld }]);
  return found && intervalOf(found.value, found.error * z975);
}
