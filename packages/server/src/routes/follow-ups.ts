import { authorize } from '../http/keys.js';
import type { Route } from '../context.js';
import { Problem } from '../http/problem.js';

/** Ticks off a follow-up: for those who read that it is due. */
export const followUps: Route = (app, { keyring, database, limit, now }) => {
  app.post('/follow-ups/:id/done', async context => {
    const { store } = await authorize(context.req.raw, keyring, 'read');
    await limit(store.id);
    const [row] = await database.query(
      `UPDATE follow_ups SET done = coalesce(done, $3::timestamptz)
       WHERE store = $1 AND response::text = $2 RETURNING response`,
      [store.id, context.req.param('id').replaceAll('\0', ''), now().toISOString()],
    );
    if (!row) throw new Problem(404, 'no-follow-up', 'There is no such follow-up.');
    return context.body(null, 204);
  });
};
