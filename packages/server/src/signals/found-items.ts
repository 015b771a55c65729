import { json, type Queries } from '../database/database.js';
import { dayOf } from './day.js';
import type { ReceivedSignal } from './record-signals.js';
import type { Count } from './tally.js';

const types = ['dev.tillside.suggestion.accepted', 'dev.tillside.moment.completed'];

/**
 * Counts accepted suggestions whose product is in the completed basket, whichever arrives first; each counts once in
 * its moment. The rows of moments are held, so that no other process stores the other half meanwhile.
 */
export async function saveFoundItems(
  { query }: Queries,
  arrived: readonly ReceivedSignal[],
  now: Date,
): Promise<Count[]> {
  const halves = arrived.filter(
    ({ signal }) =>
      signal.type === types[0] || (signal.type === types[1] && 'items' in signal.data && signal.data.items),
  );
  if (!halves.length) return [];
  const moments = halves.map(({ store, signal: { data } }) => ({ store, moment: data.moment }));
  const productsOf = new Map(halves.map(({ store, productsOf }) => [store, productsOf]));
  const accepted = await query(read, [json(moments), ...types]);
  const found = accepted.filter(({ store, suggestion, items }) => {
    const ids = new Set((items as { id: string }[]).map(({ id }) => id));
    return productsOf
      .get(String(store))?.(String(suggestion))
      .some(id => ids.has(id));
  });
  if (!found.length) return [];
  const fresh = (await query(insert, [json(found)])).map(row =>
    json([row.store, row.moment, row.suggestion]),
  );
  const timeZones = new Map(halves.map(({ store, timeZone }) => [store, timeZone]));
  return [...new Set(fresh)].map((key): Count => {
    const [store, , suggestion] = JSON.parse(key) as [string, string, string];
    const row = found.find(one => json([one.store, one.moment, one.suggestion]) === key)!;
    const day = dayOf(String(row.time), now, timeZones.get(store) ?? 'UTC');
    const part = `${String(row.kind)}/${String(row.basis)}`;
    return { store, day, name: 'suggestion.found', item: suggestion, part, value: '', n: 1, amount: '0' };
  });
}

const read = `SELECT DISTINCT ON (a.store, a.moment, a.data ->> 'suggestion') a.store, a.moment,
    a.data ->> 'suggestion' AS suggestion, a.data ->> 'kind' AS kind, a.data ->> 'basis' AS basis,
    to_char(a.time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS time, c.items
  FROM (SELECT DISTINCT store, moment FROM jsonb_to_recordset($1::text::jsonb) AS n(store text, moment text)) AS n
  JOIN signals a ON a.store = n.store AND a.moment = n.moment AND a.type = $2
    AND a.data ->> 'mode' IS DISTINCT FROM 'training'
  JOIN LATERAL (
    SELECT jsonb_agg(item) AS items
    FROM signals s, jsonb_array_elements(s.data -> 'items') AS item
    WHERE s.store = n.store AND s.moment = n.moment AND s.type = $3 AND s.data ->> 'mode' IS DISTINCT FROM 'training'
  ) AS c ON c.items IS NOT NULL
  ORDER BY 1, 2, 3, a.time, a.id`;
const insert = `INSERT INTO found_items (store, moment, suggestion)
  SELECT store, moment, suggestion FROM jsonb_to_recordset($1::text::jsonb)
    AS n(store text, moment text, suggestion text) ORDER BY 1, 2, 3
  ON CONFLICT DO NOTHING RETURNING store, moment, suggestion`;
