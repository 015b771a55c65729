import { defaultRetention } from '../config/schema.js';
import type { Config, StoreConfig } from '../config/types.js';
import type { Database } from '../database/database.js';
import { forgetOrders } from '../moments/moment-order.js';
import { countLeftOrders } from '../orders/count.js';
import { usualHalfLife } from '../ranking/half-life.js';
import { holdExpiry } from './hold.js';
import { removing, scrub } from './scrub.js';
import { partition } from '../database/partitions.js';

const forget = removing(`UPDATE answers SET value = NULL
  WHERE store = $1 AND type = $2 AND value IS NOT NULL AND day < ($3::timestamptz - $4::interval)::date
  RETURNING store, tableoid`);
const forgetContacts = removing(`UPDATE follow_ups SET contact = NULL
  WHERE store = $1 AND contact IS NOT NULL AND asked < $2::timestamptz - $3::interval RETURNING store, tableoid`);
const forgetStories = removing(
  `DELETE FROM stories WHERE store = $1 AND day < ($2::timestamptz - $3::interval)::date RETURNING store, tableoid`,
);
/** Whether somebody had an answer in time is known when that is over, and stays when they are erased. */
const countFollowUps = `WITH over AS (
    UPDATE follow_ups SET counted = true WHERE store = $1 AND NOT counted AND due < $2::timestamptz
    RETURNING (due AT TIME ZONE $3)::date AS day, CASE WHEN done <= due THEN 'in-time' ELSE 'late' END AS value
  ) INSERT INTO tally (store, day, name, item, part, value, slot, n)
  SELECT $1, day, 'follow-up', '', '', value, 0, count(*) FROM over GROUP BY day, value
  ON CONFLICT (store, day, name, item, part, value, slot) DO UPDATE SET n = tally.n + excluded.n`;
const forgetSignals = removing(
  `DELETE FROM signals WHERE store = $1 AND received < $2::timestamptz - $3::interval RETURNING store, tableoid`,
);
const mergeSlots = `WITH gone AS (
    DELETE FROM tally WHERE store = $1 AND slot > 0 AND day < $2::date - 2 RETURNING *
  ) INSERT INTO tally (store, day, name, item, part, value, slot, n, amount)
  SELECT store, day, name, item, part, value, 0, sum(n), sum(amount) FROM gone GROUP BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (store, day, name, item, part, value, slot)
    DO UPDATE SET n = tally.n + excluded.n, amount = tally.amount + excluded.amount`;

const mergeArms = `WITH gone AS (
    DELETE FROM arm_sums WHERE store = $1 AND slot > 0 AND day < $2::date - 2 RETURNING *
  ) INSERT INTO arm_sums (store, day, surface, holdout, arm, measure, unit, class, slot, n, sum, squares)
  SELECT store, day, surface, holdout, arm, measure, unit, class, 0, sum(n), sum(sum), sum(squares)
  FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ON CONFLICT (store, day, surface, holdout, arm, measure, unit, class, slot) DO UPDATE
    SET n = arm_sums.n + excluded.n, sum = arm_sums.sum + excluded.sum, squares = arm_sums.squares + excluded.squares`;

/** So long one can ask why something was suggested. */
const orderDays = 7;

/** The stores that have stored signals. */
const storesOf = `SELECT substr(c.relname, length('signals_') + 1) AS id
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'signals'::regclass`;

/**
 * Deletes a store's comments, contacts and signals whose retention is over, counts follow-ups that were due, and merges
 * the counts of past days.
 */
const expire = (
  database: Database,
  id: string,
  { retention, timeZone }: Pick<StoreConfig, 'retention' | 'timeZone'>,
  time: string,
): Promise<void> =>
  database.transaction(async ({ query }) => {
    await holdExpiry({ query }, id);
    await query(countFollowUps, [id, time, timeZone]);
    await query(forget, [id, 'text', time, retention.text]);
    await query(forget, [id, 'contact', time, retention.contacts]);
    await query(forgetContacts, [id, time, retention.contacts]);
    await query(forgetStories, [id, time, retention.text]);
    await query(forgetSignals, [id, time, retention.signals]);
    await query(mergeSlots, [id, time]);
    await query(mergeArms, [id, time]);
    await forgetOrders({ query }, id, new Date(Date.parse(time) - orderDays * 86_400_000));
  });

/**
 * Daily maintenance: makes the partitions of the next months, deletes comments, contacts and signals whose
 * retention is over, counts follow-ups that were due, merges the counts of past days, counts orders again if their
 * half-life was changed, and scrubs what was erased or deleted. Several processes may run it at once.
 */
export async function maintain(database: Database, { stores }: Config, now: Date): Promise<void> {
  const time = now.toISOString();
  for (const store of stores) {
    const { id, together } = store;
    await partition(database, id, now);
    await countLeftOrders(database, id, together?.halfLife ?? usualHalfLife);
    await expire(database, id, store, time);
  }
  // What people wrote in a store that was renamed or removed has to go as well.
  const configured = new Set(stores.map(({ id }) => id));
  for (const row of await database.query(storesOf)) {
    const id = String(row.id);
    if (!configured.has(id))
      await expire(database, id, { retention: defaultRetention, timeZone: 'UTC' }, time);
  }
  await scrub(database);
}
