import type { Queries, Row } from '../../database/database.js';
import { isGood } from './goods.js';
import type { Pause } from './pause.js';

/** A part of the day: until noon, until five, and after. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** One order of a customer that has something in it. */
export interface Purchase {
  /** In milliseconds. */
  time: number;
  /** In the time zone of the store; absent where the orders have days only, or no time. */
  part?: DayPart;
  /** From 0, Sunday; absent where the order has no time. */
  weekday?: number;
  /** In the store's usual currency; null if it is in another one, or not known. */
  amount: number | null;
  /** How many different goods. */
  goods: number;
}

/** What one customer bought in the window. Held in memory while groups are found, and never stored. */
export interface Customer {
  /** A keyed digest of the customer's reference. */
  digest: string;
  purchases: Purchase[];
  /** How many orders have each good. */
  goods: Map<string, number>;
  /** How many things were bought and sent back. */
  bought: number;
  returned: number;
}

/** A product as far as it says what customers like. */
export interface Product {
  name: string;
  category: string | null;
}

/** The customers that groups are found from. */
export interface Sample {
  customers: Customer[];
  /** How many customers there are in the window. */
  of: number;
  products: Map<string, Product>;
  currency: string | null;
  /** The first and the last moment, in milliseconds. */
  from: number;
  to: number;
}

const day = 86_400_000;
/** Customers that are read by one statement. */
const chunk = 100;

const partOf = (hour: number): DayPart =>
  hour >= 5 && hour < 12 ? 'morning' : hour >= 12 && hour < 17 ? 'afternoon' : 'evening';

/** The order's time, as the database tells it: midnight in UTC is a day without a time. */
function timesOf(row: Row): Pick<Purchase, 'time' | 'part' | 'weekday'> {
  const time = Number(row.ms);
  if (row.weekday === null) return { time };
  if (time % day === 0) return { time, weekday: new Date(time).getUTCDay() };
  return { time, weekday: Number(row.weekday), part: partOf(Number(row.hour)) };
}

function grouped(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(String(row[column]));
    if (group) group.push(row);
    else groups.set(String(row[column]), [row]);
  }
  return groups;
}

/** Puts the lines of one customer together. */
function customerOf(digest: string, rows: readonly Row[], currency: string | null): Customer {
  const customer: Customer = { digest, purchases: [], goods: new Map(), bought: 0, returned: 0 };
  const orders = grouped(rows, 'order');
  for (const lines of orders.values()) {
    const sold = lines.filter(({ quantity }) => Number(quantity) > 0);
    customer.returned += lines.reduce((sum, { returned }) => sum + Number(returned), 0);
    if (!sold.length) continue;
    customer.bought += sold.reduce((sum, { quantity }) => sum + Number(quantity), 0);
    const goods = sold.filter(({ name }) => isGood(String(name)));
    for (const { product } of goods)
      customer.goods.set(String(product), (customer.goods.get(String(product)) ?? 0) + 1);
    const paid = sold.filter(line => line.amount !== null && line.currency === currency);
    const amount = paid.reduce((sum, line) => sum + Number(line.amount), 0);
    customer.purchases.push({
      ...timesOf(lines[0]!),
      amount: paid.length ? amount : null,
      goods: goods.length,
    });
  }
  return customer;
}

/**
 * Reads what customers bought in the days before the newest order. Of more than `limit` customers a random sample is
 * read, by their digests: the same ones each time.
 */
export async function readSample(
  { query }: Queries,
  { store, timeZone, days, limit }: { store: string; timeZone: string; days: number; limit: number },
  pause: Pause,
): Promise<Sample> {
  const [newest] = await query(findNewest, [store]);
  const to = Number(newest?.ms ?? 0);
  const from = to - days * day;
  const products = new Map<string, Product>();
  const [usual] = await query(findCurrency, [store, from]);
  const currency = typeof usual?.currency === 'string' ? usual.currency : null;
  const customers: Customer[] = [];
  for (let after = ''; customers.length < limit;) {
    const rows = await query(findLines, [store, after, from, timeZone, chunk]);
    if (!rows.length) break;
    for (const row of rows)
      products.set(String(row.product), {
        name: String(row.name),
        category: typeof row.category === 'string' ? row.category : null,
      });
    for (const [digest, lines] of grouped(rows, 'customer')) {
      const customer = customerOf(digest, lines, currency);
      if (customer.purchases.length && customers.length < limit) customers.push(customer);
      after = digest;
      await pause();
    }
  }
  const [all] = customers.length < limit ? [{ n: customers.length }] : await query(countAll, [store, from]);
  return { ...inSameOrder(customers, products), of: Number(all?.n), currency, from, to };
}

/**
 * Customers and products in an order that only depends on what they are: each database has a key of its own for the
 * digests, and of the same orders the same shall be told.
 */
function inSameOrder(customers: readonly Customer[], products: Sample['products']) {
  const contents = customers.map(customer => ({
    customer,
    content: JSON.stringify([customer.purchases, [...customer.goods]]),
  }));
  const byText = (one: string, other: string) => Number(one > other) - Number(one < other);
  return {
    customers: contents
      .sort((one, other) => byText(one.content, other.content))
      .map(({ customer }) => customer),
    products: new Map([...products].sort(([one], [other]) => byText(one, other))),
  };
}

const at = `coalesce(o.time, o.imported)`;
const since = `${at} >= to_timestamp($2::float8 / 1000)`;
const findNewest = `SELECT extract(epoch FROM max(${at})) * 1000 AS ms FROM orders o
  WHERE o.store = $1 AND o.customer IS NOT NULL`;
const findCurrency = `SELECT l.currency FROM orders o JOIN order_lines l ON l.store = o.store AND l."order" = o.id
  WHERE o.store = $1 AND o.customer IS NOT NULL AND ${since} AND l.amount > 0
  GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;
const findLines = `WITH chosen AS (
    SELECT DISTINCT o.customer FROM orders o
    WHERE o.store = $1 AND o.customer > $2 AND ${since.replace('$2', '$3')} ORDER BY 1 LIMIT $5::integer
  ) SELECT o.customer, o.id AS "order", extract(epoch FROM ${at}) * 1000 AS ms,
    extract(dow FROM o.time AT TIME ZONE $4::text) AS weekday, extract(hour FROM o.time AT TIME ZONE $4::text) AS hour,
    l.product, p.name, p.category, l.quantity::float8, l.amount::float8, l.currency, l.returned::float8
  FROM chosen JOIN orders o ON o.store = $1 AND o.customer = chosen.customer
    JOIN order_lines l ON l.store = $1 AND l."order" = o.id JOIN products p ON p.store = $1 AND p.id = l.product
  WHERE ${since.replace('$2', '$3')} ORDER BY o.customer, ${at}, o.id, l.product`;
const countAll = `SELECT count(DISTINCT o.customer)::float8 AS n FROM orders o
  WHERE o.store = $1 AND o.customer IS NOT NULL AND ${since}
    AND EXISTS (SELECT 1 FROM order_lines l WHERE l.store = $1 AND l."order" = o.id AND l.quantity > 0)`;
