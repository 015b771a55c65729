import { json, type Queries } from '../database/database.js';
import type { ReceivedSignal } from './record-signals.js';

/** What became of a suggestion in a moment, in ascending order: the greatest holds. */
export const outcomes = { seen: 1, apart: 2, accepted: 3 } as const;
type Outcome = (typeof outcomes)[keyof typeof outcomes];

/** An outcome that counts for the ranking. */
export interface Trial {
  store: string;
  moment: string;
  suggestion: string;
  surface: string;
  outcome: Outcome;
}

/**
 * A suggestion that was seen and not accepted is a no, except where that says nothing about it: somebody has it
 * already or is in a hurry, or the associate did something else.
 */
export function trialOf({ store, signal, order, personalReasons = [] }: ReceivedSignal): Trial[] {
  if (order === undefined || !('suggestion' in signal.data)) return [];
  const { moment, suggestion, surface } = signal.data;
  const ended = (outcome: Outcome): Trial[] => [{ store, moment, suggestion, surface, outcome }];
  switch (signal.type) {
    case 'dev.tillside.suggestion.shown':
      return ended(outcomes.seen);
    case 'dev.tillside.suggestion.accepted':
      return ended(outcomes.accepted);
    case 'dev.tillside.suggestion.replaced':
      return ended(outcomes.apart);
    case 'dev.tillside.suggestion.declined':
      return ended(personalReasons.includes(signal.data.reason ?? '') ? outcomes.apart : outcomes.seen);
    default:
      return [];
  }
}

const keyOf = ({ store, moment, suggestion }: Pick<Trial, 'store' | 'moment' | 'suggestion'>): string =>
  json([store, moment, suggestion]);

/** Counts outcomes that carry a reference of this server, once per moment and suggestion. */
export async function saveTrials(
  { query }: Queries,
  arrived: readonly ReceivedSignal[],
  slot: number,
): Promise<void> {
  const trials = new Map<string, Trial>();
  for (const trial of arrived.flatMap(trialOf)) {
    const known = trials.get(keyOf(trial));
    if (!known || known.outcome < trial.outcome)
      trials.set(keyOf(trial), { ...trial, surface: known?.surface ?? trial.surface });
  }
  if (!trials.size) return;
  const rows = json([...trials.values()]);
  // Whoever inserts a trial first counts it; an outcome that holds over another one moves it.
  await query(insertTrials, [rows, slot], 'insert trials');
  await query(moveTrials, [rows, slot], 'move trials');
}

const input = `jsonb_to_recordset($1::text::jsonb) AS n(store text, moment text, suggestion text, surface text,
    outcome smallint)`;
const isA = (outcome: Outcome, column = 'outcome') => `(${column} = ${outcome})::int`;
const add = (from: string, accepted: string, refused: string, apart: string) =>
  `INSERT INTO reception AS r (store, suggestion, surface, slot, accepted, refused, apart)
  SELECT store, suggestion, surface, $2::smallint, sum(${accepted}), sum(${refused}), sum(${apart})
  FROM ${from} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (store, suggestion, surface, slot) DO UPDATE SET accepted = r.accepted + excluded.accepted,
    refused = r.refused + excluded.refused, apart = r.apart + excluded.apart`;
const insertTrials = `WITH fresh AS (
    INSERT INTO trials (store, moment, suggestion, surface, outcome)
    SELECT store, moment, suggestion, surface, outcome FROM ${input} ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING RETURNING store, suggestion, surface, outcome
  ) ${add('fresh', isA(outcomes.accepted), isA(outcomes.seen), isA(outcomes.apart))}`;
const moveTrials = `WITH before AS (
    SELECT t.store, t.moment, t.suggestion, t.surface, t.outcome, n.outcome AS next
    FROM trials t JOIN ${input} USING (store, moment, suggestion)
    WHERE n.outcome > t.outcome ORDER BY 1, 2, 3 FOR UPDATE OF t
  ), moved AS (
    UPDATE trials t SET outcome = b.next FROM before b
    WHERE t.store = b.store AND t.moment = b.moment AND t.suggestion = b.suggestion
  ) ${add(
    'before',
    isA(outcomes.accepted, 'next'),
    `-${isA(outcomes.seen)}`,
    `${isA(outcomes.apart, 'next')} - ${isA(outcomes.apart)}`,
  )}`;
