import { stringify } from 'csv-stringify/sync';
import type { z } from 'zod';
import type { Feedback } from '../api/schemas.js';
import { isPosition, wrongCursor } from '../http/cursor.js';
import type { Queries, Row } from '../database/database.js';

type Page = z.output<typeof Feedback>;
type Answer = Page['answers'][number];

export interface FeedbackQuery {
  store: string;
  from: string;
  to: string;
  form: string | null;
  after: string | null;
  limit: number;
}

const cursorOf = ({ arrived, response, question }: Answer): string =>
  Buffer.from(JSON.stringify([arrived, response, question])).toString('base64url');

/** Where a page ended. Throws for anything that is not one of our cursors. */
function positionOf(cursor: string | null): [string, string, string] | [null, null, null] {
  if (cursor === null) return [null, null, null];
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(position) && position.length === 3) {
      const [arrived, response, question] = position.map(String) as [string, string, string];
      if (isPosition(arrived, response)) return [arrived, response, question];
    }
  } catch {
    // Refused below.
  }
  throw wrongCursor();
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const answerOf = (row: Row): Answer => ({
  time: String(row.at),
  arrived: String(row.arrived),
  form: String(row.form),
  question: String(row.question),
  type: String(row.type),
  answer: row.value ?? null,
  revision: Number(row.revision),
  response: String(row.response),
  moment: String(row.moment),
  promise: text(row.promise),
  about: row.about ? (row.about as Record<string, string>) : null,
  surface: String(row.surface),
  locale: text(row.locale),
  ref: text(row.ref),
  invited: row.invited === true,
});

/**
 * A page of answers in order of arrival, so that reading on from where a page ended also returns answers that a
 * device had kept for a week.
 */
export async function feedbackPage({ query }: Queries, wanted: FeedbackQuery): Promise<Page> {
  const { store, from, to, form, after, limit } = wanted;
  const rows = await query(
    `SELECT to_char(time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
       to_char(arrived AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS arrived, form, question, type, value,
       revision, response::text, moment, promise, about, surface, locale, ref, invited
     FROM answers
     WHERE store = $1 AND revision > 0 AND day BETWEEN $2::date AND $3::date
       AND ($4::text IS NULL OR form = $4)
       AND ($5::timestamptz IS NULL OR (answers.arrived, response, question) > ($5::timestamptz, $6::uuid, $7::text))
     ORDER BY answers.arrived, answers.response, answers.question LIMIT $8::integer`,
    [store, from, to, form, ...positionOf(after), limit + 1],
  );
  const answers = rows.slice(0, limit).map(answerOf);
  return { answers, next: rows.length > limit ? cursorOf(answers.at(-1)!) : null };
}

const columns = [
  'time',
  'form',
  'question',
  'type',
  'answer',
  'consent',
  'consented',
  'revision',
  'response',
  'moment',
  'promise',
  'about',
  'surface',
  'locale',
  'ref',
  'invited',
  'arrived',
];

/**
 * A text that no program takes for a formula, whichever character it splits cells at. The start of a cell is
 * left to `escape_formulas`.
 */
const withoutFormulas = (text: string): string => text.replace(/([;\t|,\n\r]\s*)([=+\-@＝＋－＠])/g, "$1'$2");

/** The values of a line; a contact takes three cells. */
function recordOf(answer: Answer): Record<string, unknown> {
  const given = answer.answer;
  const contact = given && typeof given === 'object' && !Array.isArray(given) ? (given as Row) : undefined;
  const plain = Array.isArray(given) ? given.join('|') : given;
  return {
    ...answer,
    answer: contact ? contact.value : plain,
    consent: contact?.consent,
    consented: contact?.time,
    about: answer.about
      ? Object.entries(answer.about)
          .map(([what, id]) => `${what}:${id}`)
          .join()
      : '',
  };
}

/**
 * Answers as CSV (RFC 4180), page by page. A cell that a spreadsheet would take for a formula starts with an
 * apostrophe, since anybody can write into it.
 */
export function feedbackCsv(queries: Queries, wanted: FeedbackQuery): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = wanted.after;
  let isFirst = true;
  return new ReadableStream({
    pull: async controller => {
      const { answers, next } = await feedbackPage(queries, { ...wanted, after });
      const csv = stringify(answers.map(recordOf), {
        columns,
        header: isFirst,
        bom: isFirst,
        record_delimiter: '\r\n',
        escape_formulas: true,
        cast: { boolean: String, string: withoutFormulas },
      });
      isFirst = false;
      after = next;
      controller.enqueue(encoder.encode(csv));
      if (!next) controller.close();
    },
  });
}
