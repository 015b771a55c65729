import { authorize } from '../http/keys.js';
import { jsonOf, typeOf } from '../http/body.js';
import { Problem } from '../http/problem.js';
import type { Route, Services } from '../context.js';
import type { StoreConfig } from '../config/types.js';
import { check, type Rejection, type Signal } from '../signals/check.js';
import { Overloaded } from '../signals/writer.js';

const one = ['application/cloudevents+json', 'application/json'];
const many = 'application/cloudevents-batch+json';

/** The promise that a question asks about, as the store's own form says. */
const promiseOf = ({ feedback }: StoreConfig, { type, data }: Signal): string | undefined => {
  if (type !== 'dev.tillside.feedback.answered' || !('question' in data)) return undefined;
  const question = feedback
    .find(({ id }) => id === data.form)
    ?.questions.find(({ id }) => id === data.question);
  return question?.type === 'kept' ? question.promise : undefined;
};

const store = async (
  { writer }: Services,
  config: StoreConfig,
  signals: readonly Signal[],
): Promise<void> => {
  if (!signals.length) return;
  try {
    await writer.add(
      signals.map(signal => ({ store: config.id, signal, promise: promiseOf(config, signal) })),
    );
  } catch (error) {
    if (!(error instanceof Overloaded)) throw error;
    throw new Problem(503, 'overloaded', 'Too much is waiting to be stored.', {}, { 'retry-after': '5' });
  }
};

/** Judges each item; of the same id within a batch every one is answered, and one is stored. */
function sort(items: readonly unknown[]): { signals: Signal[]; rejected: Rejection[] } {
  const signals: Signal[] = [];
  const rejected: Rejection[] = [];
  for (const item of items) {
    const judged = check(item);
    if ('signal' in judged) signals.push(judged.signal);
    else rejected.push(judged.rejection);
  }
  return { signals, rejected };
}

/** Takes signals: one CloudEvent, or a batch of which every item is answered. */
export const signals: Route = (app, services) => {
  const { config, limit } = services;
  app.post('/signals', async context => {
    const request = context.req.raw;
    const caller = await authorize(request, config, 'write');
    await limit(caller.store.id);
    const type = typeOf(request);
    if (type !== many && !one.includes(type))
      throw new Problem(
        415,
        'content-type',
        `Expected ${one[0]} or ${many}.`,
        {},
        { accept: [...one, many].join(', ') },
      );
    const body = await jsonOf(request, config.limits.body);
    const isBatch = type === many;
    if (isBatch !== Array.isArray(body))
      throw new Problem(400, 'shape', isBatch ? 'Expected an array of events.' : 'Expected one event.');
    const items: readonly unknown[] = Array.isArray(body) ? body : [body];
    if (items.length > config.limits.batch)
      throw new Problem(413, 'too-many', `A batch may have ${config.limits.batch} events.`);
    const { signals, rejected } = sort(items);
    if (!isBatch && rejected[0]) throw new Problem(422, rejected[0].code, rejected[0].message, { rejected });
    await store(services, caller.store, signals);
    return context.json({ accepted: [...new Set(signals.map(({ id }) => id))], rejected });
  });
};
