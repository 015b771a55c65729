import { unlessFull } from '../database/disk-space.js';
import { json, type Queries, type Row } from '../database/database.js';
import type { Entry } from '../ranking/rank.js';
import { idOf } from '../ranking/reference.js';

/** The order of a moment's suggestions, best first. */
export interface MomentOrder {
  /** A UUID. */
  id: string;
  entries: readonly Entry[];
}
/** The moment that an order is for, and a digest of what there was to choose from. */
export interface OrderKey {
  store: string;
  moment: string;
  surface: string;
  choices: string;
}

/** Orders are made anew after so long, in milliseconds. */
const validity = 12 * 3_600_000;

const orderOf = (row: Row | undefined): MomentOrder | undefined =>
  row && { id: String(row.id), entries: row.entries as Entry[] };

/** The order that was made for this moment and basket in the last twelve hours. */
export async function storedOrder(
  { query }: Queries,
  { store, moment, surface, choices }: OrderKey,
  now: Date,
): Promise<MomentOrder | undefined> {
  const since = new Date(now.getTime() - validity).toISOString();
  const [row] = await query(find, [store, moment, surface, choices, since], 'find order');
  return orderOf(row);
}

/** Stores an order, unless another process was faster: then that one's holds. */
export async function storeOrder(
  queries: Queries,
  key: OrderKey,
  entries: readonly Entry[],
  now: Date,
): Promise<MomentOrder> {
  const { store, moment, surface, choices } = key;
  const made = now.toISOString();
  const order = { id: idOf([key, made]), entries };
  const since = new Date(now.getTime() - validity).toISOString();
  // A full disk stops nobody from being served: the draws follow from the moment, and come out the same again.
  const rows = await unlessFull(
    queries.query(
      insert,
      [store, moment, surface, choices, order.id, made, json(entries), since],
      'store order',
    ),
  );
  if (!rows || rows.length) return order;
  return (await storedOrder(queries, key, now)) ?? order;
}

/** Deletes orders that nobody will ask about any more. */
export const forgetOrders = ({ query }: Queries, store: string, before: Date): Promise<unknown> =>
  query('DELETE FROM moment_orders WHERE store = $1 AND made < $2', [store, before.toISOString()]);

const find = `SELECT id, entries FROM moment_orders
  WHERE store = $1 AND moment = $2 AND surface = $3 AND choices = $4 AND made > $5`;
const insert = `INSERT INTO moment_orders AS o (store, moment, surface, choices, id, made, entries)
  VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb)
  ON CONFLICT (store, moment, surface, choices)
    DO UPDATE SET id = excluded.id, made = excluded.made, entries = excluded.entries WHERE o.made <= $8::timestamptz
  RETURNING id`;
