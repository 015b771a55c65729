import { isAnswered, isRefused } from '../judge.js';
import { oneType, send, type Sink } from '../sink.js';
import { type Case, idsOf, several, signal } from './case.js';

const refuses = (
  name: string,
  statuses: number[],
  request: (sink: Sink, promise: string) => Parameters<typeof send>[1],
): Case => ({
  name,
  expected: `${statuses.join(' or ')}, application/problem+json`,
  run: async (sink, promise) => isRefused(await send(sink, request(sink, promise)), ...statuses),
});

/** Tests that malformed input is refused, and nothing else suffers from it. */
export const malformedCases: Case[] = [
  {
    name: 'a half-bad batch',
    expected: '200, the valid half accepted, the rest rejected',
    run: async (sink, promise, effects) => {
      const good = several(sink, promise, 2);
      const bad = [
        signal(sink, promise, { time: 'yesterday' }),
        signal(sink, promise, { type: 'dev.tillside.promise.sung' }),
        signal(sink, promise, { data: 5 }),
      ];
      const body = JSON.stringify([bad[0], good[0], bad[1], good[1], bad[2]]);
      const answered = isAnswered(await send(sink, { body }), idsOf(good), idsOf(bad));
      return answered === true ? effects(2) : answered;
    },
  },
  {
    name: 'items that are not objects',
    expected: '200, the valid item accepted',
    run: async (sink, promise) => {
      const good = signal(sink, promise);
      const body = JSON.stringify([null, 5, 'x', [], good]);
      return isAnswered(await send(sink, { body }), [good.id]);
    },
  },
  refuses('an invalid single event', [400, 422], (sink, promise) => ({
    type: oneType,
    body: JSON.stringify(signal(sink, promise, { time: 'yesterday' })),
  })),
  refuses('a content type other than CloudEvents', [415], (sink, promise) => ({
    type: 'text/plain',
    body: JSON.stringify([signal(sink, promise)]),
  })),
  refuses('no body', [400], () => ({ body: '' })),
  refuses('broken JSON', [400], () => ({ body: '[{"specversion":' })),
  refuses('an object with the content type of a batch', [400, 422], (sink, promise) => ({
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
];
