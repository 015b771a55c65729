/** One count that goes up or down: what of which item, in which part, with which value. */
export interface Count {
  store: string;
  day: string;
  name: string;
  item: string;
  part: string;
  value: string;
  n: number;
  amount: number;
}

const key = ({ store, day, name, item, part, value }: Count): string =>
  JSON.stringify([store, day, name, item, part, value]);

/** One row for each count that changes. */
export function summed(counts: readonly Count[]): Count[] {
  const sums = new Map<string, Count>();
  for (const count of counts) {
    const sum = sums.get(key(count));
    if (sum) {
      sum.n += count.n;
      sum.amount += count.amount;
    } else sums.set(key(count), { ...count });
  }
  return [...sums.values()].filter(({ n, amount }) => n !== 0 || amount !== 0);
}

/** The counts that have to change when what counted as `before` counts as `after` from now on. */
export const change = (before: readonly Count[], after: readonly Count[]): Count[] => [
  ...before.map(count => ({ ...count, n: -count.n, amount: -count.amount })),
  ...after,
];
