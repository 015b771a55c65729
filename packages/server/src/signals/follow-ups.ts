import { json, type Queries } from '../database/database.js';
import type { ReceivedSignal } from './record-signals.js';

/** Keeps who was offered a person, and by when; the last one that arrived for a response counts. */
export async function saveFollowUps(
  { query }: Queries,
  arrived: readonly ReceivedSignal[],
  now: Date,
): Promise<void> {
  const rows = arrived.flatMap(({ store, signal }) => {
    if (signal.type !== 'dev.tillside.feedback.followup') return [];
    const { response, form, moment, ref, within, contact } = signal.data;
    // A device that lives in the future must not postpone what it was told.
    const asked = new Date(Math.min(Date.parse(signal.time), now.getTime())).toISOString();
    return [{ store, response, form, moment, ref, asked, within, contact }];
  });
  const last = new Map(rows.map(row => [json([row.store, row.response]), row]));
  const sorted = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  if (rows.length) await query(insert, [json(sorted)]);
}

const insert = `INSERT INTO follow_ups (store, response, form, moment, ref, asked, due, contact)
  SELECT store, response, form, moment, ref, asked, asked + within::interval, contact
  FROM jsonb_to_recordset($1::text::jsonb) AS n(store text, response uuid, form text, moment text, ref text,
    asked timestamptz, within text, contact jsonb)
  ON CONFLICT (store, response) DO UPDATE SET contact = coalesce(excluded.contact, follow_ups.contact)`;
