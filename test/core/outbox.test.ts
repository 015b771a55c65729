import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Signal } from '@tillside/contract';
import { makeSignal } from '@tillside/core';
import {
  backoff,
  type Fate,
  leaseLock,
  type Lock,
  memoryStore,
  Outbox,
  type OutboxOptions,
  type OutboxStore,
  type Outcome,
} from '@tillside/core/outbox';

const signalOf = (
  name: 'promise.shown' | 'feedback.submitted' | 'suggestion.accepted',
  ref?: string,
): Signal =>
  makeSignal(
    name,
    'test/1',
    { promise: 'p' },
    {
      moment: { id: 'm', mode: 'sale', ...(ref && { customer: { ref } }) },
      surface: 'customer',
      source: 'https://shop.example',
      now: 1,
    },
  );

const freeLock: Lock = async (_name, action) => {
  await action(() => Promise.resolve(true));
  return true;
};
const unanswered: Outcome = { accepted: [], refused: [], after: 0 };
const answer = (signals: readonly Signal[]): Outcome => ({
  ...unanswered,
  accepted: signals.map(({ id }) => id),
});

/** An outbox whose endpoint answers by a script, and whose clock is wound by hand. */
const bench = (
  script: (signals: readonly Signal[], call: number) => Outcome,
  more: Partial<OutboxOptions> = {},
) => {
  const sent: string[][] = [];
  const fates: [Fate, string[]][] = [];
  const waits: { ms: number; ring: () => void }[] = [];
  const store = memoryStore();
  const outbox = new Outbox({
    queue: 'q',
    store,
    lock: freeLock,
    transport: signals => {
      sent.push(signals.map(({ id }) => id));
      return Promise.resolve(script(signals, sent.length));
    },
    random: () => 1,
    wait: (ms, ring) => {
      const entry = { ms, ring };
      waits.push(entry);
      return () => void waits.splice(waits.indexOf(entry), 1);
    },
    onFate: (fate, signals) => fates.push([fate, signals.map(({ id }) => id)]),
    ...more,
  });
  return { outbox, store, sent, fates, waits };
};
const settle = () => new Promise(resolve => setImmediate(resolve));

describe('the outbox', () => {
  it('stores a signal before it sends it, and removes it on the acknowledgement', async () => {
    const { outbox, store, sent, fates } = bench(answer);
    const signal = signalOf('promise.shown');
    assert.equal(await outbox.put(signal), true);
    await settle();
    assert.deepEqual(sent, [[signal.id]]);
    assert.deepEqual(fates, [
      ['stored', [signal.id]],
      ['delivered', [signal.id]],
    ]);
    assert.equal(await store.count('q'), 0);
  });

  it('sends what a person said before what they did, and that before what was seen', async () => {
    const { outbox, sent, waits } = bench((signals, call) => (call === 1 ? unanswered : answer(signals)));
    const seen = signalOf('promise.shown');
    const done = signalOf('suggestion.accepted');
    const said = signalOf('feedback.submitted');
    for (const signal of [seen, done, said]) await outbox.put(signal);
    await settle();
    assert.equal(sent.length, 1, 'newcomers wait while the endpoint is given time');
    waits[0]?.ring();
    await settle();
    assert.deepEqual(sent.slice(1).flat(), [said.id, done.id, seen.id]);
  });

  it('keeps what was not acknowledged and comes back with it', async () => {
    const { outbox, store, sent, waits } = bench((signals, call) =>
      call < 3 ? unanswered : answer(signals),
    );
    await outbox.put(signalOf('feedback.submitted'));
    await settle();
    assert.equal(waits[0]?.ms, 1000);
    waits[0]?.ring();
    await settle();
    assert.equal(waits.at(-1)?.ms, 2000);
    assert.equal(await store.count('q'), 1);
    waits.at(-1)?.ring();
    await settle();
    assert.equal(sent.length, 3);
    assert.equal(await store.count('q'), 0);
  });

  it('goes by what a batch answer names: taken, refused for good, to be tried again', async () => {
    const signals = [signalOf('promise.shown'), signalOf('promise.shown'), signalOf('promise.shown')];
    const [good, bad, later] = signals.map(({ id }) => id) as [string, string, string];
    const { outbox, store, fates, waits } = bench(
      (batch, call) =>
        call === 1
          ? unanswered
          : call === 2
            ? { ...unanswered, accepted: [good], refused: [{ id: bad, code: 'schema' }] }
            : answer(batch),
      { batch: 10 },
    );
    for (const signal of signals)
      await store.add({ queue: 'q', rank: 2, size: 1, signal }, { count: 9, size: 9 });
    await outbox.flush();
    waits[0]?.ring();
    await settle();
    assert.deepEqual(fates, [
      ['delivered', [good]],
      ['refused', [bad]],
    ]);
    assert.deepEqual(
      store.dead.map(({ row, reason }) => [row.signal.id, reason]),
      [[bad, 'schema']],
    );
    waits.at(-1)?.ring();
    await settle();
    assert.deepEqual(fates.at(-1), ['delivered', [later]]);
  });

  it('tries a refused batch one by one, so that one bad signal costs only itself', async () => {
    const signals = [signalOf('promise.shown'), signalOf('promise.shown')];
    const { outbox, store, fates } = bench(
      batch =>
        batch.length > 1 || batch[0] === signals[0]
          ? { ...unanswered, refused: batch.map(({ id }) => ({ id, code: '400' })) }
          : answer(batch),
      { batch: 10 },
    );
    for (const signal of signals)
      await store.add({ queue: 'q', rank: 2, size: 1, signal }, { count: 9, size: 9 });
    await outbox.flush();
    assert.deepEqual(fates, [
      ['refused', [signals[0]?.id]],
      ['delivered', [signals[1]?.id]],
    ]);
  });

  it('stops at an endpoint that is gone, and keeps what waits', async () => {
    const { outbox, store, sent, waits } = bench(() => ({ ...unanswered, isGone: true }));
    await outbox.put(signalOf('feedback.submitted'));
    await settle();
    await outbox.put(signalOf('feedback.submitted'));
    await settle();
    assert.equal(sent.length, 1);
    assert.equal(waits.length, 0);
    assert.equal(await store.count('q'), 2);
  });

  it('drops what was seen before what was done, and never what was said', async () => {
    const { outbox, store, fates } = bench(() => unanswered, { limits: { count: 2, size: 1e6 } });
    const seen = signalOf('promise.shown');
    const done = signalOf('suggestion.accepted');
    await outbox.put(seen);
    await outbox.put(done);
    for (let i = 0; i < 3; i++) await outbox.put(signalOf('feedback.submitted'));
    const dropped = fates.flatMap(([fate, ids]) => (fate === 'dropped' ? ids : []));
    assert.deepEqual(dropped, [seen.id, done.id]);
    assert.equal(await store.count('q'), 3);
  });

  it('keeps a signal in memory where storing is refused, and says that it is volatile', async () => {
    const refusing: OutboxStore = { ...memoryStore(), add: () => Promise.reject(new Error('QuotaExceeded')) };
    const { outbox, sent } = bench(answer, { store: refusing });
    assert.equal(outbox.state, 'durable');
    const signal = signalOf('feedback.submitted');
    assert.equal(await outbox.put(signal), false);
    assert.equal(outbox.state, 'volatile');
    await settle();
    assert.deepEqual(sent, [[signal.id]]);
  });

  it('forgets what is unsent of one customer only', async () => {
    const { outbox, store } = bench(() => unanswered);
    await outbox.put(signalOf('feedback.submitted', 'anna'));
    await outbox.put(signalOf('feedback.submitted', 'ben'));
    assert.equal(await outbox.forget('anna'), 1);
    assert.deepEqual(
      (await store.next('q')).map(({ signal }) => signal.data.ref),
      ['ben'],
    );
  });

  it('sends from one tab at a time, by a lease where there are no locks', async () => {
    const store = memoryStore();
    let now = 0;
    const one = leaseLock(store, () => now);
    const two = leaseLock(store, () => now);
    let release = () => {};
    const running = one('q', () => new Promise(resolve => (release = resolve)));
    await settle();
    assert.equal(await two('q', () => Promise.resolve()), false);
    now = 61_000;
    assert.equal(
      await two('q', async keep => {
        await keep();
      }),
      true,
      'a dead tab loses its lease',
    );
    release();
    await running;
  });

  it('doubles its waits with full jitter, honours Retry-After, and never stops trying', () => {
    assert.equal(
      backoff(0, () => 1),
      1000,
    );
    assert.equal(
      backoff(3, () => 0.5),
      4000,
    );
    assert.equal(
      backoff(19, () => 1),
      300_000,
    );
    assert.equal(
      backoff(1000, () => 1),
      1_800_000,
    );
    assert.equal(
      backoff(0, () => 0, 7000),
      7000,
    );
  });
});
