import { type Database, json } from '../database/database.js';
import { saveStories } from '../huddle/stories/save-stories.js';
import type { HuddleSignal } from './check.js';
import { type ClaimRow, claimRows } from './claim-signals.js';
import { dayOf } from './day.js';
import { huddleCounts } from './huddle-counts.js';
import type { NameLimit } from './name-limit.js';
import { anySlot, countColumns, mergeCounts, sumInto } from './tally.js';

/** A signal of the Huddle that arrived for a store. */
export interface ReceivedHuddleSignal {
  store: string;
  signal: HuddleSignal;
  /** Of the store: where its days begin. */
  timeZone: string;
}

/** Who opened, told or did something is not kept with it, and what they wrote only where it can be erased. */
function rowOf({ store, signal }: ReceivedHuddleSignal): ClaimRow {
  const { time, source, id, type } = signal;
  const { by, text, thanks, to, for: reason, ...data }: Record<string, unknown> = signal.data;
  return { store, time, source, id, type, data, digests: [] };
}

/** Stores signals of the Huddle and all that they change, or nothing; one that had arrived before changes nothing. */
export const recordHuddleSignals = (
  database: Database,
  arrived: readonly ReceivedHuddleSignal[],
  { now, limitNames }: { now: Date; limitNames: NameLimit },
): Promise<void> =>
  database.transaction(async queries => {
    const fresh = (await claimRows(queries, arrived.map(rowOf))).map(at => arrived[at]!);
    if (!fresh.length) return;
    await saveStories(queries, fresh, now);
    const counts = fresh.flatMap(({ store, signal, timeZone }) =>
      huddleCounts(store, signal, dayOf(signal.time, now, timeZone)),
    );
    const limited = await limitNames(queries, mergeCounts(counts));
    await queries.query(addCounts, [json(limited), anySlot()], 'add counts');
  });

const addCounts = sumInto('$2', `jsonb_to_recordset($1::text::jsonb) AS n(${countColumns})`);
