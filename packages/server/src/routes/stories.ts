import type { Context, Route } from '../context.js';
import { DecisionInput } from '../api/story-schemas.js';
import { readJson, mediaTypeOf } from '../http/body.js';
import { HttpProblem } from '../http/http-problem.js';
import { sanitize } from '../signals/sanitize.js';
import { decideStory, removeStory } from '../huddle/stories/decide.js';
import { listStories } from '../huddle/stories/list-stories.js';

const noStore = { 'cache-control': 'no-store' };
const states = ['waiting', 'approved', 'declined'] as const;

const stateOf = (text = 'waiting'): (typeof states)[number] => {
  const state = states.find(one => one === text);
  if (!state) throw new HttpProblem(400, 'state', `Expected "state" to be one of ${states.join(', ')}.`);
  return state;
};

const orderOf = (order = 'oldest'): 'oldest' | 'newest' => {
  if (order !== 'oldest' && order !== 'newest')
    throw new HttpProblem(400, 'order', 'Expected "order" to be oldest or newest.');
  return order;
};

const limitOf = (text = '50'): number => {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200)
    throw new HttpProblem(400, 'limit', 'Expected "limit" to be a whole number from 1 to 200.');
  return limit;
};

const idOf = (context: Context): string => (context.req.param('id') ?? '').slice(0, 64).toLowerCase();

/** Stories and thanks, and what is decided on them, with the manage key. */
export const stories: Route = (app, { config, admit, database, now }) => {
  app.get('/stories', async context => {
    const store = await admit(context, 'manage');
    const { state, order, after = null, limit } = context.req.query();
    const wanted = { state: stateOf(state), order: orderOf(order), after, limit: limitOf(limit) };
    return context.json(await listStories(database, store, wanted), 200, noStore);
  });
  app.post('/stories/:id', async context => {
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
    const { data, error } = DecisionInput.safeParse(await readJson(request, config.limits.body));
    if (error) {
      const { path, message } = error.issues[0]!;
      throw new HttpProblem(422, 'schema', message, { path: path.map(step => `/${String(step)}`).join('') });
    }
    return context.json(
      await decideStory(database, store, idOf(context), sanitize(data), now()),
      200,
      noStore,
    );
  });
  app.delete('/stories/:id', async context => {
    const store = await admit(context, 'manage');
    if (!(await removeStory(database, store.id, idOf(context))))
      throw new HttpProblem(404, 'no-story', 'There is no such story.');
    return context.body(null, 204);
  });
};
