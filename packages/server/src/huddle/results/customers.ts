import { type Figure, fewestCases } from '@tillside/contract';
import type { StoreConfig } from '../../config/types.js';
import type { Queries } from '../../database/database.js';
import { daysAfter, type Days, lengthOf } from '../period.js';
import { ratioInterval, wilson } from './interval.js';
import { rounded } from './series.js';

/** What a result needs that spans quarters, or why it is not told. */
export type Quarterly =
  { after: Figure; before: Figure | undefined } | { missing: 'span' | 'too-few'; days?: number };

const year = 365;

/** The quarter of the calendar that was over last on a day. */
export function lastQuarter(day: string): Days {
  const [years = 0, months = 0] = day.split('-').map(Number);
  const begin = (quarter: number) => new Date(Date.UTC(years, quarter * 3, 1)).toISOString().slice(0, 10);
  const now = Math.floor((months - 1) / 3);
  // A quarter that ends on this very day is over.
  const isOver = daysAfter(day, 1) === begin(now + 1);
  const quarter = isOver ? now : now - 1;
  return { from: begin(quarter), to: daysAfter(begin(quarter + 1), -1) };
}

const tell = (share: number) => rounded(100 * share, 'percent');

/** The first day of which there are orders with a customer. */
async function firstOrder({ query }: Queries, { id, timeZone }: StoreConfig): Promise<string | undefined> {
  const [row] = await query(readFirst, [id, timeZone]);
  return typeof row?.day === 'string' ? row.day : undefined;
}

interface Span {
  /** How many days up to the end of a quarter are looked at. */
  history: number;
  /** How many days of them its figure is about, if not the quarter: so much earlier is what it is compared with. */
  length?: number;
}

/**
 * The figures of the last quarter and of an earlier one. Windows do not follow the query's dates: quarters do not
 * overlap, so that no two answers can be compared to single out a customer.
 */
async function quarterly(
  queries: Queries,
  store: StoreConfig,
  to: string,
  { history, length }: Span,
  figureOf: (quarter: Days) => Promise<Figure | undefined>,
): Promise<Quarterly> {
  const quarter = lastQuarter(to);
  const earlier = lastQuarter(daysAfter(quarter.to, -(length ?? lengthOf(quarter))));
  const first = await firstOrder(queries, store);
  const spans = ({ to }: Days) => first !== undefined && first <= daysAfter(to, 1 - history);
  if (!spans(quarter)) return { missing: 'span', days: history };
  const after = await figureOf(quarter);
  if (!after) return { missing: 'too-few' };
  return { after, before: spans(earlier) ? await figureOf(earlier) : undefined };
}

/** Of the customers of a quarter, how many bought on more than one day in the year up to its end. */
export const repeatPurchases = (queries: Queries, store: StoreConfig, to: string): Promise<Quarterly> =>
  quarterly(queries, store, to, { history: year }, async quarter => {
    const since = daysAfter(quarter.to, 1 - year);
    const [row] = await queries.query(readRepeats, [
      store.id,
      store.timeZone,
      since,
      quarter.from,
      quarter.to,
    ]);
    const [again, of] = [Number(row?.again), Number(row?.of)];
    if (of < fewestCases) return undefined;
    const { low, high } = wilson(again, of);
    return { value: tell(again / of), of, ...quarter, low: tell(low), high: tell(high) };
  });

/**
 * What customers of one year spent in the next one, of what they had spent, less returns: the year that ends with the
 * quarter beside the one before. Not told where one customer has more than a quarter of either.
 */
export const revenueRetention = (queries: Queries, store: StoreConfig, to: string): Promise<Quarterly> =>
  quarterly(queries, store, to, { history: 2 * year, length: year }, async quarter => {
    const [since, turn] = [daysAfter(quarter.to, 1 - 2 * year), daysAfter(quarter.to, 1 - year)];
    const [row = {}] = await queries.query(readRetention, [
      store.id,
      store.timeZone,
      since,
      turn,
      quarter.to,
    ]);
    const [of, x, y] = [Number(row.units), Number(row.x), Number(row.y)];
    if (of < fewestCases || x <= 0 || Number(row.top_x) > x / 4 || Number(row.top_y) > y / 4)
      return undefined;
    const sums = { units: of, x, y, xx: Number(row.xx), xy: Number(row.xy), yy: Number(row.yy) };
    const { low, high } = ratioInterval(sums)!;
    return {
      value: tell(y / x),
      of,
      from: turn,
      to: quarter.to,
      low: tell(Math.max(0, low)),
      high: tell(high),
    };
  });

const readFirst = `SELECT (min(time) AT TIME ZONE $2)::date::text AS day FROM orders
  WHERE store = $1 AND customer IS NOT NULL`;
const bought = `SELECT o.customer, (o.time AT TIME ZONE $2)::date AS day, max(l.currency) AS currency,
      sum(coalesce(l.amount, 0) - coalesce(l.returned_amount, 0)) AS net, sum(l.quantity) AS sold
    FROM orders o JOIN order_lines l ON l.store = o.store AND l."order" = o.id
    WHERE o.store = $1 AND o.customer IS NOT NULL AND o.time >= $3::date - 1 AND o.time < $5::date + 2
    GROUP BY o.id, o.customer, o.time`;
const readRepeats = `WITH bought AS (${bought}), each AS (
    SELECT customer, count(DISTINCT day) AS days FROM bought
    WHERE sold > 0 AND day BETWEEN $3::date AND $5::date GROUP BY 1 HAVING max(day) >= $4::date
  ) SELECT count(*)::float8 AS of, (count(*) FILTER (WHERE days > 1))::float8 AS again FROM each`;
const readRetention = `WITH bought AS (${bought}), main AS (
    SELECT currency FROM bought WHERE currency IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
  ), each AS (
    SELECT customer, greatest(0, coalesce(sum(net) FILTER (WHERE day < $4::date), 0))::float8 AS x,
      greatest(0, coalesce(sum(net) FILTER (WHERE day >= $4::date), 0))::float8 AS y
    FROM bought JOIN main USING (currency) WHERE day BETWEEN $3::date AND $5::date GROUP BY 1
  ) SELECT count(*)::float8 AS units, sum(x) AS x, sum(y) AS y, sum(x * x) AS xx, sum(x * y) AS xy,
      sum(y * y) AS yy, max(x) AS top_x, max(y) AS top_y
    FROM each WHERE x > 0`;
