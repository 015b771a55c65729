import { openDatabase } from '@tillside/server';
import { countLeftOrders } from '../../../packages/server/src/orders/count.js';
import { usualHalfLife } from '../../../packages/server/src/ranking/half-life.js';

/** The shop has a product to every five order lines, and this many at most, in families that are bought together. */
const mostProducts = 4000;
const familySize = 20;
/** Orders come in over two years, a month in each import. */
const months = 24;
/** Orders have 2 to 30 lines; so many on average, once lines of the same product are added up. */
const linesPerOrder = 4.95;

/**
 * Fills an empty database with about so many order lines, and gives how many there are. The rows are those that an
 * import of an order file leaves, made by the database itself; the server's own code counts products and pairs. Few
 * products are in most orders, and most are in few; three of five lines are from the family that an order is about.
 * Two runs make the same rows.
 */
export async function fillOrders(database: string, store: string, lines: number): Promise<number> {
  const families = Math.ceil(Math.min(mostProducts, lines / 5) / familySize);
  const products = families * familySize;
  const opened = await openDatabase(database);
  try {
    await opened.query(insertProducts, [store, products, families]);
    const parts = Math.min(months, Math.ceil(lines / 1000));
    const orders = Math.ceil(lines / parts / linesPerOrder);
    for (let part = 0; part < parts; part++) {
      await opened.transaction(async ({ query }) => {
        await query('SELECT setseed($1)', [(part + 1) / (parts + 1)]);
        await query(insertOrders, [store, part * orders, orders, parts]);
        await query(insertLines, [store, part * orders, orders, products, families]);
      });
      await countLeftOrders(opened, store, usualHalfLife);
      // What PostgreSQL's autovacuum does between imports; the embedded database has none.
      if (opened.kind === 'postgres')
        for (const table of ['pairs', 'orders', 'products']) await opened.script(`VACUUM ${table}`);
    }
    const [row] = await opened.query('SELECT count(*)::float8 AS n FROM order_lines');
    return Number(row?.n);
  } finally {
    await opened.close();
  }
}

/** So many baskets of 1 to 10 products: what was bought last, in the order of its customers. */
export async function basketsOf(database: string, store: string, count: number): Promise<string[][]> {
  const opened = await openDatabase(database);
  try {
    const rows = await opened.query(findBought, [store, count * 10]);
    const bought = rows.map(row => String(row.product));
    return Array.from({ length: count }, (_, at) => {
      const from = (at * 10) % Math.max(1, bought.length - 10);
      return [...new Set(bought.slice(from, from + 1 + (at % 10)))];
    });
  } finally {
    await opened.close();
  }
}

const insertProducts = `INSERT INTO products (store, id, name, currency, price)
  SELECT $1, 'p-' || n, 'Product ' || n || ' of family ' || n % $3::integer, 'GBP', 1 + n % 40 + 0.99
  FROM generate_series(0, $2::integer - 1) AS n`;
const insertOrders = `INSERT INTO orders (store, id, time, customer)
  SELECT $1, 'o-' || n, now() - interval '730 days' * (1 - (n + random()) / ($3::float8 * $4::float8)),
    md5('c-' || floor(random() * 200000))
  FROM generate_series($2::bigint, $2::bigint + $3::bigint - 1) AS n`;
// A power of a number from 0 to 1 has a long tail. A product's family is the rest of its number, and the lower its
// number the more often it is bought, so that the families' first products are those that everybody buys.
const insertLines = `INSERT INTO order_lines (store, "order", product, quantity, amount, currency)
  SELECT $1, 'o-' || "order", 'p-' || product, n, n * (1 + product % 40 + 0.99), 'GBP'
  FROM (
    SELECT "order", CASE WHEN random() < 0.6
        THEN floor(power(random(), 2) * ($4::float8 / $5::float8)) * $5::float8 + family
        ELSE floor(power(random(), 3) * $4::float8) END::bigint AS product, count(*) AS n
    FROM (
      SELECT n AS "order", least(30, floor(2 - 4 * ln(1 - random())))::integer AS size,
        floor(power(random(), 3) * $5::float8) AS family
      FROM generate_series($2::bigint, $2::bigint + $3::bigint - 1) AS n
    ) AS orders, LATERAL generate_series(1, size)
    GROUP BY 1, 2
  ) AS lines`;
const findBought = `SELECT l.product FROM (
    SELECT id, time FROM orders WHERE store = $1 ORDER BY time DESC LIMIT $2::integer
  ) AS o JOIN order_lines l ON l.store = $1 AND l."order" = o.id
  ORDER BY o.time DESC, l."order", l.product LIMIT $2::integer`;
