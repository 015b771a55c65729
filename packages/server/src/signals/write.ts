import { json, type Database, type Queries } from '../store/database.js';
import { keepAnswers } from './answers.js';
import type { Signal } from './check.js';
import { countsOf } from './counts.js';
import { dayOf } from './day.js';
import { keepErasures } from './erasures.js';
import { invitedResponses } from './invited.js';
import { keepMoments } from './moments.js';
import { summed, type Count } from './tally.js';

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
    if (counts.length) await queries.query(addCounts, [json(summed(counts)), slot], 'add counts');
  });

/** Stores what had not arrived before, and gives it: whoever inserts the key first has the signal. */
async function claim({ query }: Queries, arrived: readonly Arrived[]): Promise<Arrived[]> {
  const rows = await query(
    insertSignals,
    [json(arrived.map((one, at) => ({ at, ...rowOf(one) })))],
    'insert signals',
  );
  return rows.map(({ at }) => arrived[Number(at)]!);
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

const insertSignals = `WITH input AS (
    SELECT *, md5(concat_ws(E'\\n', store, source, id))::uuid AS key
    FROM jsonb_to_recordset($1::text::jsonb) AS n(at integer, store text, time timestamptz, source text, id text,
      type text, moment text, ref text, data jsonb)
  ), fresh AS (
    INSERT INTO arrivals (key) SELECT DISTINCT key FROM input ORDER BY key ON CONFLICT DO NOTHING RETURNING key
  ), first AS (
    SELECT DISTINCT ON (key) input.* FROM input JOIN fresh USING (key) ORDER BY key, at
  ), stored AS (
    INSERT INTO signals (store, time, source, id, type, moment, ref, data)
    SELECT store, time, source, id::uuid, type, moment, ref, data FROM first ORDER BY at
  ) SELECT at FROM first ORDER BY at`;
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
