import type { Route } from '../context.js';
import { HttpProblem } from '../http/http-problem.js';

/** Marks a follow-up as done, with the read key. */
export const followUps: Route = (app, { admit, database, now }) => {
  app.post('/follow-ups/:id/done', async context => {
    const store = await admit(context, 'read');
    const [row] = await database.query(
      `UPDATE follow_ups SET done = coalesce(done, $3::timestamptz)
       WHERE store = $1 AND response::text = $2 RETURNING response`,
      [store.id, context.req.param('id').replaceAll('\0', ''), now().toISOString()],
    );
    if (!row) throw new HttpProblem(404, 'no-follow-up', 'There is no such follow-up.');
    return context.body(null, 204);
  });
};
