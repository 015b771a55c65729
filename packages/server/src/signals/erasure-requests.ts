import { json, type Queries } from '../database/database.js';
import type { Signal } from './check.js';

/**
 * Records who asked to be forgotten, once for each customer. It erases nothing: the key that sends signals is
 * public, so anybody could have somebody else erased. A person decides, and `DELETE /customers/:ref`
 * erases and takes the request off the list.
 */
export async function saveErasureRequests(
  { query }: Queries,
  arrived: readonly { store: string; signal: Signal }[],
  now: Date,
): Promise<void> {
  const rows = arrived.flatMap(({ store, signal }) =>
    signal.type === 'dev.tillside.customer.forgotten' ? [{ store, ref: signal.data.ref }] : [],
  );
  if (rows.length) await query(insert, [json(rows), now.toISOString()]);
}

const insert = `INSERT INTO erasure_requests (store, ref, received)
  SELECT DISTINCT store, ref, $2::timestamptz FROM jsonb_to_recordset($1::text::jsonb) AS n(store text, ref text)
  ORDER BY 1, 2 ON CONFLICT DO NOTHING`;
