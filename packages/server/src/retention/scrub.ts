import { type Database, json } from '../database/database.js';

/** Everything that an erasure deletes from. */
const tables = [
  'signals',
  'answers',
  'moments',
  'follow_ups',
  'invitations',
  'erasure_requests',
  'orders',
  'order_lines',
  'order_returns',
  'moment_orders',
  'trials',
  'found_items',
  'stories',
];

/**
 * A statement that takes away what people wrote, or what is known of them, and makes a scrub of its table due. It has
 * to return `store` and `tableoid` of each row, and resolves with a row for each store that had any. What is
 * remembered is a digest of the table's name; of signals, that of their partition.
 */
export const removing = (statement: string): string => `WITH gone AS (${statement})
  INSERT INTO erased (store, digest, erased)
  SELECT store, erasure_digest('removed', tableoid::regclass::text), now()
  FROM (SELECT DISTINCT store, tableoid FROM gone) AS each
  ON CONFLICT (store, digest) DO UPDATE SET erased = greatest(erased.erased, excluded.erased), scrubbed = false
  RETURNING store`;

// The version tells a row that is written again meanwhile.
const findDue = `SELECT e.store, e.digest, e.xmin::text AS version, t.name AS "table" FROM erased e LEFT JOIN (
    SELECT name, erasure_digest('removed', name) AS digest FROM (
      SELECT jsonb_array_elements_text($1::text::jsonb) AS name
      UNION SELECT relid::regclass::text FROM pg_partition_tree('signals') WHERE isleaf
    ) AS names
  ) AS t USING (digest) WHERE NOT e.scrubbed`;
const setScrubbed = `UPDATE erased e SET scrubbed = true
  FROM jsonb_to_recordset($1::text::jsonb) AS n(store text, digest text, version text)
  WHERE e.store = n.store AND e.digest = n.digest AND e.xmin::text = n.version`;

/**
 * Takes the bytes of what was erased out of the embedded database's files: a deleted row stays in its page, and
 * in the write-ahead log, until something else is written there. A PostgreSQL server does this by its own
 * settings (autovacuum, `wal_recycle`, backups), which are not ours to change.
 */
export async function scrub(database: Database): Promise<void> {
  if (database.kind !== 'pglite') return;
  const due = await database.query(findDue, [json(tables)]);
  // A customer or a moment may have been in any table.
  const isEverywhere = due.some(row => row.table === null);
  const chosen = isEverywhere ? tables : new Set(due.map(row => String(row.table)));
  // Each by itself: VACUUM cannot run in a transaction.
  for (const table of chosen) await database.script(`VACUUM FULL ${table}`);
  if (due.length) await database.script('SELECT pg_switch_wal()');
  await database.script('CHECKPOINT');
  // Not before: a process that ends in between has to do it again.
  if (due.length) await database.query(setScrubbed, [json(due)]);
}
