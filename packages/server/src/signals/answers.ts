import { json, type Queries, type Row } from '../database/database.js';
import type { Answered } from './check.js';
import type { ScoreChange } from './moments.js';
import { dayOf, plausibleTime } from './day.js';
import { diffCounts, type Count } from './tally.js';

/** The answer that counts for a question of a response. */
interface State {
  store: string;
  form: string;
  question: string;
  type: string;
  value: unknown;
  promise: string | null;
  day: string;
  invited: boolean;
  moment: string;
}

/** An answer that arrived, and which promise its question asks about. */
export interface ReceivedAnswer {
  store: string;
  signal: Answered;
  timeZone: string;
  promise: string | null;
  invited: boolean;
}

const valuesOf = ({ type, value }: State): string[] => {
  if (value === null || value === undefined) return [];
  if (type === 'text' || type === 'contact') return ['given'];
  if (type === 'choice') return ['', ...new Set((Array.isArray(value) ? value : [value]).map(String))];
  return [typeof value === 'string' ? value : json(value)];
};

/** What an answer adds to the results; for a choice, '' counts the people who answered. */
function countsOf(state: State): Count[] {
  const { store, day, form, question, type, promise, invited } = state;
  return valuesOf(state).flatMap(value => {
    const count = { store, day, value, n: 1, amount: '0' };
    return [
      { ...count, name: `answer.${type}`, item: form, part: question },
      ...(invited ? [{ ...count, name: `invited.${type}`, item: form, part: question }] : []),
      ...(type === 'kept' && promise
        ? [{ ...count, name: 'kept', item: promise, part: invited ? 'invited' : 'open' }]
        : []),
    ];
  });
}

const key = (store: unknown, response: unknown, question: unknown): string =>
  json([store, response, question]);
const keyOf = ({ store, signal: { data } }: ReceivedAnswer): string =>
  key(store, data.response, data.question);

const isNewer = (one: Answered, other: Answered | undefined): boolean =>
  !other ||
  one.data.revision > other.data.revision ||
  (one.data.revision === other.data.revision && Date.parse(one.time) > Date.parse(other.time));

/**
 * The answer with the highest revision to each question of a response, in an order that all transactions share.
 */
function latest(answers: readonly ReceivedAnswer[]): ReceivedAnswer[] {
  const best = new Map<string, ReceivedAnswer>();
  for (const answer of answers)
    if (isNewer(answer.signal, best.get(keyOf(answer))?.signal)) best.set(keyOf(answer), answer);
  return [...best].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer);
}

const stateOf = (row: Row): State => ({
  store: String(row.store),
  form: String(row.form),
  question: String(row.question),
  type: String(row.type),
  value: row.value,
  promise: typeof row.promise === 'string' ? row.promise : null,
  day: String(row.day),
  invited: row.invited === true,
  moment: String(row.moment),
});

/** What a CSAT answer adds to the scores of its moment, or takes from them. */
const scoreOf = ({ store, moment, type, value }: State, sign: 1 | -1): ScoreChange[] =>
  type === 'csat' && typeof value === 'number' ? [{ store, moment, n: sign, sum: sign * value }] : [];

/** What changes with answers. */
export interface AnswerChanges {
  counts: Count[];
  scores: ScoreChange[];
}

/** Stores the answers that count, and returns what changes with them. */
export async function saveAnswers(
  { query }: Queries,
  answers: readonly ReceivedAnswer[],
  now: Date,
): Promise<AnswerChanges> {
  const arrived = latest(answers);
  if (!arrived.length) return { counts: [], scores: [] };
  const rows = new Map(arrived.map(answer => [keyOf(answer), rowOf(answer, now)]));
  const added = await query(insert, [json([...rows.values()])], 'insert answers');
  const isNew = new Set(added.map(row => key(row.store, row.response, row.question)));
  const states = [...rows].flatMap(([key, row]) => (isNew.has(key) ? [stateOf(row)] : []));
  const first = { counts: states.flatMap(countsOf), scores: states.flatMap(state => scoreOf(state, 1)) };
  const again = arrived.filter(answer => !isNew.has(keyOf(answer)));
  if (!again.length) return first;
  // Two transactions with an answer each to the same question take turns here.
  const locked = await query(lock, [json(again.map(answer => rows.get(keyOf(answer))))]);
  const before = new Map(locked.map(row => [key(row.store, row.response, row.question), row]));
  const newer = again.filter(answer => {
    const row = before.get(keyOf(answer));
    const { data, time } = answer.signal;
    const revision = Number(row?.revision);
    return data.revision > revision || (data.revision === revision && Date.parse(time) > Number(row?.at));
  });
  if (newer.length) await query(update, [json(newer.map(answer => rows.get(keyOf(answer))))]);
  const changed = newer.map(keyOf).map(at => [stateOf(before.get(at)!), stateOf(rows.get(at)!)] as const);
  return {
    counts: [
      ...first.counts,
      ...changed.flatMap(([old, later]) => diffCounts(countsOf(old), countsOf(later))),
    ],
    scores: [
      ...first.scores,
      ...changed.flatMap(([old, later]) => [...scoreOf(old, -1), ...scoreOf(later, 1)]),
    ],
  };
}

const rowOf = ({ store, signal, timeZone, promise, invited }: ReceivedAnswer, now: Date): Row => {
  const { response, question, revision, form, type, answer, about, moment, ref, surface, locale } =
    signal.data;
  const day = dayOf(signal.time, now, timeZone);
  const base = { store, response, question, revision, form, type, promise, moment, ref, surface, locale };
  return {
    ...base,
    value: answer,
    about,
    invited,
    time: signal.time,
    day,
    listed: plausibleTime(signal.time, now),
    arrived: now.toISOString(),
  };
};

const columns = `store text, response uuid, question text, revision integer, form text, type text, value jsonb,
    promise text, about jsonb, moment text, ref text, surface text, locale text, time timestamptz, day date,
    invited boolean, listed timestamptz, arrived timestamptz`;
const insert = `INSERT INTO answers (store, response, question, revision, form, type, value, promise, about, moment,
    ref, surface, locale, time, day, invited, listed, arrived)
  SELECT store, response, question, revision, form, type, nullif(value, 'null'::jsonb), promise, about, moment,
    ref, surface, locale, time, day, invited, listed, arrived
  FROM jsonb_to_recordset($1::text::jsonb) AS n(${columns})
  ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING RETURNING store, response::text, question`;
const lock = `SELECT a.store, a.response::text, a.question, a.revision, a.form, a.type, a.value, a.promise,
    a.day::text, a.invited, a.moment, extract(epoch FROM a.time)::float8 * 1000 AS at
  FROM answers a JOIN jsonb_to_recordset($1::text::jsonb) AS k(store text, response uuid, question text)
    USING (store, response, question)
  ORDER BY 1, 2, 3 FOR UPDATE OF a`;
const update = `UPDATE answers a SET revision = n.revision, form = n.form, type = n.type,
    value = nullif(n.value, 'null'::jsonb), promise = n.promise, about = n.about, moment = n.moment, ref = n.ref,
    surface = n.surface, locale = n.locale, time = n.time, day = n.day, invited = n.invited,
    listed = n.listed, arrived = n.arrived
  FROM jsonb_to_recordset($1::text::jsonb) AS n(${columns})
  WHERE a.store = n.store AND a.response = n.response AND a.question = n.question`;
