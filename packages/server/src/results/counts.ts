import type { Queries } from '../store/database.js';

/** A count over all days of a range. */
export interface Total {
  name: string;
  item: string;
  part: string;
  value: string;
  n: number;
  /** A decimal string. */
  amount: string;
}

/** All counts of a store in a range of days. */
export class Totals {
  readonly #byName: ReadonlyMap<string, readonly Total[]>;
  readonly #byItem: ReadonlyMap<string, readonly Total[]>;

  constructor(rows: readonly Total[]) {
    this.#byName = grouped(rows, ({ name }) => name);
    this.#byItem = grouped(rows, ({ name, item }) => `${name}\n${item}`);
  }

  /** Those with this name, or whose name matches. */
  named(name: string | RegExp): Total[] {
    if (typeof name === 'string') return [...(this.#byName.get(name) ?? [])];
    return [...this.#byName].flatMap(([key, rows]) => (name.test(key) ? rows : []));
  }

  /** The sum of those with this name, of this item if it is given, and with what else is given. */
  sum({ name, item, ...wanted }: Partial<Total> & { name: string }): number {
    const rows = item === undefined ? this.#byName.get(name) : this.#byItem.get(`${name}\n${item}`);
    const entries = Object.entries(wanted);
    return (rows ?? [])
      .filter(row => entries.every(([key, value]) => row[key as keyof Total] === value))
      .reduce((sum, { n }) => sum + n, 0);
  }
}

const grouped = (rows: readonly Total[], key: (row: Total) => string): Map<string, Total[]> => {
  const groups = new Map<string, Total[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
};

/** Reads the counts; how many signals they were made of plays no part. */
export async function totals({ query }: Queries, store: string, from: string, to: string): Promise<Totals> {
  const rows = await query(
    `SELECT name, item, part, value, sum(n)::float8 AS n, trim_scale(sum(amount))::text AS amount
     FROM tally WHERE store = $1 AND day BETWEEN $2::date AND $3::date
     GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 ORDER BY 1, 2, 3, 4`,
    [store, from, to],
  );
  return new Totals(
    rows.map(({ name, item, part, value, n, amount }) => ({
      name: String(name),
      item: String(item),
      part: String(part),
      value: String(value),
      n: Number(n),
      amount: String(amount),
    })),
  );
}

/** Different values, in order. */
export const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();
/** A share, or null where there is nothing to share. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
