import type { StoreConfig } from '../../config/types.js';
import { json, type Queries } from '../../database/database.js';
import { type Days, mondayOf } from '../period.js';
import type { Week } from './blocks.js';
import { addRatios, noRatio, type RatioSums } from './interval.js';

/** A count of a week, or of a day where it is about moments. */
export interface Tallied {
  day: string;
  name: string;
  item: string;
  part: string;
  value: string;
  n: number;
  amount: number;
}

/** Care suggestions that a low score calls for. */
export const recoveriesOf = ({ feedback }: StoreConfig): string[] =>
  feedback.flatMap(({ recovery }) => recovery?.suggestion ?? []);

/** Reads what results are made of. It takes as long as the days have names, however many signals there are. */
export async function tallied(
  { query }: Queries,
  store: StoreConfig,
  { from, to }: Days,
): Promise<Tallied[]> {
  const items = [...store.promises.map(({ id }) => id), ...recoveriesOf(store)];
  const rows = await query(read, [store.id, from, to, json(items)]);
  return rows.map(({ day, name, item, part, value, n, amount }) => ({
    day: String(day),
    name: String(name),
    item: String(item),
    part: String(part),
    value: String(value),
    n: Number(n),
    amount: Number(amount),
  }));
}

const read = `SELECT (CASE WHEN name = 'moment' THEN day ELSE date_trunc('week', day)::date END)::text AS day, name,
    CASE WHEN item IN (SELECT jsonb_array_elements_text($4::text::jsonb)) THEN item ELSE '' END AS item,
    CASE WHEN name IN ('kept', 'moment') THEN part ELSE '' END AS part,
    CASE WHEN name ~ '^(suggestion|feedback)' THEN '' ELSE value END AS value,
    sum(n)::float8 AS n, sum(amount)::float8 AS amount
  FROM tally
  WHERE store = $1 AND day BETWEEN $2::date AND $3::date AND name IN ('kept', 'answer.csat', 'answer.nps',
    'answer.ces', 'suggestion.shown', 'suggestion.accepted', 'feedback.recovery', 'follow-up', 'moment', 'sale')
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(n) <> 0`;

/** The sums of each week. */
export function byWeek<T>(
  rows: readonly T[],
  of: (row: T) => { day: string; sums: RatioSums },
): Week<RatioSums>[] {
  const weeks = new Map<string, RatioSums>();
  for (const row of rows) {
    const { day, sums } = of(row);
    weeks.set(mondayOf(day), addRatios(weeks.get(mondayOf(day)) ?? noRatio, sums));
  }
  return [...weeks].map(([monday, sums]) => ({ monday, sums }));
}

/** The weeks of a share: of which rows it is the whole, and of which the part. */
export const shareByWeek = <T extends { day: string; n: number }>(
  rows: readonly T[],
  whole: (row: T) => boolean,
  part: (row: T) => boolean,
): Week<RatioSums>[] =>
  byWeek(
    rows.filter(row => whole(row) || part(row)),
    row => ({
      day: row.day,
      sums: { ...noRatio, x: whole(row) ? row.n : 0, y: part(row) ? row.n : 0 },
    }),
  );
