import type { Queries } from '../database/database.js';
import type { Names } from './names.js';

const most = 10;

/** What customers wrote last. */
export async function latestComments(
  { query }: Queries,
  store: string,
  { from, to }: { from: string; to: string },
  names: Names,
) {
  const rows = await query(
    `SELECT to_json(listed) #>> '{}' AS at, form, question, value #>> '{}' AS text
     FROM answers WHERE store = $1 AND type = 'text' AND value IS NOT NULL AND day BETWEEN $2::date AND $3::date
     ORDER BY answers.listed DESC LIMIT $4::integer`,
    [store, from, to, most],
  );
  return rows.map(row => {
    const [form, question] = [String(row.form), String(row.question)];
    const label = names.question(form, question);
    return { time: String(row.at), form, question, label, text: String(row.text) };
  });
}
