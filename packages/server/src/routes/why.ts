import type { z } from 'zod';
import type { Why } from '../api/why-schema.js';
import type { Route } from '../context.js';
import { HttpProblem } from '../http/http-problem.js';
import type { Entry } from '../ranking/rank.js';

const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

/** Why a suggestion was made: for people with the read key. */
export const why: Route = (app, { admit, database, references }) => {
  app.get('/why/:signal', async context => {
    const { id: store } = await admit(context, 'read');
    const id = context.req.param('signal').toLowerCase();
    const [signal] = isUuid(id) ? await database.query(findSignal, [store, id]) : [];
    if (!signal) throw new HttpProblem(404, 'no-signal', 'No signal about a suggestion has this id.');
    const [moment, suggestion] = [String(signal.moment), String(signal.suggestion)];
    const order = references.verify({ store, moment, suggestion }, signal.attribution);
    const [row] = order ? await database.query(findOrder, [store, order]) : [];
    const entries = (row?.entries ?? []) as Entry[];
    const at = entries.findIndex(entry => entry.suggestion === suggestion);
    if (!row || at === -1)
      throw new HttpProblem(
        404,
        'not-ranked',
        'This server did not make the suggestion, or not in the last seven days.',
      );
    const answer: z.output<typeof Why> = {
      signal: id,
      moment,
      surface: String(row.surface),
      made: String(row.made),
      rank: at + 1,
      of: entries.length,
      ...entries[at]!,
    };
    return context.json(answer, 200, { 'cache-control': 'no-store' });
  });
};

const findSignal = `SELECT moment, data ->> 'suggestion' AS suggestion, data -> 'attribution' AS attribution
  FROM signals WHERE store = $1 AND id = $2 AND data ? 'attribution' LIMIT 1`;
const findOrder = `SELECT surface, entries, to_char(made AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS made
  FROM moment_orders WHERE store = $1 AND id = $2`;
