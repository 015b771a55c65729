import { json, type Queries } from '../database/database.js';
import { uncountOrders } from './count.js';
import type { OrderLine } from './rows.js';

/** Makes room for the lines of orders that were imported before. */
export interface Replacement {
  /** Takes the orders of these lines out, each once in an import: what was sold apart from what was returned. */
  takeOut: (queries: Queries, store: string, lines: readonly OrderLine[]) => Promise<void>;
}

/**
 * An order may be imported again, with other lines or other quantities. A file that has only the returns of an order
 * leaves alone what was sold.
 */
export function createReplacement(): Replacement {
  const seen = { sold: new Set<string>(), returned: new Set<string>() };
  const firstSeen = (orders: Set<string>, lines: readonly OrderLine[]): string[] => {
    const fresh = [...new Set(lines.map(({ order }) => order))].filter(order => !orders.has(order));
    for (const order of fresh) orders.add(order);
    return fresh;
  };
  return {
    takeOut: async (queries, store, lines) => {
      const { query } = queries;
      const sold = firstSeen(
        seen.sold,
        lines.filter(({ quantity }) => quantity > 0),
      );
      const returned = firstSeen(
        seen.returned,
        lines.filter(({ returned }) => returned > 0),
      );
      const known = await query(findKnown, [store, json([...sold, ...returned])]);
      if (!known.length) return;
      const counted = known.filter(row => row.counted === true).map(({ id }) => String(id));
      if (counted.length) await uncountOrders(queries, store, counted);
      const ids = new Set(known.map(({ id }) => id));
      await query(clearSold, [store, json(sold.filter(id => ids.has(id)))]);
      await query(clearReturned, [store, json(returned.filter(id => ids.has(id)))]);
    },
  };
}

/** Deletes orders that were imported before they were cancelled. */
export async function removeOrders(
  queries: Queries,
  store: string,
  orders: readonly string[],
): Promise<void> {
  if (!orders.length) return;
  await uncountOrders(queries, store, orders);
  await queries.query(deleteLines, [store, json(orders)]);
  await queries.query(deleteOrders, [store, json(orders)]);
}

const among = `IN (SELECT jsonb_array_elements_text($2::text::jsonb))`;
const findKnown = `SELECT id, counted FROM orders WHERE store = $1 AND id ${among}`;
const clearSold = `WITH cleared AS (
    UPDATE order_lines SET quantity = 0, amount = NULL WHERE store = $1 AND "order" ${among} AND returned > 0
  ) DELETE FROM order_lines WHERE store = $1 AND "order" ${among} AND returned = 0`;
const clearReturned = `WITH cleared AS (
    UPDATE order_lines SET returned = 0, returned_amount = NULL WHERE store = $1 AND "order" ${among} AND quantity > 0
  ) DELETE FROM order_lines WHERE store = $1 AND "order" ${among} AND quantity = 0`;
const deleteLines = `DELETE FROM order_lines WHERE store = $1 AND "order" ${among}`;
const deleteOrders = `DELETE FROM orders WHERE store = $1 AND id ${among}`;
