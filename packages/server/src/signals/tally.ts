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
export const diffCounts = (before: readonly Count[], after: readonly Count[]): Count[] => [
  ...before.map(count => ({ ...count, n: -count.n, amount: negative(count.amount) })),
  ...after,
];

const negative = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

/** One row for each thing that is counted; the database adds amounts that are not zero. */
export function mergeCounts(counts: readonly Count[]): Count[] {
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

/** Busy counts are spread over this many rows, so that transactions do not wait for each other's commit. */
const slots = 8;
export const anySlot = (): number => Math.floor(Math.random() * slots);

/** The columns of counts that are a parameter. */
export const countColumns = `store text, day date, name text, item text, part text, value text, n bigint,
    amount numeric`;

/** The statement, or the end of one, that adds counts to a slot. */
export const sumInto = (slot: string, from: string): string =>
  `INSERT INTO tally (store, day, name, item, part, value, slot, n, amount)
  SELECT n.store, n.day, n.name, n.item, n.part, n.value, ${slot}::smallint, sum(n.n), sum(n.amount)
  FROM ${from}
  GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n.n) <> 0 OR sum(n.amount) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (store, day, name, item, part, value, slot)
    DO UPDATE SET n = tally.n + excluded.n, amount = tally.amount + excluded.amount`;
