import type { Figure, Unit } from '@tillside/contract';

/** The ends of an interval that covers the true value in 95 of 100 cases. */
export interface Interval {
  low: number;
  high: number;
}

/** The two-sided 95 % quantile of the normal distribution, as is usual for this interval. */
const z = 1.96;

/**
 * Wilson's score interval for a share (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
 * Inference", JASA 22, 1927, 209–212), at 95 %: unlike the usual formula it stays between 0 and 1, and has a width at
 * both ends. `share` is from 0 to 1, `of` is how many cases it was counted in, at least 1.
 */
export function wilsonInterval(share: number, of: number): Interval {
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return { low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) };
}

/**
 * The interval of a figure: its own, or Wilson's for a percent that says how many cases it was counted in.
 * `undefined` if nobody can tell how sure it is.
 */
export function intervalOf({ value, of, low, high }: Figure, unit: Unit): Interval | undefined {
  if (low !== undefined && high !== undefined) return { low, high };
  if (unit !== 'percent' || !of || value < 0 || value > 100) return undefined;
  const share = wilsonInterval(value / 100, of);
  return { low: share.low * 100, high: share.high * 100 };
}
