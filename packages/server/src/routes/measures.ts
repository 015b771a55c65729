import { Measure } from '../api/huddle-schema.js';
import type { Route } from '../context.js';
import { mediaTypeOf, readJson } from '../http/body.js';
import { HttpProblem } from '../http/http-problem.js';
import { forgetResults } from '../huddle/results/results.js';
import { saveMeasures } from '../measures/save-measures.js';
import { sanitize } from '../signals/sanitize.js';

/** Checks one item; the first that is wrong is named, and nothing is stored. */
function measureOf(item: unknown, at: number) {
  const { data, error } = Measure.safeParse(item);
  if (data) return data;
  const { path, message } = error.issues[0]!;
  throw new HttpProblem(422, 'schema', `Item ${at + 1}: ${message}`, {
    path: [at, ...path].map(step => `/${String(step)}`).join(''),
  });
}

/** Takes what is measured elsewhere, with the manage key: one number of a day, or a list of them. */
export const measures: Route = (app, services) => {
  const { config, admit, database } = services;
  app.post('/measures', async context => {
    const request = context.req.raw;
    const store = await admit(context, 'manage');
    if (mediaTypeOf(request) !== 'application/json')
      throw new HttpProblem(415, 'content-type', 'Expected application/json.');
    const body = await readJson(request, config.limits.body);
    const items: readonly unknown[] = Array.isArray(body) ? body : [body];
    if (items.length > config.limits.batch)
      throw new HttpProblem(413, 'too-many', `A list may have ${config.limits.batch} measures.`);
    const lines = items.map(measureOf).map(({ measure, day, value, of }) => ({
      measure: sanitize(measure.trim()),
      day,
      value: String(value),
      of: of === undefined ? null : String(of),
    }));
    await saveMeasures(database, store.id, lines);
    forgetResults(services);
    return context.json({ stored: lines.length });
  });
};
