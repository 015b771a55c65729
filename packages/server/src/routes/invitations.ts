import { InvitationInput } from '../api/schemas.js';
import { jsonOf, typeOf } from '../http/body.js';
import { authorize } from '../http/keys.js';
import type { Route } from '../context.js';
import { Problem } from '../http/problem.js';
import { invite } from '../moments/invitations.js';
import { storable } from '../signals/clean.js';

/** Invitations, for the shop's own systems. */
export const invitations: Route = (app, { config, keyring, database, limit, now }) => {
  app.post('/invitations', async context => {
    const request = context.req.raw;
    const { store } = await authorize(request, keyring, 'manage');
    await limit(store.id);
    if (typeOf(request) !== 'application/json')
      throw new Problem(
        415,
        'content-type',
        'Expected application/json.',
        {},
        { accept: 'application/json' },
      );
    const { data, error } = InvitationInput.safeParse(await jsonOf(request, config.limits.body));
    if (error) {
      const { path, message } = error.issues[0]!;
      const at = path.map(step => `/${String(step)}`).join('');
      throw new Problem(422, 'schema', message, { path: at });
    }
    const invitation = await invite(database, store, storable(data), now());
    return context.json(invitation, 201, { 'cache-control': 'no-store' });
  });
};
