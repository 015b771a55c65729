import { authorize } from '../http/keys.js';
import { jsonOf, typeOf } from '../http/body.js';
import { Problem } from '../http/problem.js';
import type { Route } from '../context.js';
import { check, type Rejection, type Signal } from '../signals/check.js';
import { storeSignals } from '../signals/store.js';

const one = ['application/cloudevents+json', 'application/json'];
const many = 'application/cloudevents-batch+json';

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
export const signals: Route = (app, { config, keyring, limit, writer }) => {
  app.post('/signals', async context => {
    const request = context.req.raw;
    const caller = await authorize(request, keyring, 'write');
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
    const unstorable = await storeSignals(writer, caller.store, signals);
    rejected.push(...unstorable);
    if (!isBatch && rejected[0]) throw new Problem(422, rejected[0].code, rejected[0].message, { rejected });
    const refused = new Set(unstorable.map(({ id }) => id));
    const accepted = new Set(signals.map(({ id }) => id).filter(id => !refused.has(id)));
    return context.json({ accepted: [...accepted], rejected });
  });
};
