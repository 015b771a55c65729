import type { Signal } from '@tillside/contract';
import {
  type Destination,
  type Lock,
  memoryStore,
  type Outbox,
  OutboxPool,
  rowOf,
  type SignalStatus,
  type Transport,
} from '@tillside/core/outbox';
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { signalOf } from '../helpers/signals.js';
import { answer, freeLock, settle, Timers, unanswered } from './outbox-bench.js';

const source = 'https://shop.example';
const [v1, v2] = [`${source}/v1`, `${source}/v2`] as const;
const day = 86_400_000;
const limits = { count: 1000, size: 1e9 };

interface Request {
  address: string;
  key: string | null;
  ids: string[];
}
const requests: Request[] = [];
let answers: (address: string) => number = () => 202;
const { fetch } = globalThis;
before(() => {
  globalThis.fetch = (input, init) => {
    const { url: address } = new Request(input);
    const body = [JSON.parse(init?.body as string)].flat() as Signal[];
    const key = new Headers(init?.headers).get('authorization');
    requests.push({ address, key, ids: body.map(({ id }) => id) });
    return Promise.resolve(new Response(null, { status: answers(address) }));
  };
});
after(() => (globalThis.fetch = fetch));
beforeEach(() => {
  requests.length = 0;
  answers = () => 202;
});

/** A page of the origin; all pages share a store. */
function page(store = memoryStore(), now = () => Date.now(), lock: Lock = freeLock) {
  const told: [string, SignalStatus, string?][] = [];
  const timers = new Timers();
  const onStatusChange = ({ to }: Outbox, status: SignalStatus, _: readonly string[], why?: string) =>
    told.push(why ? [to.address, status, why] : [to.address, status]);
  const pool = new OutboxPool({ store, lock, now, wait: timers.wait, random: () => 1, onStatusChange });
  return { pool, store, told };
}
const silent: Transport = () => Promise.resolve(unanswered);
const add = (store: ReturnType<typeof memoryStore>, to: Destination, count = 3, ref?: string) => {
  const signals = Array.from({ length: count }, () => signalOf('feedback.submitted', ref));
  return store
    .add(
      signals.map(signal => rowOf(to, signal)),
      limits,
    )
    .then(() => signals.map(({ id }) => id));
};

describe('the outboxes of a page', () => {
  it('send signals to an endpoint that only earlier pages named, with the key they were made for', async () => {
    const { pool, store } = page();
    const ids = await add(store, { address: v1, source, key: 'old-key', batch: 10 });
    pool.open({ address: v2, source, key: 'new-key' }, silent);
    await pool.adopt();
    await settle();
    assert.deepEqual(requests, [{ address: v1, key: 'Bearer old-key', ids }]);
    assert.deepEqual(await store.queues(), []);
  });

  it('send the signals of each key with that key', async () => {
    const { pool } = page();
    const sent: string[] = [];
    const transport =
      (key: string): Transport =>
      signals => {
        sent.push(key);
        return Promise.resolve(answer(signals));
      };
    const [one, two] = ['a', 'b'].map(key => pool.open({ address: v1, source, key }, transport(key)));
    await one!.enqueue(signalOf('promise.shown'));
    await two!.enqueue(signalOf('promise.shown'));
    await settle();
    assert.deepEqual(sent, ['a', 'b']);
  });

  it('leave signals that need a custom transport to a page that has it', async () => {
    const { pool, store } = page();
    const to = { address: v1, source, isCustom: true };
    const ids = await add(store, to);
    await pool.adopt();
    await settle();
    assert.deepEqual(requests, []);
    const sent: string[] = [];
    pool.open(to, signals => {
      sent.push(...signals.map(({ id }) => id));
      return Promise.resolve(answer(signals));
    });
    await settle();
    assert.deepEqual(sent, ids);
  });

  it('report a destination that no page has named for a day, and keep sending there', async () => {
    let now = 1_800_000_000_000;
    const shared = memoryStore();
    answers = () => 503;
    const first = page(shared, () => now);
    const outbox = first.pool.open({ address: v1, source }, silent);
    await outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    const later = page(shared, () => now);
    later.pool.open({ address: v2, source }, silent);
    now += day - 1;
    assert.deepEqual(await later.pool.adopt(), []);
    now += 2;
    const [abandoned, ...more] = await later.pool.adopt();
    assert.deepEqual(more, []);
    assert.equal(abandoned?.to.address, v1);
    assert.equal(abandoned.count, 1);
    await settle();
    assert.ok(requests.every(({ address }) => address === v1));
    assert.ok(requests.length > 0);
  });

  it('report when an endpoint of earlier pages is gone, and do not reroute by themselves', async () => {
    const { pool, store, told } = page();
    answers = address => (address === v1 ? 404 : 202);
    await add(store, { address: v1, source });
    pool.open({ address: v2, source }, silent);
    await pool.adopt();
    await settle();
    assert.deepEqual(told, [[v1, 'blocked', '404']]);
    assert.ok(requests.every(({ address }) => address === v1));
    assert.equal((await store.queues())[0]?.count, 3);
  });

  it('reroute pending signals to another endpoint and key on request', async () => {
    const { pool, store, told } = page();
    answers = address => (address === v1 ? 404 : 202);
    const ids = await add(store, { address: v1, source, key: 'old' });
    await pool.adopt();
    await settle();
    assert.deepEqual((await pool.reroute(v1, { address: v2, key: 'new' })).sort(), [...ids].sort());
    await settle();
    assert.deepEqual(
      requests.filter(({ address }) => address === v2).map(({ key, ids: [id] }) => [key, id]),
      ids.map(id => ['Bearer new', id]),
    );
    assert.ok(told.some(([address, status]) => address === v1 && status === 'rerouted'));
  });

  it('reroute from a replaced key to the new one at the same endpoint', async () => {
    const { pool, store } = page();
    const ids = await add(store, { address: v1, source, key: 'old' });
    assert.equal((await pool.reroute(v1, { address: v1, key: 'new' })).length, ids.length);
    await settle();
    assert.ok(requests.every(({ key }) => key === 'Bearer new'));
  });

  it('discard the pending signals of an endpoint on request', async () => {
    const { pool, store } = page();
    await add(store, { address: v1, source });
    await add(store, { address: v2, source });
    assert.equal((await pool.discard(v1)).length, 3);
    assert.deepEqual(
      (await store.queues()).map(({ to }) => to.address),
      [v2],
    );
  });

  it('forget a customer of a source at every destination, and nobody of another source', async () => {
    const { pool, store } = page();
    await add(store, { address: v1, source }, 2, 'anna');
    await add(store, { address: v2, source, key: 'x' }, 2, 'anna');
    await add(store, { address: v2, source }, 2, 'ben');
    const other = { ...signalOf('feedback.submitted', 'anna'), source: 'https://other.example' };
    await store.add([rowOf({ address: v1, source: other.source }, other)], limits);
    await pool.forget(source, 'anna');
    const left = (await store.queues()).reduce((sum, { count }) => sum + count, 0);
    assert.equal(left, 3);
  });

  it('forget in another tab what it was about to store, and nothing that was made since', async () => {
    const shared = memoryStore();
    const [one, two] = [page(shared), page(shared)];
    const to = { address: v1, source, isCustom: true };
    const [ours, theirs] = [one, two].map(({ pool }) => pool.open(to, silent));
    await theirs!.enqueue(signalOf('feedback.submitted', 'anna'));
    const unstored = theirs!.enqueue(signalOf('feedback.submitted', 'anna'));
    await one.pool.forget(source, 'anna');
    const request = { ...signalOf('feedback.submitted', 'anna'), type: 'dev.tillside.customer.forgotten' };
    const later = signalOf('feedback.submitted', 'anna');
    await ours!.enqueue(request as Signal);
    await ours!.enqueue(later);
    // The message of the first tab may come late, if the other one was frozen.
    await two.pool.forgetOwn(source, 'anna');
    await unstored;
    assert.deepEqual(await ours!.pendingIds(), [request.id, later.id]);
    theirs!.flushOnPageHide();
    assert.equal(await theirs!.pending(), 2);
  });

  it('do not send again what they adopted and another tab forgot, while it was on its way', async () => {
    const shared = memoryStore();
    let decline = () => {};
    const { fetch } = globalThis;
    await add(shared, { address: v1, source, batch: 10 }, 3, 'anna');
    const [one, two] = [page(shared), page(shared)];
    globalThis.fetch = async (...request) => {
      await fetch(...request);
      await new Promise<void>(resolve => (decline = resolve));
      return new Response(null, { status: 413 });
    };
    await one.pool.adopt();
    await settle();
    assert.equal(requests.length, 1);
    await two.pool.forget(source, 'anna');
    await one.pool.forgetOwn(source, 'anna');
    globalThis.fetch = fetch;
    decline();
    await settle();
    assert.equal(requests.length, 1);
    assert.deepEqual(await shared.queues(), []);
  });
});
