import { json, type Queries } from '../database/database.js';
import { others } from '../signals/name-limit.js';

/** A count over all days of a range. Null stands for all other names together. */
export interface Total {
  name: string;
  item: string | null;
  part: string | null;
  value: string | null;
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
    this.#byItem = grouped(rows, ({ name, item }) => json([name, item]));
  }

  /** Those with this name, or whose name matches. */
  named(name: string | RegExp): Total[] {
    if (typeof name === 'string') return [...(this.#byName.get(name) ?? [])];
    return [...this.#byName].flatMap(([key, rows]) => (name.test(key) ? rows : []));
  }

  /** The sum of those with this name, of this item if it is given, and with what else is given. */
  sum({ name, item, ...wanted }: Partial<Total> & { name: string }): number {
    const rows = item === undefined ? this.#byName.get(name) : this.#byItem.get(json([name, item]));
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

/** How many items of a kind, and values of an item, are listed individually besides the configured ones. */
const most = { items: 100, values: 20 };

/** What the configuration names, and is therefore listed however rare it is: `['promise', 'mend']`. */
export type Known = readonly (readonly [kind: string, key: string])[];
/** Identifies a question across forms. */
export const questionKey = (form: string, question: string): string => `${form}\n${question}`;

/**
 * Reads the counts, which takes the same time for any number of signals. Anybody with the publishable key can make
 * up ids, so only the most frequent ones are listed individually, and the others are summed up.
 */
export async function totals(
  { query }: Queries,
  store: string,
  { from, to, known }: { from: string; to: string; known: Known },
): Promise<Totals> {
  const rows = await query(read, [store, from, to, json(known), most.items, most.values]);
  return new Totals(
    rows.map(({ name, item, part, value, n, amount }) => ({
      name: String(name),
      item: text(item),
      part: text(part),
      value: text(value),
      n: Number(n),
      amount: String(amount),
    })),
  );
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const read = `WITH sums AS (
    SELECT name, item, part, value, sum(n) AS n, sum(amount) AS amount, item = '${others}' AS is_rest,
      CASE WHEN name = 'kept' THEN 'promise' WHEN name LIKE 'invited.%' THEN 'answer'
        ELSE split_part(name, '.', 1) END AS kind,
      CASE WHEN name ~ '^(answer|invited)\\.' THEN item || E'\\n' || part ELSE item END AS key
    FROM tally WHERE store = $1 AND day BETWEEN $2::date AND $3::date
    GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0
  ), weighed AS (
    SELECT *, sum(n) OVER (PARTITION BY kind, key) AS weight FROM sums
  ), ranked AS (
    SELECT *, (kind, key) IN (SELECT k ->> 0, k ->> 1 FROM jsonb_array_elements($4::text::jsonb) AS k)
      OR (NOT is_rest
        AND dense_rank() OVER (PARTITION BY kind, is_rest ORDER BY weight DESC, key COLLATE "C") <= $5::integer) AS told
    FROM weighed
  ), told AS (
    SELECT name, CASE WHEN told THEN item END AS item,
      CASE WHEN told OR kind NOT IN ('answer', 'suggestion') THEN part END AS part,
      value, sum(n) AS n, sum(amount) AS amount
    FROM ranked GROUP BY 1, 2, 3, 4
  ), placed AS (
    SELECT *, row_number() OVER (PARTITION BY name, item, part ORDER BY n DESC, value COLLATE "C") AS place FROM told
  ) SELECT name, item, part, CASE WHEN place <= $6::integer THEN nullif(value, '${others}') END AS value,
      sum(n)::float8 AS n, trim_scale(sum(amount))::text AS amount
    FROM placed GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

/** The distinct keys of rows in order, with that of all others last. */
export const keysOf = <K extends readonly (string | null)[]>(
  rows: readonly Total[],
  key: (row: Total) => K,
): K[] => [...new Set(rows.map(row => json(key(row))))].sort().map(text => JSON.parse(text) as K);
/** A share, or null if the whole is zero. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
