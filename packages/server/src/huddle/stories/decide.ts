import type { z } from 'zod';
import { type DecisionInput, storyLimits } from '../../api/story-schemas.js';
import type { StoreConfig } from '../../config/types.js';
import { type Database, json, type Queries, type Row } from '../../database/database.js';
import { HttpProblem } from '../../http/http-problem.js';
import { removing } from '../../retention/scrub.js';
import { aboutNamesOf } from './about-names.js';
import { isLightEdit } from './edit.js';
import { findIdentifiers } from './find-identifiers.js';
import { type Story, storyColumns, storyOf } from './story-row.js';

type Decision = z.output<typeof DecisionInput>;

const lightly = {
  customer: 'A customer’s words can be shortened, and not changed.',
  team: 'At most one word in five can be new.',
  thanks: 'At most one word in five can be new.',
};

/** Throws unless a text can stand in place of what was said. */
async function checkText(queries: Queries, store: string, row: Row, text: string, limit: number) {
  const kind = String(row.kind) as Story['kind'];
  if ([...text].length > limit)
    throw new HttpProblem(422, 'long', `Expected at most ${limit} characters.`, { limit });
  const { found } = await findIdentifiers(queries, store, text, row);
  if (found.length) throw new HttpProblem(422, 'personal', 'The text names a customer.', { found });
  if (!isLightEdit(kind, text, String(row.said))) throw new HttpProblem(422, 'edit', lightly[kind]);
}

/** Decides on a story, once: whoever is second is told with a 409 what was decided. */
export const decideStory = (
  database: Database,
  store: StoreConfig,
  id: string,
  { decision, text, share, version }: Decision,
  now: Date,
): Promise<Story> =>
  database.transaction(async queries => {
    const [row] = await queries.query(
      `SELECT ${storyColumns}, s.response::text, s.moment, s.ref FROM stories s
       WHERE store = $1 AND id::text = $2 FOR UPDATE`,
      [store.id, id],
    );
    if (!row) throw new HttpProblem(404, 'no-story', 'There is no such story.');
    const names = await aboutNamesOf(queries, store, [row]);
    const conflict = (code: string, detail: string) =>
      new HttpProblem(409, code, detail, { story: storyOf(row, names) });
    // What a rule declined can be approved without what named a customer.
    const isOpen = row.state === 'waiting' || (row.ruled === true && decision === 'approve');
    if (!isOpen) throw conflict('decided', `It is ${String(row.state)} already.`);
    if (version !== undefined && version !== row.version) throw conflict('changed', 'It has changed since.');
    const kind = String(row.kind) as Story['kind'];
    const shown = text ?? String(row.said);
    if (decision === 'approve') {
      await checkText(queries, store.id, row, shown, storyLimits[kind]);
      if (share) await checkText(queries, store.id, row, share.text, storyLimits.share);
    }
    const isApproved = decision === 'approve';
    const [decided] = await queries.query(
      `UPDATE stories s SET state = $3, ruled = false, edited = nullif($4::text, said), share = $5::text::jsonb,
         decided = $6::timestamptz, version = version + 1
       WHERE store = $1 AND id::text = $2 RETURNING ${storyColumns}`,
      [
        store.id,
        id,
        isApproved ? 'approved' : 'declined',
        isApproved ? shown : null,
        isApproved && share ? json(share) : null,
        now.toISOString(),
      ],
    );
    return storyOf(decided!, names);
  });

const remove = removing('DELETE FROM stories WHERE store = $1 AND id::text = $2 RETURNING store, tableoid');

/** Erases a story, whatever was decided. Resolves with whether there was one. */
export async function removeStory({ query }: Queries, store: string, id: string): Promise<boolean> {
  const rows = await query(remove, [store, id]);
  return rows.length > 0;
}
