import { readJson, mediaTypeOf } from '../http/body.js';
import { HttpProblem } from '../http/http-problem.js';
import type { Route } from '../context.js';
import { eventOf, isBinaryMode } from '../signals/binary-mode.js';
import { check, type HuddleSignal, type Rejection, type Sendable, type Signal } from '../signals/check.js';
import { storeHuddleSignals, storeSignals } from '../signals/store-signals.js';

const one = ['application/cloudevents+json', 'application/json'];
const many = 'application/cloudevents-batch+json';

/** Checks each item. Items of a batch with the same id are all answered, but only one is stored. */
function sort(items: readonly unknown[], sendable: Sendable) {
  const signals: Signal[] = [];
  const huddleSignals: HuddleSignal[] = [];
  const rejected: Rejection[] = [];
  for (const item of items) {
    const judged = check(item, sendable);
    if ('signal' in judged) signals.push(judged.signal);
    else if ('huddleSignal' in judged) huddleSignals.push(judged.huddleSignal);
    else rejected.push(judged.rejection);
  }
  return { signals, huddleSignals, rejected };
}

/** Accepts signals: one CloudEvent, or a batch, whose items are answered one by one. */
export const signals: Route = (app, services) => {
  const { config, admitOneOf } = services;
  app.post('/signals', async context => {
    const request = context.req.raw;
    const { store, role } = await admitOneOf(context, ['write', 'team']);
    const type = mediaTypeOf(request);
    if (type !== many && !one.includes(type))
      throw new HttpProblem(
        415,
        'content-type',
        `Expected ${one[0]} or ${many}.`,
        {},
        { accept: [...one, many].join(', ') },
      );
    const data = await readJson(request, config.limits.body);
    const body = isBinaryMode(request) ? eventOf(request, data) : data;
    const isBatch = type === many;
    if (isBatch !== Array.isArray(body))
      throw new HttpProblem(400, 'shape', isBatch ? 'Expected an array of events.' : 'Expected one event.');
    const items: readonly unknown[] = Array.isArray(body) ? body : [body];
    if (items.length > config.limits.batch)
      throw new HttpProblem(413, 'too-many', `A batch may have ${config.limits.batch} events.`);
    const { signals, huddleSignals, rejected } = sort(items, {
      moments: role !== 'team',
      huddle: role !== 'write',
    });
    const unstorable = [
      ...(await storeSignals(services, store, signals)),
      ...(await storeHuddleSignals(services, store, huddleSignals)),
    ];
    rejected.push(...unstorable);
    if (!isBatch && rejected[0])
      throw new HttpProblem(rejected[0].code === 'key' ? 403 : 422, rejected[0].code, rejected[0].message, {
        rejected,
      });
    const refused = new Set(unstorable.map(({ id }) => id));
    const accepted = new Set(
      [...signals, ...huddleSignals].map(({ id }) => id).filter(id => !refused.has(id)),
    );
    return context.json({ accepted: [...accepted], rejected });
  });
};
