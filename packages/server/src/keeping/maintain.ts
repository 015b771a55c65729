import type { Config } from '../config/types.js';
import type { Database } from '../store/database.js';
import { partition } from '../store/partitions.js';

const forget = `UPDATE answers SET value = NULL
  WHERE store = $1 AND type = $2 AND value IS NOT NULL AND day < ($3::timestamptz - $4::interval)::date`;
const forgetContacts = `UPDATE follow_ups SET contact = NULL
  WHERE store = $1 AND contact IS NOT NULL AND asked < $2::timestamptz - $3::interval`;
const mergeSlots = `WITH gone AS (
    DELETE FROM tally WHERE store = $1 AND slot > 0 AND day < $2::date - 2 RETURNING *
  ) INSERT INTO tally (store, day, name, item, part, value, slot, n, amount)
  SELECT store, day, name, item, part, value, 0, sum(n), sum(amount) FROM gone GROUP BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (store, day, name, item, part, value, slot)
    DO UPDATE SET n = tally.n + excluded.n, amount = tally.amount + excluded.amount`;

/**
 * What has to be done every day: the partitions of months to come, words and contacts whose time is over, and
 * the counts of past days brought together. Several processes may do it at once.
 */
export async function maintain(database: Database, { stores }: Config, now: Date): Promise<void> {
  const time = now.toISOString();
  for (const { id, retention } of stores) {
    await partition(database, id, now);
    await database.transaction(async ({ query }) => {
      await query('SELECT pg_advisory_xact_lock(hashtext($1))', [`maintain ${id}`]);
      await query(forget, [id, 'text', time, retention.text]);
      await query(forget, [id, 'contact', time, retention.contacts]);
      await query(forgetContacts, [id, time, retention.contacts]);
      await query(mergeSlots, [id, time]);
    });
  }
}
