import type { StoreConfig } from '../../config/types.js';
import type { Queries } from '../../database/database.js';
import type { Days } from '../period.js';
import type { Sale } from './counted.js';

/** The imported orders of which it is known when they were made, as sales of a day. */
export async function orderSales(
  { query }: Queries,
  { id, timeZone }: StoreConfig,
  { from, to }: Days,
): Promise<Sale[]> {
  const rows = await query(read, [id, from, to, timeZone]);
  return rows.map(({ day, currency, n, back, amount }) => ({
    day: String(day),
    currency: typeof currency === 'string' ? currency : '',
    n: Number(n),
    back: Number(back),
    amount: Number(amount),
  }));
}

const read = `WITH sold AS (
    SELECT o.id, (o.time AT TIME ZONE $4)::date AS day, bool_or(l.returned > 0) AS is_back,
      CASE WHEN bool_and(l.amount IS NOT NULL) FILTER (WHERE l.quantity > 0) THEN max(l.currency) END AS currency,
      sum(l.amount) AS amount
    FROM orders o JOIN order_lines l ON l.store = o.store AND l."order" = o.id
    WHERE o.store = $1 AND o.time >= $2::date - 1 AND o.time < $3::date + 2
    GROUP BY o.id, o.time HAVING sum(l.quantity) > 0
  ) SELECT day::text, currency, count(*)::float8 AS n, (count(*) FILTER (WHERE is_back))::float8 AS back,
      coalesce(sum(amount), 0)::float8 AS amount
    FROM sold WHERE day BETWEEN $2::date AND $3::date GROUP BY 1, 2`;
