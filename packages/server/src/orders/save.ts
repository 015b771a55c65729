import { json, type Queries } from '../database/database.js';
import type { ErasureDigest } from '../retention/erasure-digest.js';
import type { OperationsLine, OrderLine, ProductLine } from './rows.js';

/** One row of each key: the last, with what `keep` keeps of those before it. */
function last<T>(rows: readonly T[], key: (row: T) => string, keep: (before: T, row: T) => T): T[] {
  const found = new Map<string, T>();
  for (const row of rows) {
    const before = found.get(key(row));
    found.set(key(row), before ? keep(before, row) : row);
  }
  return [...found.values()];
}

type Priced = Pick<OrderLine, 'price' | 'currency'>;

/** A price keeps its currency, and a row without one keeps the price before it. */
const keepPrice = <T extends Priced>(before: T, row: T, isPriced: boolean): Priced =>
  isPriced
    ? { price: row.price, currency: row.currency ?? before.currency }
    : { price: before.price, currency: before.currency ?? row.currency };

/** What an order says first holds: see order-heads.ts. */
const keepSaid = (before: OrderLine, row: OrderLine): OrderLine => ({
  ...row,
  time: before.time ?? row.time,
  customer: before.customer ?? row.customer,
});

const keepSold = (before: OrderLine, row: OrderLine): OrderLine => ({
  ...row,
  name: row.name === row.product ? before.name : row.name,
  category: row.category ?? before.category,
  // What was given away still has the price that it is sold for.
  ...keepPrice(before, row, Number(row.price) > 0),
});

const keepListed = (before: ProductLine, row: ProductLine): ProductLine => ({
  ...row,
  name: row.name ?? before.name,
  category: row.category ?? before.category,
  ...keepPrice(before, row, row.price !== null),
  href: row.href ?? before.href,
  available: row.available ?? before.available,
  // A picture keeps its size.
  ...(row.image === null && { image: before.image, width: before.width, height: before.height }),
});

const keepNothing = (_: OperationsLine, row: OperationsLine): OperationsLine => row;

/**
 * Adds order lines to their orders; lines of the same product add up. What an earlier import had of these orders is
 * taken out before: see replace.ts.
 */
export async function saveOrderLines(
  { query }: Queries,
  store: string,
  rows: readonly OrderLine[],
  digestOf: ErasureDigest,
): Promise<void> {
  const orders = last(rows, ({ order }) => order, keepSaid).map(({ order, time, customer }) => ({
    order,
    time,
    customer: customer === null ? null : digestOf('ref', customer),
  }));
  await query(insertOrders, [store, json(orders)]);
  await query(insertLines, [store, json(rows)]);
  await query(insertProducts, [store, json(last(rows, ({ product }) => product, keepSold))]);
}

/**
 * The lines of customers who were not erased since they ordered. Where a file has no times, an order is taken for
 * one from before.
 */
export async function withoutErased(
  { query }: Queries,
  store: string,
  rows: readonly OrderLine[],
  digestOf: ErasureDigest,
): Promise<OrderLine[]> {
  const digests = new Map(
    rows.flatMap(({ customer }) =>
      customer === null ? [] : [[customer, digestOf('ref', customer)] as const],
    ),
  );
  if (!digests.size) return [...rows];
  const found = await query(findErased, [store, json([...digests.values()])]);
  const erased = new Map(found.map(({ digest, ms }) => [String(digest), Number(ms)]));
  return rows.filter(({ customer, time }) => {
    const at = customer === null ? undefined : erased.get(digests.get(customer)!);
    return at === undefined || (time !== null && Date.parse(time) > at);
  });
}

/** Stores products; columns that a file leaves out stay as they were. */
export async function saveProducts(
  { query }: Queries,
  store: string,
  rows: readonly ProductLine[],
): Promise<void> {
  await query(insertProductLines, [store, json(last(rows, ({ product }) => product, keepListed))]);
}

/** Stores operations data; a day that was imported before is replaced. */
export async function saveOperations(
  { query }: Queries,
  store: string,
  rows: readonly OperationsLine[],
): Promise<void> {
  const days = last(rows, ({ promise, day }) => json([promise, day]), keepNothing);
  await query(insertOperations, [store, json(days)]);
}

/** How many pairs of products are in so many orders together, counted from both products. */
export async function frequentPairs({ query }: Queries, store: string, minSupport: number): Promise<number> {
  const [row] = await query(
    'SELECT count(*)::float8 AS n FROM pairs WHERE store = $1 AND together >= $2::bigint',
    [store, minSupport],
  );
  return Number(row?.n);
}

const findErased = `SELECT digest, extract(epoch FROM erased) * 1000 AS ms FROM erased
  WHERE store = $1 AND digest IN (SELECT jsonb_array_elements_text($2::text::jsonb))`;
// No order is from after its import, whatever a clock said: its weight would outdo all others.
const insertOrders = `INSERT INTO orders (store, id, time, customer)
  SELECT $1, n."order", CASE WHEN n.time > now() THEN now() ELSE n.time END, n.customer
  FROM jsonb_to_recordset($2::text::jsonb) AS n("order" text, time timestamptz, customer text)
  ON CONFLICT (store, id) DO UPDATE SET counted = false, time = coalesce(excluded.time, orders.time),
    customer = coalesce(excluded.customer, orders.customer)`;
const insertLines = `INSERT INTO order_lines (store, "order", product, quantity, amount, returned, returned_amount, currency)
  SELECT $1, n."order", n.product, sum(n.quantity),
    sum(coalesce(n.amount, n.price * n.quantity)) FILTER (WHERE n.quantity > 0), sum(n.returned),
    sum(coalesce(n.amount, n.price * n.returned)) FILTER (WHERE n.returned > 0), max(n.currency)
  FROM jsonb_to_recordset($2::text::jsonb) AS n("order" text, product text, quantity numeric, returned numeric,
    price numeric, amount numeric, currency text)
  GROUP BY 2, 3
  ON CONFLICT (store, "order", product) DO UPDATE SET quantity = order_lines.quantity + excluded.quantity,
    amount = coalesce(order_lines.amount + excluded.amount, order_lines.amount, excluded.amount),
    returned = order_lines.returned + excluded.returned,
    returned_amount = coalesce(order_lines.returned_amount + excluded.returned_amount,
      order_lines.returned_amount, excluded.returned_amount),
    currency = coalesce(excluded.currency, order_lines.currency)`;
/** A price that a product has already keeps its currency where a file brings none. */
const currency = `CASE WHEN excluded.price IS NULL AND products.price IS NOT NULL
    THEN coalesce(products.currency, excluded.currency) ELSE coalesce(excluded.currency, products.currency) END`;
// A row that is written again in every chunk of a file would leave all its versions behind until the end.
const insertProducts = `INSERT INTO products (store, id, name, category, currency, price)
  SELECT $1, product, name, category, currency, nullif(price, 0)
  FROM jsonb_to_recordset($2::text::jsonb) AS n(product text, name text, category text, currency text, price numeric)
  ON CONFLICT (store, id) DO UPDATE SET name = CASE WHEN excluded.name = excluded.id THEN products.name ELSE excluded.name END,
    category = coalesce(excluded.category, products.category),
    currency = ${currency}, price = coalesce(excluded.price, products.price)
  WHERE excluded.name NOT IN (products.id, products.name) OR ${currency} <> coalesce(products.currency, '')
    OR excluded.price <> coalesce(products.price, 0) OR excluded.category <> coalesce(products.category, '')`;
const insertProductLines = `INSERT INTO products (store, id, name, category, currency, price, href, image, image_width, image_height, available)
  SELECT $1, product, coalesce(name, product), category, currency, price, href, image, width, height, available
  FROM jsonb_to_recordset($2::text::jsonb) AS n(product text, name text, category text, currency text, price numeric, href text,
    image text, width integer, height integer, available boolean)
  ON CONFLICT (store, id) DO UPDATE SET
    name = CASE WHEN excluded.name = excluded.id THEN products.name ELSE excluded.name END,
    category = coalesce(excluded.category, products.category),
    currency = ${currency}, price = coalesce(excluded.price, products.price),
    href = coalesce(excluded.href, products.href), image = coalesce(excluded.image, products.image),
    image_width = coalesce(excluded.image_width, products.image_width),
    image_height = coalesce(excluded.image_height, products.image_height), available = coalesce(excluded.available, products.available)`;
const insertOperations = `INSERT INTO operations (store, promise, day, kept, given)
  SELECT $1, promise, day, kept, given
  FROM jsonb_to_recordset($2::text::jsonb) AS n(promise text, day date, kept bigint, given bigint)
  ON CONFLICT (store, promise, day) DO UPDATE SET kept = excluded.kept, given = excluded.given`;
