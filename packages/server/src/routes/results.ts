import { authorize } from '../http/keys.js';
import { Problem } from '../http/problem.js';
import { rangeOf } from '../http/range.js';
import type { Route } from '../context.js';
import { feedbackCsv, feedbackPage } from '../results/feedback.js';
import { resultsOf } from '../results/results.js';

const noStore = { 'cache-control': 'no-store' };

const limitOf = (text: string | undefined): number => {
  const limit = Number(text ?? 500);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new Problem(400, 'limit', 'Expected "limit" to be a whole number from 1 to 1,000.');
  return limit;
};

const isCsv = (format: string | undefined, accept: string | undefined): boolean => {
  if (format !== undefined && format !== 'csv' && format !== 'json')
    throw new Problem(406, 'format', 'Expected "format" to be json or csv.');
  return format === 'csv' || (format === undefined && /^\s*text\/csv\b/.test(accept ?? ''));
};

/** What came in, for people with the read key. */
export const results: Route = (app, { keyring, database, limit, now }) => {
  app.get('/results', async context => {
    const { store } = await authorize(context.req.raw, keyring, 'read');
    await limit(store.id);
    const range = rangeOf(context.req.raw, now());
    return context.json(await resultsOf(database, store, range, now()), 200, noStore);
  });
  app.get('/feedback', async context => {
    const { store } = await authorize(context.req.raw, keyring, 'read');
    await limit(store.id);
    const { form, after, limit: size, format } = context.req.query();
    const wanted = {
      store: store.id,
      ...rangeOf(context.req.raw, now()),
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
