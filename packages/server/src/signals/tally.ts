/** One count that goes up or down: what of which item, in which part, with which value. */
export interface Count {
  store: string;
  day: string;
  name: string;
  item: string;
  part: string;
  value: string;
  n: number;
  /** A decimal string. */
  amount: string;
}

/** The counts that have to change when what counted as `before` counts as `after` from now on. */
export const change = (before: readonly Count[], after: readonly Count[]): Count[] => [
  ...before.map(count => ({ ...count, n: -count.n, amount: negative(count.amount) })),
  ...after,
];

const negative = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

/** One row for each thing that is counted; amounts that are not nothing are left to the database to add. */
export function summed(counts: readonly Count[]): Count[] {
  const sums = new Map<string, Count>();
  for (const count of counts) {
    const { store, day, name, item, part, value, n, amount } = count;
    const key = JSON.stringify([store, day, name, item, part, value, amount === '0' ? '' : sums.size]);
    const sum = sums.get(key);
    if (sum) sum.n += n;
    else sums.set(key, { ...count });
  }
  return [...sums.values()];
}
