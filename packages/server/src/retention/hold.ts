import type { Queries } from '../database/database.js';

/** Holds what expires in a store until the transaction ends: whoever deletes there waits for its turn. */
export const holdExpiry = ({ query }: Queries, store: string): Promise<unknown> =>
  query('SELECT pg_advisory_xact_lock(hashtext($1))', [`maintain ${store}`]);
