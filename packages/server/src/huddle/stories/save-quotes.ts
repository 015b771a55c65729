import { json, type Queries, type Row } from '../../database/database.js';
import { removing } from '../../retention/scrub.js';
import { findIdentifiers } from './find-identifiers.js';

/** An answer that arrived, and by which consents of its form a customer lets the shop quote it. */
export interface QuotableAnswer {
  store: string;
  response: string;
  /** The ids of the form's questions of type `consent` with the purpose `quote`. */
  consents: readonly string[];
}

/** A customer's words with a consent to quote them, as they stand now. */
interface Quote {
  store: string;
  response: string;
  question: string;
  text: string;
  digest: string;
  about: Row | null;
  day: string;
  listed: string;
  moment: string;
  ref: string | null;
}

/**
 * Keeps what customers said and let the shop quote, to wait for a person. Words whose consent was taken back go,
 * approved or not; words that were changed wait again. Runs after the answers of the same transaction are stored.
 */
export async function saveQuotes(queries: Queries, answers: readonly QuotableAnswer[]): Promise<void> {
  if (!answers.length) return;
  const byResponse = new Map(answers.map(answer => [json([answer.store, answer.response]), answer]));
  const responses = [...byResponse].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer);
  const quotable = responses.filter(({ consents }) => consents.length);
  // The words and the consent may be in two transactions, neither of which sees the other's answer.
  if (quotable.length) await queries.query(lock, [json(quotable)]);
  await queries.query(remove, [json(responses)]);
  if (!quotable.length) return;
  const changed = (await queries.query(find, [json(quotable)])) as unknown as Quote[];
  const rows: Row[] = [];
  for (const { text, ...quote } of changed) {
    const { found, text: said } = await findIdentifiers(queries, quote.store, text, quote);
    const state = found.length ? 'declined' : 'waiting';
    rows.push({ ...quote, about: aboutOf(quote.about), said, found, ruled: found.length > 0, state });
  }
  if (rows.length) await queries.query(save, [json(rows)]);
}

/** What a form was about; an order would name a customer. */
function aboutOf(about: Row | null): Row | null {
  const [kind = '', id] = Object.entries(about ?? {})[0] ?? [];
  return /^(promise|suggestion|product)$/.test(kind) ? { kind, id } : null;
}

const keys = `jsonb_to_recordset($1::text::jsonb) AS k(store text, response uuid, consents jsonb)`;
const lock = `SELECT pg_advisory_xact_lock(hashtextextended(store || E'\\n' || response, 16)) FROM (
    SELECT store, response FROM ${keys} ORDER BY 1, 2
  ) AS sorted`;
/** Every answer to one of these questions is yes, and there is one. */
const isAgreed = `(SELECT bool_and(c.value = 'true'::jsonb) FROM answers c
    WHERE c.store = k.store AND c.response = k.response AND c.type = 'consent' AND k.consents ? c.question)`;
const remove = removing(`DELETE FROM stories s USING ${keys}
  WHERE s.store = k.store AND s.response = k.response AND (${isAgreed} IS NOT TRUE OR NOT EXISTS (
    SELECT 1 FROM answers a WHERE a.store = s.store AND a.response = s.response AND a.question = s.question
      AND a.type = 'text' AND a.value IS NOT NULL
  )) RETURNING s.store, s.tableoid`);
const find = `SELECT a.store, a.response::text, a.question, a.value #>> '{}' AS text, md5(a.value #>> '{}') AS digest,
    a.about, a.day::text, to_json(a.listed) #>> '{}' AS listed, a.moment, a.ref
  FROM answers a JOIN ${keys} USING (store, response)
  LEFT JOIN stories s USING (store, response, question)
  WHERE a.type = 'text' AND a.value IS NOT NULL AND s.digest IS DISTINCT FROM md5(a.value #>> '{}')
    AND ${isAgreed}
  ORDER BY 1, 2, 3`;
const save = `INSERT INTO stories (store, kind, state, ruled, found, time, day, said, about, response, question, digest,
    moment, ref)
  SELECT store, 'customer', state, ruled, found, listed, day, said, nullif(about, 'null'::jsonb), response, question,
    digest, moment, ref
  FROM jsonb_to_recordset($1::text::jsonb) AS n(store text, state text, ruled boolean, found jsonb,
    listed timestamptz, day date, said text, about jsonb, response uuid, question text, digest text, moment text,
    ref text)
  ON CONFLICT (store, response, question) DO UPDATE SET state = excluded.state, ruled = excluded.ruled,
    found = excluded.found, said = excluded.said, edited = NULL, share = NULL, decided = NULL, time = excluded.time,
    day = excluded.day, about = excluded.about, digest = excluded.digest, moment = excluded.moment,
    ref = excluded.ref, version = stories.version + 1`;
