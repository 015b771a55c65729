import type { Route } from '../context.js';
import { etagOf } from '../http/etag.js';
import { HttpProblem } from '../http/http-problem.js';
import { huddleFor } from '../huddle/huddle.js';
import { weeksOf } from '../huddle/period.js';
import { toldResults } from '../huddle/results/results.js';
import { teamsOf } from '../huddle/teams.js';

/** What the team sees, with the team key; and for those who read results, what it does not see and why. */
export const huddle: Route = (app, services) => {
  app.get('/huddle', async context => {
    const store = await services.admit(context, 'team');
    const wanted = context.req.query('team');
    const teams = teamsOf(store);
    const team = wanted === undefined ? teams[0] : teams.find(({ id }) => id === wanted);
    if (!team) throw new HttpProblem(404, 'no-team', 'The store has no such team.');
    const period = weeksOf(context.req.raw, services.now(), store.timeZone);
    const document = await huddleFor(services, store, team, period);
    const etag = await etagOf({ ...document, asOf: undefined });
    context.header('vary', 'origin, authorization, x-tillside-key');
    context.header('cache-control', 'private, no-cache');
    context.header('etag', etag);
    const known = (context.req.header('if-none-match') ?? '').split(',').map(text => text.trim());
    return known.includes(etag) ? context.body(null, 304) : context.json(document);
  });
  app.get('/huddle/teams', async context => {
    const store = await services.admit(context, 'team');
    return context.json({ teams: teamsOf(store) }, 200, { 'cache-control': 'private, no-cache' });
  });
  app.get('/huddle/left-out', async context => {
    const store = await services.admit(context, 'read');
    const period = weeksOf(context.req.raw, services.now(), store.timeZone);
    const { leftOut } = await toldResults(services, store, period);
    return context.json({ period, results: leftOut }, 200, { 'cache-control': 'no-store' });
  });
};
