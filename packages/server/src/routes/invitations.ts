import { InvitationInput } from '../api/schemas.js';
import { readJson, mediaTypeOf } from '../http/body.js';
import type { Route } from '../context.js';
import { HttpProblem } from '../http/http-problem.js';
import { invite } from '../moments/invitations.js';
import { sanitize } from '../signals/sanitize.js';

/** Invitations, with the manage key. */
export const invitations: Route = (app, { config, admit, database, now }) => {
  app.post('/invitations', async context => {
    const request = context.req.raw;
    const store = await admit(context, 'manage');
    if (mediaTypeOf(request) !== 'application/json')
      throw new HttpProblem(
        415,
        'content-type',
        'Expected application/json.',
        {},
        { accept: 'application/json' },
      );
    const { data, error } = InvitationInput.safeParse(await readJson(request, config.limits.body));
    if (error) {
      const { path, message } = error.issues[0]!;
      const at = path.map(step => `/${String(step)}`).join('');
      throw new HttpProblem(422, 'schema', message, { path: at });
    }
    const invitation = await invite(database, store, sanitize(data), now());
    return context.json(invitation, 201, { 'cache-control': 'no-store' });
  });
};
