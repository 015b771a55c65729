import { fewestCases } from '@tillside/contract';
import type { StoreConfig } from '../../config/types.js';
import type { Queries } from '../../database/database.js';
import { type Found, type FoundFact, inFives, roughly } from './found.js';

const day = 86_400_000;

/** Everybody as one group, where orders do not say who bought. */
export interface Core {
  core: Found['core'];
  currency: string | null;
  from: string;
  to: string;
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Describes all customers from baskets, and from what invited customers answered. Each order counts as a customer, and
 * where there are no orders each answer about a promise.
 *
 * @returns core is null where there are fewer than thirty of both
 */
export async function portrayEverybody(
  { query }: Queries,
  { id, huddle }: StoreConfig,
  now: Date,
): Promise<Core> {
  const { days } = huddle.portraits;
  const [baskets] = await query(readBaskets, [id, days]);
  const orders = Number(baskets?.n ?? 0);
  const to = orders ? Number(baskets?.ms) : now.getTime();
  const from = to - days * day;
  const period = { from: dayOf(from), to: dayOf(to) };
  const [answers] = await query(readAnswers, [id, period.from, dayOf(now.getTime())]);
  const currency = typeof baskets?.currency === 'string' ? baskets.currency : null;
  const number = (value: unknown) => Number(value ?? 0);
  const facts: FoundFact[] = [];
  const share = (name: 'kept' | 'satisfied', yes: number, of: number) => {
    if (of >= fewestCases) facts.push({ name, item: '', value: inFives((100 * yes) / of) });
  };
  if (orders >= fewestCases) {
    const [value, goods] = [roughly(number(baskets?.value)), Math.round(number(baskets?.goods))];
    if (value) facts.push({ name: 'value', item: '', value });
    facts.push({ name: 'goods', item: '', value: goods });
  }
  const kept = number(answers?.kept_of);
  share('kept', number(answers?.kept), kept);
  share('satisfied', number(answers?.satisfied), number(answers?.satisfied_of));
  const [n, of] = orders >= fewestCases ? [orders, 'orders' as const] : [kept, 'answers' as const];
  const core = n >= fewestCases ? { people: inFives(n), facts, of } : null;
  return { core, currency, ...period };
}

const readBaskets = `WITH latest AS (
    SELECT o.id, coalesce(o.time, o.imported) AS at FROM orders o
    WHERE o.store = $1 AND o.customer IS NULL ORDER BY 2 DESC LIMIT 10000
  ), chosen AS (
    SELECT * FROM latest WHERE at >= (SELECT max(at) FROM latest) - make_interval(days => $2::integer)
  ), lines AS (
    SELECT c.id, c.at, l.amount, l.currency FROM chosen c
      JOIN order_lines l ON l.store = $1 AND l."order" = c.id WHERE l.quantity > 0
  ), usual AS (
    SELECT currency FROM lines WHERE amount > 0 GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
  ), baskets AS (
    SELECT id, max(at) AS at, count(*) AS goods,
      sum(amount) FILTER (WHERE currency IS NOT DISTINCT FROM (SELECT currency FROM usual)) AS amount
    FROM lines GROUP BY 1
  ) SELECT count(*)::float8 AS n, extract(epoch FROM max(at)) * 1000 AS ms,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY amount::float8) AS value,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY goods::float8) AS goods, (SELECT currency FROM usual) AS currency
  FROM baskets`;
const readAnswers = `SELECT coalesce(sum(n) FILTER (WHERE name = 'kept' AND value = 'yes'), 0)::float8 AS kept,
    coalesce(sum(n) FILTER (WHERE name = 'kept'), 0)::float8 AS kept_of,
    coalesce(sum(n) FILTER (WHERE name = 'invited.csat' AND value IN ('4', '5')), 0)::float8 AS satisfied,
    coalesce(sum(n) FILTER (WHERE name = 'invited.csat'), 0)::float8 AS satisfied_of
  FROM tally WHERE store = $1 AND day BETWEEN $2::date AND $3::date
    AND (name = 'invited.csat' OR name = 'kept' AND part = 'invited')`;
