import { betaQuantile } from '../../ranking/beta.js';

/** A 95 % interval. */
export interface Interval {
  low: number;
  high: number;
}

/** The 97.5 % quantile of the normal distribution. */
const z = 1.959963984540054;

/** Wilson's score interval for a share (Wilson 1927, JASA 22, 209–212): `yes` of `of` trials, as a share. */
export function wilson(yes: number, of: number): Interval {
  const share = yes / of;
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const [centre, scale] = [share + (z * z) / (2 * of), 1 + (z * z) / of];
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/**
 * The 97.5 % quantile of Student's t distribution: that of its square follows from the beta distribution (Abramowitz
 * and Stegun 26.5.27).
 */
export function studentQuantile(degrees: number): number {
  const x = betaQuantile(0.05, degrees / 2, 1 / 2);
  return Math.sqrt((degrees * (1 - x)) / x);
}

/**
 * What a ratio of two sums takes: of each unit, be it a person or a day, its amount `y` and its size `x`. For a plain
 * mean each size is 1.
 */
export interface RatioSums {
  /** How many units. */
  units: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
}

export const noRatio: RatioSums = { units: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };

/** The sums of so many units that are alike. */
export const ratioOf = (x: number, y: number, units = 1): RatioSums => ({
  units,
  x: units * x,
  y: units * y,
  xx: units * x * x,
  xy: units * x * y,
  yy: units * y * y,
});

export const addRatios = (one: RatioSums, other: RatioSums): RatioSums => ({
  units: one.units + other.units,
  x: one.x + other.x,
  y: one.y + other.y,
  xx: one.xx + other.xx,
  xy: one.xy + other.xy,
  yy: one.yy + other.yy,
});

/**
 * The interval of the ratio of two sums, by the usual linearisation with Student's t (Cochran 1977, Sampling
 * Techniques, 6.3 and 6.4); where each size is 1, that is Student's interval of a mean. With days as units it takes in
 * that days differ. Undefined for a single unit.
 */
export function ratioInterval({ units, x, y, xx, xy, yy }: RatioSums): Interval | undefined {
  if (units < 2 || x <= 0) return undefined;
  const ratio = y / x;
  const residuals = Math.max(0, yy - 2 * ratio * xy + ratio * ratio * xx);
  const error = Math.sqrt((residuals * units) / (units - 1)) / x;
  const half = studentQuantile(units - 1) * error;
  return { low: ratio - half, high: ratio + half };
}
