import { json, type Queries, type Row } from '../database/database.js';
import { sum } from './amounts.js';
import type { Signal } from './check.js';

/** What came back, added up so that its order does not matter. */
export interface Returns {
  /** Decimal strings by currency. */
  amounts: Record<string, string>;
  /** How many items, a decimal string. */
  items: string;
  /** When everything came back: the latest time of a return that named no amount. */
  all: string | null;
}
type Returned = Extract<Signal, { type: 'dev.tillside.moment.returned' }>;
type Completed = Extract<Signal, { type: 'dev.tillside.moment.completed' }>;

const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && Date.parse(other) > Date.parse(one)) ? other : one;

function addReturns(one: Returns | null, other: Returns): Returns {
  if (!one) return other;
  const amounts = { ...one.amounts };
  for (const [currency, amount] of Object.entries(other.amounts))
    amounts[currency] = sum(amounts[currency] ?? '0', amount);
  return { amounts, items: sum(one.items, other.items), all: later(one.all, other.all) };
}

type Items = NonNullable<Completed['data']['items']>;
/** How many items there are, in thousandths at the finest; one each where no quantity is said. */
export const countItems = (items: Items): string =>
  String(Math.round(items.reduce((all, { quantity = 1 }) => all + quantity, 0) * 1000) / 1000);

/** What a return brought back. Some tills write it as negative amounts and quantities. */
const returnsOf = ({ time, data: { total, items = [] } }: Returned): Returns => ({
  amounts: total ? { [total.currency]: total.value.replace('-', '') } : {},
  items: countItems(items).replace('-', ''),
  all: total ? null : time,
});

/** What came back, with a return that names no order. */
export const withReturn = (before: Returns | null, signal: Returned): Returns =>
  addReturns(before, returnsOf(signal));

/** What came back of an order, for the moment in which it was sold. */
export interface OrderReturns {
  store: string;
  moment: string;
  order: string;
  returns: Returns;
}

interface Named {
  store: string;
  order: string;
  returns: Returns | null;
  /** Moments in which it was sold, of those that arrived. */
  moments: string[];
}

/** The orders that arrived signals name, each once. */
function ordersIn(arrived: readonly { store: string; signal: Signal }[]): Named[] {
  const orders = new Map<string, Named>();
  for (const { store, signal } of arrived) {
    const isReturn = signal.type === 'dev.tillside.moment.returned';
    if (!isReturn && signal.type !== 'dev.tillside.moment.completed') continue;
    const { order, moment } = signal.data;
    if (order === undefined) continue;
    const named = orders.get(json([store, order])) ?? { store, order, returns: null, moments: [] };
    if (isReturn) named.returns = withReturn(named.returns, signal);
    else named.moments.push(moment);
    orders.set(json([store, order]), named);
  }
  return [...orders.values()];
}

/**
 * Adds to what came back of orders, and returns what came back of those that are sold: a return may arrive before the
 * sale, in another moment, by another process.
 */
export async function saveReturns(
  { query }: Queries,
  arrived: readonly { store: string; signal: Signal }[],
): Promise<OrderReturns[]> {
  const orders = ordersIn(arrived);
  if (!orders.length) return [];
  // Whoever stores a sale or a return of an order holds it until the end of the transaction.
  await query(hold, [json(orders)]);
  const key = ({ store, order_id }: Row) => json([store, order_id]);
  const known = new Map((await query(read, [json(orders)])).map(row => [key(row), row.returns as Returns]));
  const all = orders.map(({ store, order, returns, moments }) => {
    const before = known.get(json([store, order])) ?? null;
    return {
      store,
      order,
      moments,
      isMore: !!returns,
      returns: returns ? addReturns(before, returns) : before,
    };
  });
  const more = all.filter(({ isMore }) => isMore);
  if (more.length) await query(save, [json(more)]);
  const sold = more.length ? await query(readMoments, [json(more)]) : [];
  return all.flatMap(({ store, order, returns, moments }) => {
    const stored = sold
      .filter(row => row.store === store && row.order_id === order)
      .map(({ id }) => String(id));
    return returns
      ? [...new Set([...moments, ...stored])].map(moment => ({ store, moment, order, returns }))
      : [];
  });
}

/** Locks are few in a database, so orders share some. */
const locks = 256;
const orders = 'jsonb_to_recordset($1::text::jsonb) AS n(store text, "order" text, returns jsonb)';
const hold = `WITH locks AS MATERIALIZED (
    SELECT DISTINCT abs(hashtext(json_build_array(store, "order")::text)::bigint) % ${locks} AS lock FROM ${orders} ORDER BY 1
  ) SELECT pg_advisory_xact_lock(hashtext('order'), lock::integer) FROM locks`;
const read = `SELECT r.store, r.order_id, r.returns FROM order_returns r JOIN ${orders}
  ON r.store = n.store AND r.order_id = n."order"`;
const save = `INSERT INTO order_returns (store, order_id, returns) SELECT store, "order", n.returns FROM ${orders}
  ORDER BY 1, 2 ON CONFLICT (store, order_id) DO UPDATE SET returns = excluded.returns`;
const readMoments = `SELECT m.store, m.order_id, m.id FROM moments m JOIN ${orders}
  ON m.store = n.store AND m.order_id = n."order"`;
