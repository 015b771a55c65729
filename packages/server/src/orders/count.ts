import type { Database, Queries } from '../database/database.js';
import { json } from '../database/database.js';
import { maxOrderProducts } from '../ranking/pair-rule.js';

/** Orders that are counted in one statement. */
const batch = 2000;

/**
 * Holds the orders of a store until the transaction ends: whoever imports, counts or erases them waits for its
 * turn, so that every order is counted once.
 */
export const holdOrders = ({ query }: Queries, store: string): Promise<unknown> =>
  query('SELECT pg_advisory_xact_lock(hashtext($1))', [`orders ${store}`]);

/** Receives how many of the orders to count are done. */
export type CountProgress = (done: number, total: number) => void;

/**
 * Adds the orders of a store that are not counted yet to the counts of products and pairs, and resolves with their
 * number. Only another half-life makes all of them be counted again, as it changes every weight.
 */
export async function countOrders(
  queries: Queries,
  store: string,
  halfLife: number,
  progress: CountProgress = () => undefined,
): Promise<number> {
  const { query } = queries;
  const [sums] = await query('SELECT half_life FROM order_sums WHERE store = $1', [store]);
  if (sums && sums.half_life !== halfLife)
    for (const statement of forgetCounts) await query(statement, [store]);
  const [found] = await query('SELECT count(*)::float8 AS n FROM orders WHERE store = $1 AND NOT counted', [
    store,
  ]);
  const total = Number(found?.n);
  if (!total) return 0;
  await query(`INSERT INTO order_sums (store, half_life) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
    store,
    halfLife,
  ]);
  // Without statistics on rows just imported, the joins would be planned for empty tables.
  for (const table of ['orders', 'order_lines', 'products']) await query(`ANALYZE ${table}`);
  for (let done = 0; done < total;) {
    const [row] = await query(addOrders, [store, batch]);
    done += Number(row?.n);
    progress(done, total);
  }
  await query('ANALYZE pairs');
  return total;
}

/** Counts what an import or a migration left to be counted. */
export const countLeftOrders = (database: Database, store: string, halfLife: number): Promise<number> =>
  database.transaction(async queries => {
    await holdOrders(queries, store);
    return countOrders(queries, store, halfLife);
  });

/** Takes orders out of the counts again. */
export async function uncountOrders(
  { query }: Queries,
  store: string,
  orders: readonly string[],
): Promise<void> {
  for (let at = 0; at < orders.length; at += batch)
    await query(takeOrdersOut, [store, json(orders.slice(at, at + batch))]);
  await query('DELETE FROM pairs WHERE store = $1 AND together <= 0', [store]);
}

const forgetCounts = [
  `UPDATE products SET orders = 0, weight = 0, squares = 0, bought = 0, returned = 0 WHERE store = $1`,
  'DELETE FROM pairs WHERE store = $1',
  'UPDATE orders SET counted = false WHERE store = $1 AND counted',
  'DELETE FROM order_sums WHERE store = $1',
];

/** Adds orders to all counts, or subtracts them; a pair is counted from both of its products. */
const change = (sign: '+' | '-', chosen: string) => `WITH chosen AS MATERIALIZED (
    SELECT o.id AS "order", order_weight(coalesce(o.time, o.imported), s.half_life) AS w
    FROM orders o JOIN order_sums s USING (store) WHERE o.store = $1 AND ${chosen}
  ), marked AS (
    UPDATE orders SET counted = ${sign === '+'} WHERE store = $1 AND id IN (SELECT "order" FROM chosen)
  ), lines AS MATERIALIZED (
    SELECT l."order", l.product, l.quantity, l.returned, chosen.w,
      count(*) FILTER (WHERE l.quantity > 0) OVER (PARTITION BY l."order") AS size
    FROM chosen JOIN order_lines l ON l.store = $1 AND l."order" = chosen."order"
  ), items AS MATERIALIZED (
    SELECT "order", product, w FROM lines WHERE quantity > 0 AND size <= ${maxOrderProducts}
  ), per_product AS (
    UPDATE products p SET orders = p.orders ${sign} n.n, weight = p.weight ${sign} n.w,
      squares = p.squares ${sign} n.squares, bought = p.bought ${sign} n.bought, returned = p.returned ${sign} n.returned
    FROM (
      SELECT product, sum(quantity) AS bought, sum(returned) AS returned,
        count(*) FILTER (WHERE is_item) AS n, coalesce(sum(w) FILTER (WHERE is_item), 0) AS w,
        coalesce(sum(w * w) FILTER (WHERE is_item), 0) AS squares
      FROM (SELECT *, quantity > 0 AND size <= ${maxOrderProducts} AS is_item FROM lines) AS each GROUP BY 1
    ) AS n WHERE p.store = $1 AND p.id = n.product
  ), per_pair AS (
    INSERT INTO pairs AS p (store, a, b, together, weight)
    SELECT $1, a.product, b.product, ${sign}count(*), ${sign}sum(a.w)
    FROM items a JOIN items b ON a."order" = b."order" AND a.product <> b.product
    GROUP BY 2, 3 ORDER BY 2, 3
    ON CONFLICT (store, a, b)
      DO UPDATE SET together = p.together + excluded.together, weight = p.weight + excluded.weight
  ), summed AS (
    UPDATE order_sums s SET orders = s.orders ${sign} n.n, weight = s.weight ${sign} n.w
    FROM (SELECT count(*) AS n, coalesce(sum(w), 0) AS w FROM (SELECT DISTINCT "order", w FROM items) AS baskets) AS n
    WHERE s.store = $1
  ) SELECT count(*)::float8 AS n FROM chosen`;
const addOrders = change(
  '+',
  `o.id IN (SELECT id FROM orders WHERE store = $1 AND NOT counted ORDER BY id LIMIT $2::integer)`,
);
const takeOrdersOut = change(
  '-',
  `o.counted AND o.id IN (SELECT jsonb_array_elements_text($2::text::jsonb))`,
);
