import type { z } from 'zod';
import type { Erased } from '../api/schemas.js';
import type { Database, Queries } from '../database/database.js';
import { holdOrders } from '../orders/count.js';
import { holdExpiry } from './hold.js';

type Sums = z.output<typeof Erased>;
const tables = {
  signals: ['signals', 'moment'],
  answers: ['answers', 'moment'],
  followUps: ['follow_ups', 'moment'],
  moments: ['moments', 'id'],
  invitations: ['invitations', 'moment'],
  stories: ['stories', 'moment'],
} as const;
/** What is known of moments besides: it goes too, and need not be told. */
const unnumbered = [
  ['trials', 'moment'],
  ['moment_orders', 'moment'],
  ['found_items', 'moment'],
] as const;

/**
 * The moments of a customer, in every table: one that has expired in one may still be known in another. A request to
 * be forgotten may have been sent in somebody else's moment.
 */
const momentsOf = Object.values(tables)
  .map(([table, column]) => {
    const own = table === 'signals' ? ` AND type <> 'dev.tillside.customer.forgotten'` : '';
    return `SELECT ${column} AS moment FROM ${table} WHERE store = $1 AND ref = $2${own}`;
  })
  .join(' UNION ');

/**
 * Erases what came in moments, or under a reference. The sums in the results name nobody and stay. Whoever calls it
 * has to hold the orders before, if it needs them: no signal is stored from here on.
 */
async function erase(
  queries: Queries,
  store: string,
  ref: string | null,
  moment: string | null,
  now: Date,
): Promise<Sums> {
  const { query } = queries;
  await holdExpiry(queries, store);
  await query(holdArrivals);
  const sums: Sums = {
    signals: 0,
    answers: 0,
    followUps: 0,
    moments: 0,
    invitations: 0,
    orders: 0,
    stories: 0,
  };
  const found = await query(`${momentsOf} UNION SELECT $3::text WHERE $3::text IS NOT NULL`, [
    store,
    ref,
    moment,
  ]);
  const moments = JSON.stringify(found.map(row => row.moment));
  await query(remember, [store, ref, moments, now.toISOString()]);
  await query(eraseReturns, [store, ref, moments]);
  for (const [name, [table, column]] of Object.entries(tables) as [
    keyof typeof tables,
    readonly [string, string],
  ][]) {
    // A customer's reference may arrive late in a moment: the whole moment is theirs.
    const [row] = await query(
      `WITH gone AS (
         DELETE FROM ${table} WHERE store = $1 AND (ref = $2 OR ${column} IN (SELECT jsonb_array_elements_text($3::text::jsonb)))
         RETURNING 1
       ) SELECT count(*)::float8 AS n FROM gone`,
      [store, ref, moments],
    );
    sums[name] = Number(row?.n);
  }
  for (const [table, column] of unnumbered)
    await query(
      `DELETE FROM ${table} WHERE store = $1 AND ${column} IN (SELECT jsonb_array_elements_text($2::text::jsonb))`,
      [store, moments],
    );
  return sums;
}

/**
 * Erases the orders of a customer, which have to be held. Products and pairs stay counted with them: counts name
 * nobody.
 */
async function eraseOrders({ query }: Queries, store: string, ref: string): Promise<number> {
  await query(eraseLines, [store, ref]);
  const [row] = await query(eraseOrdersOf, [store, ref]);
  return Number(row?.n);
}

const eraseReturns = `DELETE FROM order_returns WHERE store = $1 AND order_id IN (
    SELECT order_id FROM moments
    WHERE store = $1 AND (ref = $2 OR id IN (SELECT jsonb_array_elements_text($3::text::jsonb)))
    UNION SELECT data ->> 'order' FROM signals WHERE store = $1 AND data ? 'order'
      AND (ref = $2 OR moment IN (SELECT jsonb_array_elements_text($3::text::jsonb)))
      AND type = 'dev.tillside.moment.returned'
  )`;
const eraseLines = `DELETE FROM order_lines WHERE store = $1 AND "order" IN (
    SELECT id FROM orders WHERE store = $1 AND customer = erasure_digest('ref', $2)
  )`;
const eraseOrdersOf = `WITH gone AS (
    DELETE FROM orders WHERE store = $1 AND customer = erasure_digest('ref', $2) RETURNING 1
  ) SELECT count(*)::float8 AS n FROM gone`;
const remember = `INSERT INTO erased (store, digest, erased)
  SELECT $1, digest, $4::timestamptz FROM (
    SELECT erasure_digest('ref', $2) AS digest WHERE $2::text IS NOT NULL
    UNION SELECT erasure_digest('moment', moment) FROM jsonb_array_elements_text($3::text::jsonb) AS moment
  ) AS digests
  ON CONFLICT (store, digest) DO UPDATE SET erased = greatest(erased.erased, excluded.erased), scrubbed = false`;
// Waits for transactions that store signals; those that begin later find what is remembered, and wait: all that
// takes long has to be waited for before.
const holdArrivals = 'LOCK TABLE arrivals IN SHARE ROW EXCLUSIVE MODE';

const turns = new WeakMap<Database, Map<string, Promise<unknown>>>();
/** One erasure of a store after the other: if many waited for an import, no connection would be left for signals. */
function inTurn<T>(database: Database, store: string, work: (queries: Queries) => Promise<T>): Promise<T> {
  const stores = turns.get(database) ?? new Map<string, Promise<unknown>>();
  turns.set(database, stores);
  const begin = () => database.transaction(work);
  const turn = (stores.get(store) ?? Promise.resolve()).then(begin, begin);
  stores.set(store, turn);
  return turn;
}

/**
 * Erases everything of a customer, and the request to do so. What arrives later and happened before is not
 * stored: a keyed digest of the reference remembers it.
 */
export const eraseCustomer = (database: Database, store: string, ref: string, now: Date): Promise<Sums> =>
  inTurn(database, store, async queries => {
    // An import may hold them for minutes.
    await holdOrders(queries, store);
    const sums = await erase(queries, store, ref, null, now);
    await queries.query('DELETE FROM erasure_requests WHERE store = $1 AND ref = $2', [store, ref]);
    return { ...sums, orders: await eraseOrders(queries, store, ref) };
  });

/** Erases everything of a moment. */
export const eraseMoment = (database: Database, store: string, moment: string, now: Date): Promise<Sums> =>
  inTurn(database, store, queries => erase(queries, store, null, moment, now));
