import type { z } from 'zod';
import type { Erased } from '../api/schemas.js';
import type { Database, Queries } from '../store/database.js';

type Sums = z.output<typeof Erased>;
const tables = {
  signals: ['signals', 'moment'],
  answers: ['answers', 'moment'],
  followUps: ['follow_ups', 'moment'],
  moments: ['moments', 'id'],
  invitations: ['invitations', 'moment'],
} as const;

/** Erases what came in moments, or under a reference; the sums in the results name nobody and stay. */
async function erase(
  { query }: Queries,
  store: string,
  ref: string | null,
  moment: string | null,
): Promise<Sums> {
  const sums: Sums = { signals: 0, answers: 0, followUps: 0, moments: 0, invitations: 0 };
  // Whoever asked to be forgotten may have asked in a moment of somebody else's.
  const found = await query(
    `SELECT DISTINCT moment FROM signals WHERE store = $1 AND ref = $2 AND type <> 'dev.tillside.customer.forgotten'
     UNION SELECT $3::text WHERE $3::text IS NOT NULL`,
    [store, ref, moment],
  );
  const moments = JSON.stringify(found.map(row => row.moment));
  for (const [name, [table, column]] of Object.entries(tables) as [keyof Sums, readonly [string, string]][]) {
    // A person's reference may have come late in a moment: all of that moment is theirs.
    const [row] = await query(
      `WITH gone AS (
         DELETE FROM ${table} WHERE store = $1 AND (ref = $2 OR ${column} IN (SELECT jsonb_array_elements_text($3::text::jsonb)))
         RETURNING 1
       ) SELECT count(*)::float8 AS n FROM gone`,
      [store, ref, moments],
    );
    sums[name] = Number(row?.n);
  }
  return sums;
}

/**
 * Erases everything of a customer, and with it the request to do so. What is sent again later is known to have
 * arrived and is not stored.
 */
export const eraseCustomer = (database: Database, store: string, ref: string): Promise<Sums> =>
  database.transaction(async queries => {
    await queries.query('DELETE FROM erasure_requests WHERE store = $1 AND ref = $2', [store, ref]);
    return erase(queries, store, ref, null);
  });

/** Erases everything of a moment. */
export const eraseMoment = (database: Database, store: string, moment: string): Promise<Sums> =>
  database.transaction(queries => erase(queries, store, null, moment));
