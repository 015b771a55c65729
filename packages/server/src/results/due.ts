import type { Queries } from '../database/database.js';
import type { Names } from './names.js';

/** Customers who were offered a person and still wait, the first due first. */
export async function followUps({ query }: Queries, store: string, names: Names, now: Date) {
  const due = await query(
    `SELECT response::text, form, contact ->> 'channel' AS channel, contact ->> 'value' AS reach,
       to_json(asked) #>> '{}' AS asked,
       to_json(due) #>> '{}' AS due
     FROM follow_ups WHERE store = $1 AND done IS NULL ORDER BY follow_ups.due, response LIMIT 100`,
    [store],
  );
  const [sums] = await query(
    `SELECT count(*)::float8 AS open, (count(*) FILTER (WHERE due < $2::timestamptz))::float8 AS overdue
     FROM follow_ups WHERE store = $1 AND done IS NULL`,
    [store, now.toISOString()],
  );
  return {
    open: Number(sums?.open),
    overdue: Number(sums?.overdue),
    due: due.map(row => ({
      response: String(row.response),
      form: String(row.form),
      title: names.form(String(row.form)),
      contact: typeof row.reach === 'string' ? { channel: String(row.channel), value: row.reach } : null,
      asked: String(row.asked),
      due: String(row.due),
    })),
  };
}

/** Customers who asked to be forgotten. The GDPR (article 12) gives a month from when the request came. */
export async function erasures({ query }: Queries, store: string, now: Date) {
  const due = await query(
    `SELECT ref, to_json(received) #>> '{}' AS received, to_json(received + interval '1 month') #>> '{}' AS due
     FROM erasure_requests WHERE store = $1 ORDER BY erasure_requests.received, ref LIMIT 100`,
    [store],
  );
  const [sums] = await query(
    `SELECT count(*)::float8 AS open,
       (count(*) FILTER (WHERE received + interval '1 month' < $2::timestamptz))::float8 AS overdue
     FROM erasure_requests WHERE store = $1`,
    [store, now.toISOString()],
  );
  return {
    open: Number(sums?.open),
    overdue: Number(sums?.overdue),
    due: due.map(row => ({ ref: String(row.ref), received: String(row.received), due: String(row.due) })),
  };
}
