import type { Queries } from '../store/database.js';
import type { Names } from './names.js';

const most = 10;

/** What customers wrote last. */
export async function latestWords(
  { query }: Queries,
  store: string,
  { from, to }: { from: string; to: string },
  names: Names,
) {
  const rows = await query(
    `SELECT to_json(time) #>> '{}' AS at, form, question, value #>> '{}' AS words
     FROM answers WHERE store = $1 AND type = 'text' AND value IS NOT NULL AND day BETWEEN $2::date AND $3::date
     ORDER BY answers.time DESC LIMIT $4::integer`,
    [store, from, to, most],
  );
  return rows.map(row => {
    const [form, question] = [String(row.form), String(row.question)];
    const label = names.question(form, question);
    return { time: String(row.at), form, question, label, text: String(row.words) };
  });
}
