import { isAnswered, isRefused, isTaken, type Finding } from './judge.js';
import { batchType, oneType, send, sendAndLeave, type Sink } from './sink.js';

/** One hard case: what an endpoint should do, and whether it does. Undefined if that cannot be told. */
export interface Case {
  name: string;
  expected: string;
  run: (sink: Sink, promise: string) => Promise<Finding | undefined>;
}

/** A signal; one of training unless effects are counted, so that it stands in no result. */
const signal = ({ count }: Sink, promise: string, more: object = {}) => ({
  specversion: '1.0',
  id: crypto.randomUUID(),
  source: 'urn:tillside:verify-sink',
  type: 'dev.tillside.promise.shown',
  time: new Date().toISOString(),
  subject: `promise/${promise}`,
  datacontenttype: 'application/json',
  dataschema: 'https://tillside.dev/schemas/1/signal.json',
  data: { moment: 'verify-sink', surface: 'customer', promise, ...(!count && { mode: 'training' }) },
  ...more,
});
const several = (sink: Sink, promise: string, n: number) =>
  Array.from({ length: n }, () => signal(sink, promise));
const idsOf = (signals: readonly { id: string }[]): string[] => signals.map(({ id }) => id);

/** Whether so many had an effect, where that can be asked. */
const effects = async (sink: Sink, promise: string, made: number): Promise<Finding> => {
  if (!sink.count) return true;
  const found = await sink.count(promise);
  return found === made || `${made} made, ${found} effects`;
};

const refuses = (
  name: string,
  statuses: number[],
  request: (sink: Sink, promise: string) => Parameters<typeof send>[1],
): Case => ({
  name,
  expected: `${statuses.join(' or ')}, application/problem+json`,
  run: async (sink, promise) => isRefused(await send(sink, request(sink, promise)), ...statuses),
});

export const cases: Case[] = [
  {
    name: 'one event',
    expected: '202, 204, or 200 with JSON',
    run: async (sink, promise) => {
      const body = JSON.stringify(signal(sink, promise));
      return isTaken(await send(sink, { body, type: oneType }));
    },
  },
  {
    name: 'the same event three times',
    expected: 'acknowledged each time, one effect',
    run: async (sink, promise) => {
      const body = JSON.stringify(signal(sink, promise));
      for (let times = 0; times < 3; times++) {
        const taken = isTaken(await send(sink, { body, type: oneType }));
        if (taken !== true) return taken;
      }
      return effects(sink, promise, 1);
    },
  },
  {
    name: 'a batch',
    expected: '200, each id in accepted',
    run: async (sink, promise) => {
      const batch = several(sink, promise, 10);
      const answered = isAnswered(await send(sink, { body: JSON.stringify(batch) }), idsOf(batch));
      return answered === true ? effects(sink, promise, 10) : answered;
    },
  },
  {
    name: 'the same batch 20 times at once',
    expected: 'acknowledged each time, each once',
    run: async (sink, promise) => {
      const batch = several(sink, promise, 10);
      const body = JSON.stringify(batch);
      const answers = await Promise.all(Array.from({ length: 20 }, () => send(sink, { body })));
      const wrong = answers.map(answer => isAnswered(answer, idsOf(batch))).find(found => found !== true);
      return wrong ?? effects(sink, promise, 10);
    },
  },
  {
    name: 'an answer that is lost',
    expected: 'acknowledged when sent again, each once',
    run: async (sink, promise) => {
      if (sink.url.protocol !== 'http:') return undefined;
      const batch = several(sink, promise, 5);
      const body = JSON.stringify(batch);
      await sendAndLeave(sink, body);
      const answered = isAnswered(await send(sink, { body }), idsOf(batch));
      return answered === true ? effects(sink, promise, 5) : answered;
    },
  },
  {
    name: 'the same id from two sources',
    expected: 'two effects',
    run: async (sink, promise) => {
      const first = signal(sink, promise);
      const batch = [first, { ...first, source: 'urn:tillside:verify-sink:2' }];
      const answered = isAnswered(await send(sink, { body: JSON.stringify(batch) }), [first.id]);
      return answered === true ? effects(sink, promise, 2) : answered;
    },
  },
  {
    name: 'a batch that is half bad',
    expected: '200, the good half accepted, the bad rejected',
    run: async (sink, promise) => {
      const good = several(sink, promise, 2);
      const bad = [
        signal(sink, promise, { time: 'yesterday' }),
        signal(sink, promise, { type: 'dev.tillside.promise.sung' }),
        signal(sink, promise, { data: 5 }),
      ];
      const body = JSON.stringify([bad[0], good[0], bad[1], good[1], bad[2]]);
      const answered = isAnswered(await send(sink, { body }), idsOf(good), idsOf(bad));
      return answered === true ? effects(sink, promise, 2) : answered;
    },
  },
  {
    name: 'items that are no objects',
    expected: '200, the good one accepted',
    run: async (sink, promise) => {
      const good = signal(sink, promise);
      const body = JSON.stringify([null, 5, 'x', [], good]);
      return isAnswered(await send(sink, { body }), [good.id]);
    },
  },
  refuses('a single event that is bad', [400, 422], (sink, promise) => ({
    type: oneType,
    body: JSON.stringify(signal(sink, promise, { time: 'yesterday' })),
  })),
  refuses('a type of content that is none', [415], (sink, promise) => ({
    type: 'text/plain',
    body: JSON.stringify([signal(sink, promise)]),
  })),
  refuses('no body', [400], () => ({ body: '' })),
  refuses('broken JSON', [400], () => ({ body: '[{"specversion":' })),
  refuses('an object where a batch was announced', [400, 422], (sink, promise) => ({
    body: JSON.stringify(signal(sink, promise)),
  })),
  refuses('bytes that are not UTF-8', [400], (sink, promise) => ({
    body: Buffer.from(JSON.stringify([signal(sink, promise, { subject: 'caf\u00e9' })]), 'latin1'),
  })),
  refuses('nesting of 100,000 levels', [400, 413], () => ({
    body: '['.repeat(100_000) + ']'.repeat(100_000),
  })),
  {
    name: 'ten megabytes',
    expected: '413, or the connection closed',
    run: async sink => {
      const answer = await send(sink, { body: `["${'x'.repeat(10_485_760)}"]` });
      return answer.status === 0 || isRefused(answer, 413);
    },
  },
  {
    name: 'an ordinary batch after all that',
    expected: '200, each id in accepted',
    run: async (sink, promise) => {
      const batch = several(sink, promise, 3);
      return isAnswered(await send(sink, { body: JSON.stringify(batch) }), idsOf(batch));
    },
  },
  {
    name: 'no key',
    expected: '401, application/problem+json',
    run: async (sink, promise) => {
      if (!sink.key) return undefined;
      const body = JSON.stringify([signal(sink, promise)]);
      return isRefused(await send({ ...sink, key: undefined }, { body }), 401);
    },
  },
  {
    name: 'a key in the address',
    expected: '400, 401 or 403',
    run: async (sink, promise) => {
      if (!sink.key) return undefined;
      const body = JSON.stringify([signal(sink, promise)]);
      const search = new URLSearchParams({ key: sink.key }).toString();
      return isRefused(await send({ ...sink, key: undefined }, { body, search }), 400, 401, 403);
    },
  },
  {
    name: 'a preflight',
    expected: 'the origin and headers allowed, for ten minutes or more',
    run: async sink => {
      if (!sink.origin) return undefined;
      const headers = {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      };
      const { status, headers: said } = await send(
        { ...sink, key: undefined },
        { method: 'OPTIONS', headers },
      );
      if (status !== 200 && status !== 204) return String(status);
      if (!['*', sink.origin].includes(said.get('access-control-allow-origin') ?? ''))
        return 'the origin is not allowed';
      if (!/content-type|\*/i.test(said.get('access-control-allow-headers') ?? ''))
        return 'content-type is not allowed';
      return Number(said.get('access-control-max-age')) >= 600 || 'to be asked again too soon';
    },
  },
  {
    name: 'an answer to another origin',
    expected: 'Retry-After exposed',
    run: async (sink, promise) => {
      if (!sink.origin) return undefined;
      const { headers } = await send(sink, {
        body: JSON.stringify([signal(sink, promise)]),
        type: batchType,
      });
      return /retry-after|\*/i.test(headers.get('access-control-expose-headers') ?? '') || 'not exposed';
    },
  },
];
