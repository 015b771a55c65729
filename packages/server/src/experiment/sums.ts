/** What is known of a measure over moments: enough for its mean and its variance. */
export interface Sums {
  /** How many moments were measured. */
  n: number;
  /** How many of them have a value other than zero. */
  nonzero: number;
  /** The sum of their values. */
  sum: number;
  /** The sum of the squares of their values. */
  squares: number;
}

export const noSums: Sums = { n: 0, nonzero: 0, sum: 0, squares: 0 };

export const addSums = (one: Sums, other: Sums): Sums => ({
  n: one.n + other.n,
  nonzero: one.nonzero + other.nonzero,
  sum: one.sum + other.sum,
  squares: one.squares + other.squares,
});

/** The sums of a list of values. */
export const sumsOf = (values: readonly number[]): Sums =>
  values
    .map(value => ({ n: 1, nonzero: value === 0 ? 0 : 1, sum: value, squares: value * value }))
    .reduce(addSums, noSums);

/** The mean, or null where nothing was measured. */
export const meanOf = ({ n, sum }: Sums): number | null => (n > 0 ? sum / n : null);

/** The unbiased variance of a single value. */
export const varianceOf = ({ n, sum, squares }: Sums): number =>
  n > 1 ? Math.max(0, (squares - (sum * sum) / n) / (n - 1)) : 0;
