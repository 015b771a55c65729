import type { StoreConfig } from '../config/types.js';
import type { Context, Route } from '../context.js';
import { etagOf } from '../http/etag.js';
import { HttpProblem } from '../http/http-problem.js';
import { open } from '../moments/invitations.js';
import { momentFor } from '../moments/moment.js';
import { sanitize } from '../signals/sanitize.js';

const surfaceOf = (text: string | undefined): 'customer' | 'associate' => {
  if (text === undefined || text === 'customer') return 'customer';
  if (text === 'associate') return text;
  throw new HttpProblem(400, 'surface', 'Expected "surface" to be customer or associate.');
};

/** Product ids, separated by commas, from one parameter or several; a comma within an id is written `\\,`. */
function basketOf(texts: readonly string[]): string[] {
  const ids = [
    ...new Set(
      texts
        .flatMap(text => text.split(/(?<!\\),/))
        .map(id => id.replaceAll('\\,', ',').trim())
        .filter(Boolean),
    ),
  ];
  if (ids.length > 200 || ids.some(id => id.length > 128))
    throw new HttpProblem(
      400,
      'basket',
      'Expected "basket" to be at most 200 product ids with commas between them.',
    );
  return sanitize(ids);
}

/** A moment, for a page or a till to show. */
export const moment: Route = (app, { config, admit, limitAnonymous, database, references, now }) => {
  const storeOf = async (context: Context, surface: string): Promise<StoreConfig> => {
    // What only associates may see needs a key; what customers see is in every page's source anyway.
    if (surface === 'associate') return admit(context, 'staff');
    const [only, ...others] = config.stores;
    const id = context.req.query('store') ?? (others.length ? undefined : only?.id);
    if (!id) throw new HttpProblem(400, 'store', 'Expected "store" to name a store.');
    const store = config.stores.find(store => store.id === id);
    if (!store) throw new HttpProblem(404, 'no-store', 'There is no such store.');
    return store;
  };
  app.get('/moment', async context => {
    const { surface: asked, id = '' } = context.req.query();
    const surface = surfaceOf(asked);
    const store = await storeOf(context, surface);
    if (surface === 'customer') await limitAnonymous(context, store);
    if (id.length > 128) throw new HttpProblem(400, 'id', 'Expected "id" to have at most 128 characters.');
    const token = context.req.header('x-tillside-invitation');
    const invited = token === undefined ? undefined : await open(database, store, token, now());
    const query = {
      id: sanitize(id) || crypto.randomUUID(),
      surface,
      basket: basketOf(context.req.queries('basket') ?? []),
      invited,
    };
    const document = await momentFor(database, store, query, references, now());
    context.header('vary', 'origin, authorization, x-tillside-key, x-tillside-invitation');
    // An id that is made here is for one encounter, so it must not be cached.
    if (!id || invited) return context.json(document, 200, { 'cache-control': 'no-store' });
    const etag = await etagOf({ ...document, asOf: undefined });
    context.header('cache-control', 'private, no-cache');
    context.header('etag', etag);
    const known = (context.req.header('if-none-match') ?? '').split(',').map(text => text.trim());
    return known.includes(etag) ? context.body(null, 304) : context.json(document);
  });
};
