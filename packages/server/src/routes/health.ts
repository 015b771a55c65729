import type { Route } from '../context.js';
import { failureOf } from '../http/failure.js';
import { HttpProblem } from '../http/http-problem.js';

/** Reports whether the server can store signals. */
export const health: Route = (app, { database, log }) => {
  app.get('/healthz', async context => {
    try {
      await database.assertWritable();
    } catch (error) {
      const problem = failureOf(error instanceof Error ? error : new Error(String(error)));
      log({ level: 'error', message: 'nothing can be stored', code: problem.code });
      if (problem.status !== 500) throw problem;
      throw new HttpProblem(503, 'database', 'The database does not answer.', {}, { 'retry-after': '5' });
    }
    return context.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' });
  });
};
