import { createHash } from 'node:crypto';
import type { Queries } from '../database/database.js';

/** Identifies an erased moment or customer by a keyed digest, which does not reveal the id. */
export type ErasureDigest = (kind: 'moment' | 'ref', id: string) => string;

/**
 * Reads the database's secret, which never changes. The result is the same as that of the SQL function
 * `erasure_digest` in `sql/007_erasure.sql`; computed here, it lets statements look up `erased` by primary key.
 */
export async function erasureDigest({ query }: Queries): Promise<ErasureDigest> {
  const [row] = await query(`SELECT value FROM secrets WHERE name = 'erasure'`);
  const secret = String(row?.value);
  return (kind, id) => createHash('sha256').update(`${secret}${kind}\n${id}`).digest('hex');
}
