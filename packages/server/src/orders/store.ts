import { json, type Queries } from '../store/database.js';
import type { OperationsLine, OrderLine } from './rows.js';

/** One row for each key, the last one given. */
const last = <T>(rows: readonly T[], key: (row: T) => string): T[] => [
  ...new Map(rows.map(row => [key(row), row])).values(),
];

/** Stores lines of orders; a line that was imported before is replaced. */
export async function keepOrderLines(
  { query }: Queries,
  store: string,
  rows: readonly OrderLine[],
): Promise<void> {
  await query(insertLines, [store, json(last(rows, ({ order, product }) => json([order, product])))]);
  await query(insertProducts, [store, json(last(rows, ({ product }) => product))]);
}

/** Stores operations data; a day that was imported before is replaced. */
export async function keepOperations(
  { query }: Queries,
  store: string,
  rows: readonly OperationsLine[],
): Promise<void> {
  await query(insertOperations, [store, json(last(rows, ({ promise, day }) => json([promise, day])))]);
}

/**
 * Counts anew which goods were in how many orders together, with at least this support. Orders of more than
 * a hundred products are a restocking, not a basket, and would cost their square.
 */
export async function countPairs({ query }: Queries, store: string, minSupport: number): Promise<number> {
  // Without statistics on what has just come in, the joins below would be planned for an empty table.
  await query('ANALYZE order_lines');
  await query(countProducts, [store]);
  await query('ANALYZE products');
  await query('DELETE FROM pairs WHERE store = $1', [store]);
  const [row] = await query(insertPairs, [store, minSupport]);
  return Number(row?.n);
}

const insertLines = `INSERT INTO order_lines (store, "order", product, quantity)
  SELECT $1, n."order", n.product, n.quantity
  FROM jsonb_to_recordset($2::text::jsonb) AS n("order" text, product text, quantity numeric)
  ON CONFLICT (store, "order", product) DO UPDATE SET quantity = excluded.quantity`;
const insertProducts = `INSERT INTO products (store, id, name, currency, price)
  SELECT $1, product, name, currency, price
  FROM jsonb_to_recordset($2::text::jsonb) AS n(product text, name text, currency text, price numeric)
  ON CONFLICT (store, id) DO UPDATE SET name = excluded.name, currency = excluded.currency, price = excluded.price`;
const insertOperations = `INSERT INTO operations (store, promise, day, kept, given)
  SELECT $1, promise, day, kept, given
  FROM jsonb_to_recordset($2::text::jsonb) AS n(promise text, day date, kept bigint, given bigint)
  ON CONFLICT (store, promise, day) DO UPDATE SET kept = excluded.kept, given = excluded.given`;
const baskets = `SELECT "order" FROM order_lines WHERE store = $1 GROUP BY 1 HAVING count(*) <= 100`;
const countProducts = `WITH baskets AS (${baskets}), counts AS (
    SELECT product, count(*) AS n FROM order_lines JOIN baskets USING ("order") WHERE store = $1 GROUP BY 1
  ) UPDATE products p SET orders = coalesce(c.n, 0)
    FROM products q LEFT JOIN counts c ON c.product = q.id
    WHERE p.store = $1 AND q.store = $1 AND q.id = p.id`;
const insertPairs = `WITH baskets AS (${baskets}), total AS (SELECT count(*) AS n FROM baskets), lines AS MATERIALIZED (
    SELECT l."order", l.product, p.orders FROM order_lines l JOIN baskets USING ("order")
      JOIN products p ON p.store = l.store AND p.id = l.product
    WHERE l.store = $1 AND p.orders >= $2::bigint
  ), counted AS (
    SELECT a.product AS a, b.product AS b, a.orders AS of_a, b.orders AS of_b, count(*) AS together
    FROM lines a JOIN lines b ON a."order" = b."order" AND a.product <> b.product
    GROUP BY 1, 2, 3, 4 HAVING count(*) >= $2::bigint
  ), made AS (
    INSERT INTO pairs (store, a, b, together, lift)
    SELECT $1, a, b, together, together::float8 * (SELECT n FROM total) / (of_a::float8 * of_b) FROM counted
    RETURNING 1
  ) SELECT count(*)::float8 AS n FROM made`;
