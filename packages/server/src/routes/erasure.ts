import type { Context, Route } from '../context.js';
import { eraseCustomer, eraseMoment } from '../retention/erase.js';
import { HttpProblem } from '../http/http-problem.js';
import { sanitize } from '../signals/sanitize.js';

const idOf = (context: Context): string => {
  const id = context.req.param('id') ?? '';
  if (!id || id.length > 256) throw new HttpProblem(400, 'id', 'Expected an id of at most 128 characters.');
  return sanitize(id);
};

/** Erasure, with the manage key. */
export const erasure: Route = (app, { admit, database, now, log }) => {
  app.delete('/customers/:id', async context => {
    const store = await admit(context, 'manage');
    const erased = await eraseCustomer(database, store.id, idOf(context), now());
    log({ level: 'info', message: 'erased a customer', store: store.id, ...erased });
    return context.json(erased);
  });
  app.delete('/moments/:id', async context => {
    const store = await admit(context, 'manage');
    const erased = await eraseMoment(database, store.id, idOf(context), now());
    log({ level: 'info', message: 'erased a moment', store: store.id, ...erased });
    return context.json(erased);
  });
};
