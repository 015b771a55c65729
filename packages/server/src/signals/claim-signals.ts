import { json, type Queries } from '../database/database.js';
import type { ErasureDigest } from '../retention/erasure-digest.js';
import type { ReceivedSignal } from './record-signals.js';

/** What is stored of a signal, and the digests under which it would have been erased. */
export interface ClaimRow {
  store: string;
  time: string;
  source: string;
  id: string;
  type: string;
  moment?: string | undefined;
  ref?: string | undefined;
  data: Readonly<Record<string, unknown>>;
  digests: readonly string[];
}

const parameterOf = (rows: readonly ClaimRow[]): string => json(rows.map((row, at) => ({ at, ...row })));

/** Signals as the parameter of a statement that starts with {@link claimed}. */
export const claimable = (arrived: readonly ReceivedSignal[], digestOf: ErasureDigest): string =>
  parameterOf(arrived.map(one => ({ ...rowOf(one), digests: digestsOf(one, digestOf) })));

/**
 * Stores the signals that had not arrived before, and returns their positions: whoever inserts the key first owns the
 * signal.
 */
export async function claimRows({ query }: Queries, rows: readonly ClaimRow[]): Promise<number[]> {
  const claimed = await query(claim, [parameterOf(rows)], 'claim signals');
  return claimed.map(({ at }) => Number(at));
}

/** The same for the signals of Moments, which it returns. */
export async function claimSignals(
  queries: Queries,
  arrived: readonly ReceivedSignal[],
  digestOf: ErasureDigest,
): Promise<ReceivedSignal[]> {
  const rows = arrived.map(one => ({ ...rowOf(one), digests: digestsOf(one, digestOf) }));
  return (await claimRows(queries, rows)).map(at => arrived[at]!);
}

/** What a person wrote and how to reach them is kept in one place only, where it can be erased and expire. */
export function rowOf({ store, signal }: ReceivedSignal) {
  const { time, source, id, type } = signal;
  const { moment, ref, surface, locale, mode, ...own } = signal.data;
  const rest: Record<string, unknown> = { surface, locale, mode, ...own };
  if (signal.type === 'dev.tillside.feedback.followup') delete rest.contact;
  if (signal.type === 'dev.tillside.feedback.answered' && /^(text|contact)$/.test(signal.data.type))
    delete rest.answer;
  return { store, time, source, id, type, moment, ref, data: rest };
}

/** The digests under which the signal's moment and customer would have been erased. */
export const digestsOf = ({ signal: { data } }: ReceivedSignal, digestOf: ErasureDigest): string[] => [
  digestOf('moment', data.moment),
  ...(data.ref === undefined ? [] : [digestOf('ref', data.ref)]),
];

/** Stores the signals of `$1` that are new and of nobody who was erased since; `first` is what was stored. */
export const claimed = `WITH input AS (
    SELECT *, md5(concat_ws(E'\\n', store, source, id))::uuid AS key
    FROM jsonb_to_recordset($1::text::jsonb) AS n(at integer, store text, time timestamptz, source text, id text,
      type text, moment text, ref text, data jsonb, digests text[])
    WHERE NOT EXISTS (
      SELECT 1 FROM erased e WHERE e.store = n.store AND e.digest = ANY (n.digests) AND e.erased >= n.time
    )
  ), fresh AS (
    INSERT INTO arrivals (key) SELECT DISTINCT key FROM input ORDER BY key ON CONFLICT DO NOTHING RETURNING key
  ), first AS (
    SELECT DISTINCT ON (key) input.* FROM input JOIN fresh USING (key) ORDER BY key, at
  ), stored AS (
    INSERT INTO signals (store, time, source, id, type, moment, ref, data)
    SELECT store, time, source, id::uuid, type, moment, ref, data FROM first ORDER BY at
  )`;
const claim = `${claimed} SELECT at FROM first ORDER BY at`;
