import type { Database } from '../database/database.js';

const tables = [
  'signals',
  'answers',
  'moments',
  'follow_ups',
  'invitations',
  'erasure_requests',
  'orders',
  'order_lines',
  'moment_orders',
  'trials',
  'stories',
];

/**
 * Takes the bytes of what was erased out of the embedded database's files: a deleted row stays in its page, and
 * in the write-ahead log, until something else is written there. A PostgreSQL server does this by its own
 * settings (autovacuum, `wal_recycle`, backups), which are not ours to change.
 */
export async function scrub(database: Database): Promise<void> {
  if (database.kind !== 'pglite') return;
  const [row] = await database.query('SELECT EXISTS (SELECT 1 FROM erased WHERE NOT scrubbed) AS due');
  if (row?.due === true) {
    await database.query('UPDATE erased SET scrubbed = true');
    // Each by itself: VACUUM cannot run in a transaction.
    for (const table of tables) await database.script(`VACUUM FULL ${table}`);
    await database.script('SELECT pg_switch_wal()');
  }
  await database.script('CHECKPOINT');
}
