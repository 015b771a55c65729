import { json, type Queries } from '../database/database.js';
import type { Signal } from './check.js';

const grace = 7 * 86_400_000;

/**
 * Finds the responses that came by an invitation, and binds an invitation to the first response that answers:
 * a link that was passed on or opened twice is evidence once. Signals of an invited moment may be a week late.
 */
export async function invitedResponses(
  { query }: Queries,
  arrived: readonly { store: string; signal: Signal }[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const feedback = arrived.flatMap(({ store, signal }) =>
    'response' in signal.data ? [{ store, ...signal.data, type: signal.type, time: signal.time }] : [],
  );
  if (!feedback.length) return new Set();
  const keys = [...new Set(feedback.map(({ store, moment }) => json([store, moment])))].sort();
  const rows = await query(find, [`[${keys.join()}]`]);
  const invited = new Set<string>();
  for (const row of rows) {
    const theirs = feedback.filter(
      ({ store, moment, form, time }) =>
        store === row.store &&
        moment === row.moment &&
        form === row.form &&
        Date.parse(time) <= Number(row.expires) &&
        now.getTime() <= Number(row.expires) + grace,
    );
    const first = theirs.find(({ type }) => type.endsWith('.answered'))?.response ?? null;
    const response = typeof row.response === 'string' ? row.response : first;
    if (!response) continue;
    const isSubmitted = theirs.some(one => one.response === response && one.type.endsWith('.submitted'));
    await query(bind, [row.store, row.id, response, isSubmitted]);
    invited.add(json([row.store, response]));
  }
  return invited;
}

const find = `SELECT i.store, i.id::text, i.moment, i.form, i.response::text,
    extract(epoch FROM i.expires)::float8 * 1000 AS expires
  FROM invitations i JOIN jsonb_array_elements($1::text::jsonb) AS k
    ON i.store = k ->> 0 AND i.moment = k ->> 1
  ORDER BY i.store, i.id FOR UPDATE OF i`;
const bind = `UPDATE invitations SET response = $3::uuid,
    used = CASE WHEN $4::boolean THEN coalesce(used, now()) ELSE used END
  WHERE store = $1 AND id = $2::uuid`;
