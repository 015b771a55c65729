import { json, type Database, sqlState } from '../database/database.js';
import { digestsOf, rowOf } from './claim-signals.js';
import { dayOf } from './day.js';
import { sumArmsInto } from './arms.js';
import { insertInto } from './moment-rows.js';
import { concernsMoment, firstOf } from './moments.js';
import type { Signal } from './check.js';
import type { ReceivedSignal, RecordOptions } from './record-signals.js';
import { isOnlyCounted, signalCounts } from './signal-counts.js';
import { anySlot, countColumns, mergeCounts, sumInto } from './tally.js';

/** The code of an insert whose key is there already. */
const isThere = (error: unknown): boolean => sqlState(error) === '23505';

/** What names an order changes the moment in which that was sold, and what was accepted may be among the items sold. */
const dependsOnOthers = ({ type, data }: Signal): boolean =>
  type.endsWith('.accepted') || ('order' in data && typeof data.order === 'string') || 'items' in data;

/**
 * Stores a single signal that only adds to counts, or is the first of its moment, by one short statement, which is a
 * transaction by itself. Resolves with false, and nothing is stored, if what it changes depends on what is stored.
 */
export async function recordOne(
  database: Database,
  one: ReceivedSignal,
  { now, limitNames, digestOf }: RecordOptions,
): Promise<boolean> {
  const { store, signal, timeZone } = one;
  if (one.order !== undefined || dependsOnOthers(signal)) return false;
  const isCounted = signal.data.mode !== 'training';
  const isFirst = concernsMoment(signal) && isCounted;
  if (!isFirst && !isOnlyCounted(signal)) return false;
  const day = dayOf(signal.time, now, timeZone);
  const moment = isFirst ? firstOf(store, signal, day) : undefined;
  const counts = isCounted
    ? mergeCounts([...signalCounts(store, signal, day), ...(moment?.counts ?? [])])
    : [];
  const limited = await limitNames(database, counts);
  const { source, id, time, type, moment: inMoment, ref = null, data } = rowOf(one);
  const [momentDigest, refDigest = null] = digestsOf(one, digestOf);
  const row = [store, source, id, momentDigest, refDigest, time, type, inMoment, ref, json(data)];
  const params = [...row, json(limited), anySlot()];
  if (!moment) {
    await database.query(countOne, params, 'count one');
    return true;
  }
  try {
    const [result] = await database.query(
      beginMoment,
      [...params, json([moment.row]), json(moment.arms)],
      'begin moment',
    );
    return result?.known !== true;
  } catch (error) {
    // Another transaction began the moment meanwhile.
    if (isThere(error)) return false;
    throw error;
  }
}

/** Claims a signal on a condition, as `claimed` does for many. */
const claimedIf = (condition: string): string => `fresh AS (
    INSERT INTO arrivals (key) SELECT md5(concat_ws(E'\\n', $1::text, $2::text, $3::text))::uuid
    WHERE ${condition} AND NOT EXISTS (
      SELECT 1 FROM erased WHERE store = $1 AND digest IN ($4::text, $5::text) AND erased >= $6::timestamptz
    ) ON CONFLICT DO NOTHING RETURNING key
  ), stored AS (
    INSERT INTO signals (store, time, source, id, type, moment, ref, data)
    SELECT $1, $6::timestamptz, $2, $3::uuid, $7::text, $8::text, $9::text, $10::text::jsonb FROM fresh
  )`;
const counted = sumInto('$12', `jsonb_to_recordset($11::text::jsonb) AS n(${countColumns}) CROSS JOIN fresh`);
const countOne = `WITH ${claimedIf('true')} ${counted}`;
const beginMoment = `WITH known AS (SELECT 1 FROM moments WHERE store = $1 AND id = $8),
  ${claimedIf('NOT EXISTS (SELECT 1 FROM known)')},
  begun AS (${insertInto('$13')} CROSS JOIN fresh),
  counted AS (${counted}),
  armed AS (${sumArmsInto('$12', '$14', 'CROSS JOIN fresh')})
  SELECT EXISTS (SELECT 1 FROM known) AS known`;
