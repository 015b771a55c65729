import { authorize } from '../http/keys.js';
import type { Context, Route } from '../context.js';
import { eraseCustomer, eraseMoment } from '../keeping/erase.js';
import { Problem } from '../http/problem.js';
import { storable } from '../signals/clean.js';

const idOf = (context: Context): string => {
  const id = context.req.param('id') ?? '';
  if (!id || id.length > 256) throw new Problem(400, 'id', 'Expected an id of at most 128 characters.');
  return storable(id);
};

/** Erasure, for those who may. */
export const erasure: Route = (app, { keyring, database, limit, log }) => {
  app.delete('/customers/:id', async context => {
    const { store } = await authorize(context.req.raw, keyring, 'manage');
    await limit(store.id);
    const erased = await eraseCustomer(database, store.id, idOf(context));
    log({ level: 'info', message: 'erased a customer', store: store.id, ...erased });
    return context.json(erased);
  });
  app.delete('/moments/:id', async context => {
    const { store } = await authorize(context.req.raw, keyring, 'manage');
    await limit(store.id);
    const erased = await eraseMoment(database, store.id, idOf(context));
    log({ level: 'info', message: 'erased a moment', store: store.id, ...erased });
    return context.json(erased);
  });
};
