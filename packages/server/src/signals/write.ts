import { json, type Database, type Queries } from '../store/database.js';
import { keepAnswers } from './answers.js';
import type { Signal } from './check.js';
import { countsOf } from './counts.js';
import { dayOf } from './day.js';
import { keepErasures } from './erasures.js';
import { invitedResponses } from './invited.js';
import { keepMoments } from './moments.js';
import type { Count } from './tally.js';

/** A signal that arrived for a store; `promise` is what a question of type `kept` asks about. */
export interface Arrived {
  store: string;
  signal: Signal;
  promise?: string | undefined;
}

/** Busy counts are spread over so many rows, so that transactions do not wait for each other's commit. */
const slots = 8;

/** Stores signals and all that they change in one transaction; one that had arrived before changes nothing. */
export const write = (database: Database, arrived: readonly Arrived[], now: Date): Promise<void> =>
  database.transaction(async queries => {
    const fresh = await claim(queries, arrived);
    if (!fresh.length) return;
    await queries.query(insertSignals, [json(fresh.map(rowOf))]);
    const counted = fresh.filter(({ signal }) => signal.data.mode !== 'training');
    const invited = await invitedResponses(queries, counted, now);
    const counts: Count[] = [
      ...counted.flatMap(({ store, signal }) => countsOf(store, signal, dayOf(signal.time, now))),
      ...(await keepAnswers(queries, answersIn(counted, invited), now)),
      ...(await keepMoments(queries, counted, now)),
    ];
    await keepFollowUps(queries, counted, now);
    await keepErasures(queries, counted, now);
    const slot = Math.floor(Math.random() * slots);
    if (counts.length) await queries.query(addCounts, [json(counts), slot]);
  });

/** Of what arrived, the signals that had not arrived before: whoever inserts the key first has them. */
async function claim({ query }: Queries, arrived: readonly Arrived[]): Promise<Arrived[]> {
  const keys = arrived.map(({ store, signal }) => `${store}\n${signal.source}\n${signal.id}`);
  const rows = await query(insertArrivals, [json(keys)]);
  return rows.map(({ at }) => arrived[Number(at) - 1]!);
}

const answersIn = (arrived: readonly Arrived[], invited: ReadonlySet<string>) =>
  arrived.flatMap(({ store, signal, promise }) =>
    signal.type === 'dev.tillside.feedback.answered'
      ? [
          {
            store,
            signal,
            promise: promise ?? signal.data.about?.promise ?? null,
            invited: invited.has(json([store, signal.data.response])),
          },
        ]
      : [],
  );

/** What a person wrote and how to reach them is kept in one place only, where it can be erased and expire. */
function rowOf({ store, signal }: Arrived) {
  const { time, source, id, type } = signal;
  const { moment, ref, surface, locale, mode, ...own } = signal.data;
  const rest: Record<string, unknown> = { surface, locale, mode, ...own };
  if (signal.type === 'dev.tillside.feedback.followup') delete rest.contact;
  if (signal.type === 'dev.tillside.feedback.answered' && /^(text|contact)$/.test(signal.data.type))
    delete rest.answer;
  return { store, time, source, id, type, moment, ref, data: rest };
}

async function keepFollowUps({ query }: Queries, arrived: readonly Arrived[], now: Date): Promise<void> {
  const rows = arrived.flatMap(({ store, signal }) => {
    if (signal.type !== 'dev.tillside.feedback.followup') return [];
    const { response, form, moment, ref, within, contact } = signal.data;
    // A device that lives in the future must not postpone what it was told.
    const asked = new Date(Math.min(Date.parse(signal.time), now.getTime())).toISOString();
    return [{ store, response, form, moment, ref, asked, within, contact }];
  });
  const last = new Map(rows.map(row => [json([row.store, row.response]), row]));
  const sorted = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  if (rows.length) await query(insertFollowUps, [json(sorted)]);
}

const insertArrivals = `WITH input AS (
    SELECT at, md5(key)::uuid AS key FROM jsonb_array_elements_text($1::text::jsonb) WITH ORDINALITY AS i(key, at)
  ), fresh AS (
    INSERT INTO arrivals (key) SELECT DISTINCT key FROM input ORDER BY key ON CONFLICT DO NOTHING RETURNING key
  ) SELECT min(at)::float8 AS at FROM input JOIN fresh USING (key) GROUP BY key ORDER BY 1`;
const insertSignals = `INSERT INTO signals (store, time, source, id, type, moment, ref, data)
  SELECT store, time, source, id, type, moment, ref, data FROM jsonb_to_recordset($1::text::jsonb)
    AS n(store text, time timestamptz, source text, id uuid, type text, moment text, ref text, data jsonb)`;
const insertFollowUps = `INSERT INTO follow_ups (store, response, form, moment, ref, asked, due, contact)
  SELECT store, response, form, moment, ref, asked, asked + within::interval, contact
  FROM jsonb_to_recordset($1::text::jsonb) AS n(store text, response uuid, form text, moment text, ref text,
    asked timestamptz, within text, contact jsonb)
  ON CONFLICT (store, response) DO UPDATE SET contact = coalesce(excluded.contact, follow_ups.contact)`;
const addCounts = `INSERT INTO tally (store, day, name, item, part, value, slot, n, amount)
  SELECT store, day, name, item, part, value, $2::smallint, sum(n), sum(amount)
  FROM jsonb_to_recordset($1::text::jsonb) AS n(store text, day date, name text, item text, part text,
    value text, n bigint, amount numeric)
  GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0 OR sum(amount) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (store, day, name, item, part, value, slot)
    DO UPDATE SET n = tally.n + excluded.n, amount = tally.amount + excluded.amount`;
