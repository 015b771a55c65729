import { HttpProblem } from '../http/http-problem.js';
import { dayRange } from '../http/day-range.js';
import type { Route } from '../context.js';
import { experimentCsv } from '../results/experiment-csv.js';
import { feedbackCsv, feedbackPage } from '../results/feedback.js';
import { resultsOf } from '../results/results.js';

const noStore = { 'cache-control': 'no-store' };

const limitOf = (text: string | undefined): number => {
  const limit = Number(text ?? 500);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new HttpProblem(400, 'limit', 'Expected "limit" to be a whole number from 1 to 1,000.');
  return limit;
};

const isCsv = (format: string | undefined, accept: string | undefined): boolean => {
  if (format !== undefined && format !== 'csv' && format !== 'json')
    throw new HttpProblem(406, 'format', 'Expected "format" to be json or csv.');
  return format === 'csv' || (format === undefined && /^\s*text\/csv\b/.test(accept ?? ''));
};

/** Results and feedback, with the read key. */
export const results: Route = (app, { admit, database, now }) => {
  app.get('/results', async context => {
    const store = await admit(context, 'read');
    const range = dayRange(context.req.raw, now(), store.timeZone);
    const found = await resultsOf(database, store, range, now());
    if (!isCsv(context.req.query('format'), context.req.header('accept')))
      return context.json(found, 200, noStore);
    return context.body(experimentCsv(found), 200, {
      ...noStore,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="results-${store.id}.csv"`,
    });
  });
  app.get('/feedback', async context => {
    const store = await admit(context, 'read');
    const { form, after, limit: size, format } = context.req.query();
    const wanted = {
      store: store.id,
      ...dayRange(context.req.raw, now(), store.timeZone),
      form: form ?? null,
      after: after ?? null,
      limit: limitOf(size),
    };
    if (!isCsv(format, context.req.header('accept')))
      return context.json(await feedbackPage(database, wanted), 200, noStore);
    return context.body(feedbackCsv(database, wanted), 200, {
      ...noStore,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="feedback-${store.id}.csv"`,
    });
  });
};
