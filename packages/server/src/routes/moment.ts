import { authorize } from '../http/keys.js';
import type { StoreConfig } from '../config/types.js';
import type { Context, Route } from '../context.js';
import { etagOf } from '../http/etag.js';
import { Problem } from '../http/problem.js';
import { open } from '../moments/invitations.js';
import { momentFor } from '../moments/moment.js';
import { storable } from '../signals/clean.js';

const surfaceOf = (text: string | undefined): 'customer' | 'associate' => {
  if (text === undefined || text === 'customer') return 'customer';
  if (text === 'associate') return text;
  throw new Problem(400, 'surface', 'Expected "surface" to be customer or associate.');
};

function basketOf(text: string | undefined): string[] {
  const ids = [
    ...new Set(
      (text ?? '')
        .split(',')
        .map(id => id.trim())
        .filter(Boolean),
    ),
  ];
  if (ids.length > 200 || ids.some(id => id.length > 128))
    throw new Problem(
      400,
      'basket',
      'Expected "basket" to be at most 200 product ids with commas between them.',
    );
  return storable(ids);
}

/** A moment, for a page or a till to show. */
export const moment: Route = (app, { config, keyring, database, limit, now }) => {
  const storeOf = async (context: Context, surface: string): Promise<StoreConfig> => {
    // What only associates may see needs a key; what customers see is in every page's source anyway.
    if (surface === 'associate') return (await authorize(context.req.raw, keyring, 'staff')).store;
    const id = context.req.query('store');
    if (!id) throw new Problem(400, 'store', 'Expected "store" to name a store.');
    const store = config.stores.find(store => store.id === id);
    if (!store) throw new Problem(404, 'no-store', 'There is no such store.');
    return store;
  };
  app.get('/moment', async context => {
    const { surface: asked, basket, id = '' } = context.req.query();
    const surface = surfaceOf(asked);
    const store = await storeOf(context, surface);
    await limit(`${store.id} moments`);
    if (id.length > 128) throw new Problem(400, 'id', 'Expected "id" to have at most 128 characters.');
    const token = context.req.header('x-tillside-invitation');
    const invited = token === undefined ? undefined : await open(database, store, token, now());
    const query = { id: storable(id) || crypto.randomUUID(), surface, basket: basketOf(basket), invited };
    const document = await momentFor(database, store, query, now());
    context.header('vary', 'origin, authorization, x-tillside-key, x-tillside-invitation');
    // An id made here is for one encounter: nobody may find it in a cache.
    if (!id || invited) return context.json(document, 200, { 'cache-control': 'no-store' });
    const etag = await etagOf({ ...document, asOf: undefined });
    context.header('cache-control', 'private, no-cache');
    context.header('etag', etag);
    const known = (context.req.header('if-none-match') ?? '').split(',').map(text => text.trim());
    return known.includes(etag) ? context.body(null, 304) : context.json(document);
  });
};
