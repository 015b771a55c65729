import { httpTransport, requestTimeout, type TransportResult } from '@tillside/core/outbox';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signalOf } from '../helpers/signals.js';
import { bench, settle, unanswered } from './outbox-bench.js';

const endpoint = 'https://shop.example/signals';
const html = '<!doctype html><h1>Welcome to our Wi-Fi</h1>';
const signals = [signalOf('promise.shown'), signalOf('promise.shown')];
const ids = signals.map(({ id }) => id);

interface Answer {
  body?: string | object;
  type?: string;
  headers?: Record<string, string>;
  url?: string;
}
/** The transport's result for a response to a batch or to a single signal. */
async function result(
  status: number,
  { body, type = typeof body === 'object' ? 'application/json' : 'text/html', headers, url }: Answer = {},
  batch = 10,
): Promise<TransportResult> {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  const response = new Response(status === 204 ? null : text, {
    status,
    headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
  });
  if (url) Object.defineProperty(response, 'url', { value: url });
  const send = httpTransport(endpoint, { batch, fetch: () => Promise.resolve(response) });
  return send(batch > 1 ? signals : signals.slice(0, 1));
}
const single = (status: number, answer?: Answer) => result(status, answer, 1);
const taken = { ...unanswered, accepted: ids };
const takenOne = { ...unanswered, accepted: ids.slice(0, 1) };

describe('a response to a single signal', () => {
  it('acknowledges it with 202 or 204, or with JSON', async () => {
    assert.deepEqual(await single(202), takenOne);
    assert.deepEqual(await single(204), takenOne);
    assert.deepEqual(await single(200, { body: {} }), takenOne);
    assert.deepEqual(await single(201, { body: { id: 'x' } }), takenOne);
  });

  it('acknowledges nothing with text or a page, and that is reported', async () => {
    for (const body of [html, 'OK', ''])
      assert.deepEqual(await single(200, { body }), { ...unanswered, blocked: 'unacknowledged' });
    assert.equal((await single(200, { body: '{"tru', type: 'application/json' })).blocked, 'unacknowledged');
  });

  it('refuses it for good only with JSON that names a code', async () => {
    const refused = [{ id: ids[0], code: 'schema' }];
    for (const status of [400, 413, 422])
      assert.deepEqual((await single(status, { body: { code: 'schema' } })).refused, refused);
    const problem = { body: { code: 'schema' }, type: 'application/problem+json' };
    assert.deepEqual((await single(422, problem)).refused, refused);
    for (const status of [400, 403, 406, 413, 421, 422, 431]) {
      assert.deepEqual(await single(status, { body: html }), { ...unanswered, declined: String(status) });
      assert.equal((await single(status)).declined, String(status));
    }
    assert.equal((await single(422, { body: { message: 'Unprocessable' } })).declined, '422');
  });
});

describe('a response from something in between', () => {
  it('acknowledges nothing with JSON that reports an error, whatever its status says', async () => {
    for (const body of [
      { error: 'login required' },
      { error: { message: 'login required' } },
      { errors: [{ message: 'no session' }] },
      { success: false },
      { ok: false },
    ])
      assert.equal((await single(200, { body })).blocked, 'unacknowledged', JSON.stringify(body));
    const problem = { body: { title: 'Sign in' }, type: 'application/problem+json' };
    assert.equal((await single(200, problem)).blocked, 'unacknowledged');
    for (const body of [{ error: null }, { errors: [] }, { success: true }, { ok: true }])
      assert.deepEqual(await single(200, { body }), takenOne);
  });

  it('that redirects blocks all signals, since they would go to a login page', async () => {
    for (const status of [301, 302, 303, 304, 307, 308]) {
      assert.equal((await result(status)).blocked, 'elsewhere', String(status));
      assert.equal((await single(status)).blocked, 'elsewhere', String(status));
    }
  });

  it('that cannot be read is a failure of the network', async () => {
    const opaque = Object.defineProperty(new Response(null), 'status', { value: 0 });
    Object.defineProperty(opaque, 'ok', { value: false });
    const send = httpTransport(endpoint, { fetch: () => Promise.resolve(opaque) });
    assert.equal((await send(signals.slice(0, 1))).failure, 'unreachable');
    const redirect = Object.defineProperty(opaque, 'type', { value: 'opaqueredirect' });
    const followed = httpTransport(endpoint, { fetch: () => Promise.resolve(redirect) });
    assert.equal((await followed(signals.slice(0, 1))).blocked, 'elsewhere');
  });

  it('that asks for a login, or refuses by law, decides nothing about a signal', async () => {
    for (const status of [451, 511]) {
      const { refused, accepted } = await result(status, { body: html });
      assert.deepEqual([refused, accepted], [[], []]);
    }
    assert.equal((await result(407, { body: html })).blocked, '407');
    assert.equal((await result(511, { body: html })).failure, '511');
  });

  it('is JSON whatever the case of its media type', async () => {
    const body = JSON.stringify({ accepted: ids, rejected: [] });
    assert.deepEqual((await result(200, { body, type: 'Application/JSON; charset=UTF-8' })).accepted, ids);
  });

  it('whose body never ends is not waited for', async () => {
    const { outbox, waits, timers } = bench(() => unanswered, {
      transport: httpTransport(endpoint, {
        fetch: (_, { signal } = {}) => {
          const body = new ReadableStream({
            start: controller =>
              signal?.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError'))),
          });
          return Promise.resolve(
            new Response(body, { status: 200, headers: { 'content-type': 'application/json' } }),
          );
        },
      }),
    });
    await outbox.enqueue(signals[0]!);
    await settle();
    assert.equal(waits.at(-1)?.ms, requestTimeout);
    await timers.ring();
    await settle();
    assert.equal(await outbox.pending(), 1);
    assert.equal(waits.at(-1)?.ms, 1000, 'it is tried again');
  });
});

describe('a response to a batch', () => {
  it('acknowledges all of it with an empty 202 or 204', async () => {
    assert.deepEqual(await result(202), taken);
    assert.deepEqual(await result(204), taken);
  });

  it('acknowledges nothing with a page, or after a redirect', async () => {
    assert.equal((await result(202, { body: html })).blocked, 'unacknowledged');
    assert.equal((await result(200)).blocked, 'unacknowledged');
    assert.equal((await result(202, { url: 'https://portal.example/login' })).blocked, 'elsewhere');
    assert.deepEqual(await result(202, { url: endpoint }), taken);
  });

  it('is followed as far as it can be read', async () => {
    const [a, b] = ids;
    const answer = await result(200, {
      body: {
        accepted: [a],
        rejected: [null, 7, 'x', {}, { id: a, code: 'schema', retry: false }, { id: b, code: 'busy' }],
      },
    });
    assert.deepEqual(answer.accepted, [a]);
    assert.deepEqual(answer.refused, []);
    assert.deepEqual(
      answer.stuck?.map(({ id, code }) => [id, code]),
      [[b, 'busy']],
    );
  });

  it('refuses for good only what it rejects with `retry: false`', async () => {
    const [a, b] = ids;
    const answer = await result(200, {
      body: {
        rejected: [
          { id: a, code: 'schema', retry: false },
          { id: b, code: 'schema' },
        ],
      },
    });
    assert.deepEqual(
      answer.refused.map(({ id }) => id),
      [a],
    );
    assert.deepEqual(
      answer.stuck?.map(({ id }) => id),
      [b],
    );
  });

  it('acknowledges nothing if it is about other signals, and that is reported', async () => {
    const answer = await result(200, { body: { accepted: ['another'], rejected: [] } });
    assert.equal(answer.blocked, 'unacknowledged');
  });

  it('rejects the batch as a whole with a 4xx about the request, whatever its body', async () => {
    for (const body of [html, { code: 'too-many' }, { message: 'no' }])
      assert.equal((await result(413, { body })).declined, '413');
  });
});

describe('a response about the endpoint', () => {
  it('blocks all signals until somebody corrects the key or the address', async () => {
    for (const status of [401, 402, 404, 405, 407, 415])
      assert.deepEqual(await result(status, { body: html }), { ...unanswered, blocked: String(status) });
    assert.equal((await single(403, { body: { code: 'origin' } })).blocked, '403');
    assert.equal((await result(410, { body: html })).blocked, '410');
  });

  it('says that the endpoint is gone only with a 410 in JSON', async () => {
    assert.equal((await result(410, { body: {} })).isGone, true);
  });

  it('asks for a pause in seconds, or until a date by the clock of the response', async () => {
    const pause = async (headers: Record<string, string>) => (await result(429, { headers })).after;
    assert.equal(await pause({ 'retry-after': '60' }), 60_000);
    const date = 'Wed, 21 Oct 2015 07:28:00 GMT';
    assert.equal(await pause({ 'retry-after': 'Wed, 21 Oct 2015 07:28:30 GMT', date }), 30_000);
    assert.equal(await pause({ 'retry-after': 'Wed, 21 Oct 2015 07:27:30 GMT', date }), 0);
    assert.equal(
      await pause({ 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' }),
      0,
      'no clock to read it by',
    );
    assert.equal(await pause({ 'retry-after': 'soon' }), 0);
    assert.equal(await pause({ 'retry-after': '99999999' }), 86_400_000, 'a day at most');
  });

  it('names a failure that may be temporary', async () => {
    assert.equal((await result(503, { body: html })).failure, '503');
    const send = httpTransport(endpoint, { fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
    assert.equal((await send(signals.slice(0, 1))).failure, 'unreachable');
  });
});
