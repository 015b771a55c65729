import { json, type Database } from '../database/database.js';
import type { ErasureDigest } from '../retention/erasure-digest.js';
import { saveQuotes } from '../huddle/stories/save-quotes.js';
import { saveAnswers } from './answers.js';
import type { Signal } from './check.js';
import { claimable, claimed, claimSignals } from './claim-signals.js';
import { dayOf } from './day.js';
import { saveErasureRequests } from './erasure-requests.js';
import { saveFollowUps } from './follow-ups.js';
import { invitedResponses } from './invited.js';
import { saveMoments } from './moments.js';
import { saveReturns } from './returns.js';
import { sumArmsInto } from './arms.js';
import { saveFoundItems } from './found-items.js';
import type { NameLimit } from './name-limit.js';
import { recordOne } from './record-one.js';
import { isOnlyCounted, signalCounts } from './signal-counts.js';
import { anySlot, countColumns, mergeCounts, sumInto, type Count } from './tally.js';
import { saveTrials } from './trials.js';

/** A signal that arrived for a store; `promise` is what a question of type `kept` asks about. */
export interface ReceivedSignal {
  store: string;
  signal: Signal;
  promise?: string | undefined;
  /** Whether it answers a question of the store's own form, and as that question is asked. */
  isOwnQuestion?: boolean | undefined;
  /** The questions of an answer's form by which a customer lets the shop quote it. */
  quoteConsents?: readonly string[] | undefined;
  /** Of the store: where its days begin. */
  timeZone: string;
  /** The order of the moment that made the suggestion, if the signal carries a reference of this server. */
  order?: string | undefined;
  /** Reasons of the store for a decline that says nothing about the suggestion. */
  personalReasons?: readonly string[] | undefined;
  /** The products that a suggestion of the store may be about. */
  productsOf?: ((suggestion: string) => readonly string[]) | undefined;
}

export interface RecordOptions {
  now: Date;
  limitNames: NameLimit;
  digestOf: ErasureDigest;
}

/** Stores signals and all that they change, or nothing; one that had arrived before changes nothing. */
export async function recordSignals(
  database: Database,
  arrived: readonly ReceivedSignal[],
  options: RecordOptions,
): Promise<void> {
  const [first, ...more] = arrived;
  if (first && !more.length && (await recordOne(database, first, options))) return;
  const areOnlyCounted = arrived.every(one => one.order === undefined && isOnlyCounted(one.signal));
  await (areOnlyCounted ? recordAtOnce : recordInTurns)(database, arrived, options);
}

/** Signals that only add to counts take a single statement, which is a transaction by itself. */
async function recordAtOnce(
  database: Database,
  arrived: readonly ReceivedSignal[],
  { now, limitNames, digestOf }: RecordOptions,
): Promise<void> {
  const counts = arrived.flatMap(({ store, signal, timeZone }, at) =>
    signal.data.mode === 'training'
      ? []
      : signalCounts(store, signal, dayOf(signal.time, now, timeZone)).map(count => ({ ...count, at })),
  );
  const limited = await limitNames(database, counts);
  await database.query(
    claimAndCount,
    [claimable(arrived, digestOf), json(limited), anySlot()],
    'claim and count',
  );
}

/** What a signal changes may depend on what is stored, so signals take turns, in one transaction. */
const recordInTurns = (
  database: Database,
  arrived: readonly ReceivedSignal[],
  { now, limitNames, digestOf }: RecordOptions,
): Promise<void> =>
  database.transaction(async queries => {
    const fresh = await claimSignals(queries, arrived, digestOf);
    if (!fresh.length) return;
    const counted = fresh.filter(({ signal }) => signal.data.mode !== 'training');
    const invited = await invitedResponses(queries, counted, now);
    const answers = await saveAnswers(queries, answersIn(counted, invited), now);
    await saveQuotes(queries, quotableIn(counted));
    const returns = await saveReturns(queries, counted);
    const moments = await saveMoments(queries, { arrived: counted, scores: answers.scores, returns }, now);
    const counts: Count[] = [
      ...counted.flatMap(({ store, signal, timeZone }) =>
        signalCounts(store, signal, dayOf(signal.time, now, timeZone)),
      ),
      ...answers.counts,
      ...moments.counts,
      ...(await saveFoundItems(queries, counted, now)),
    ];
    await saveTrials(queries, counted, anySlot());
    await saveFollowUps(queries, counted, now);
    await saveErasureRequests(queries, counted, now);
    const limited = await limitNames(queries, mergeCounts(counts));
    if (limited.length) await queries.query(addCounts, [json(limited), anySlot()], 'add counts');
    if (moments.arms.length) await queries.query(addArms, [json(moments.arms), anySlot()], 'add arms');
  });

/** An invitation is for the questions of the store: an invited person cannot make up more, or other promises. */
const answersIn = (arrived: readonly ReceivedSignal[], responses: ReadonlySet<string>) =>
  arrived.flatMap(({ store, signal, promise, isOwnQuestion, timeZone }) => {
    if (signal.type !== 'dev.tillside.feedback.answered') return [];
    const { response, about } = signal.data;
    const invited = isOwnQuestion === true && responses.has(json([store, response]));
    const asked = promise ?? (invited ? undefined : about?.promise);
    return [{ store, signal, timeZone, promise: asked ?? null, invited }];
  });

const quotableIn = (arrived: readonly ReceivedSignal[]) =>
  arrived.flatMap(({ store, signal, quoteConsents = [] }) =>
    signal.type === 'dev.tillside.feedback.answered'
      ? [{ store, response: signal.data.response, consents: quoteConsents }]
      : [],
  );

const addArms = sumArmsInto('$2', '$1');
const addCounts = sumInto('$2', `jsonb_to_recordset($1::text::jsonb) AS n(${countColumns})`);
const claimAndCount = `${claimed} ${sumInto(
  '$3',
  `jsonb_to_recordset($2::text::jsonb) AS n(${countColumns}, at integer) JOIN first ON first.at = n.at`,
)}`;
