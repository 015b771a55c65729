import { addSums, noSums, type Sums } from './sums.js';

/** The sums of the values of one class: see `classOf`. */
export interface ClassSums extends Sums {
  /** The number of the class. */
  class: number;
}

/** Each class ends 9 % above the one before it. */
const perDoubling = 8;
/** Class 1 ends at 1 / 128, below the smallest unit of nearly all currencies; the last one has no end. */
const first = -7 * perDoubling;
const last = 500;

/** The class of a value by its size, on a logarithmic scale; 0 for zero, and −1 for all values below. */
export const classOf = (value: number): number =>
  value > 0
    ? Math.min(last, Math.max(1, Math.ceil(Math.log2(value) * perDoubling) - first + 1))
    : value < 0
      ? -1
      : 0;

/** The largest value of a class. */
export const endOf = (number: number): number =>
  number <= 0 ? 0 : number === last ? Infinity : 2 ** ((number - 1 + first) / perDoubling);

/** The share of values that a cap leaves as they are. */
const share = 0.99;

/** The class that holds a share of the values, from the smallest on (nearest rank). */
function classAt(counts: readonly (readonly [number: number, n: number])[]): number | undefined {
  const all = counts.reduce((sum, [, n]) => sum + n, 0);
  let seen = 0;
  return counts.find(([, n]) => (seen += n) >= share * all)?.[0];
}

/**
 * Where values are cut off for the test, so that a few large ones do not decide it (winsorising): the 99th percentile
 * of both arms together, rounded up to the end of its class. Where fewer than one in a hundred are above zero, it is
 * the percentile of these. Undefined where none are.
 */
export function capOf(classes: readonly ClassSums[]): number | undefined {
  const counts = new Map<number, number>();
  for (const one of classes) counts.set(one.class, (counts.get(one.class) ?? 0) + one.n);
  const sorted = [...counts].filter(([, n]) => n > 0).sort(([a], [b]) => a - b);
  const above = sorted.filter(([number]) => number > 0);
  const found = [sorted, above].map(classAt).find(number => number !== undefined && number > 0);
  return found === undefined ? undefined : endOf(found);
}

/** The sums of all classes, where each value above a cap counts as the cap. */
export const cappedSums = (classes: readonly ClassSums[], cap = Infinity): Sums =>
  classes
    .map(({ class: number, n, nonzero, sum, squares }) =>
      endOf(number) > cap
        ? { n, nonzero, sum: n * cap, squares: n * cap * cap }
        : { n, nonzero, sum, squares },
    )
    .reduce(addSums, noSums);
