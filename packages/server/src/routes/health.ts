import type { Route } from '../context.js';
import { Problem } from '../http/problem.js';

/** Says whether the server can store something. */
export const health: Route = (app, { database, log }) => {
  app.get('/healthz', async context => {
    try {
      await database.query('SELECT 1');
    } catch {
      log({ level: 'error', message: 'the database does not answer' });
      throw new Problem(503, 'database', 'The database does not answer.', {}, { 'retry-after': '5' });
    }
    return context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' });
  });
};
