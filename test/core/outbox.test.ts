import { backoff } from '@tillside/core/outbox';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signalOf } from '../helpers/signals.js';
import { bench, settle, answer, unanswered } from './outbox-bench.js';

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
      ['refused', [bad], 'schema'],
    ]);
    assert.deepEqual(
      (await outbox.dead()).map(({ row, reason }) => [row.signal.id, reason]),
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
      ['refused', [signals[0]?.id], '400'],
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

  it('waits with everything, and says why, while a key or an address is wrong', async () => {
    let isMended = false;
    const { outbox, store, fates, waits } = bench(signals =>
      isMended ? answer(signals) : { ...unanswered, blocked: '401' },
    );
    const signal = signalOf('feedback.submitted');
    await outbox.put(signal);
    await settle();
    assert.deepEqual(fates.at(-1), ['blocked', [signal.id], '401']);
    assert.equal(await store.count('q'), 1);
    isMended = true;
    waits.at(-1)?.ring();
    await settle();
    assert.deepEqual(fates.at(-1), ['delivered', [signal.id]]);
  });

  it('leaves an endpoint alone for as long as it asked, whatever happens meanwhile', async () => {
    const { outbox, sent, waits } = bench((signals, call) =>
      call === 1 ? { ...unanswered, after: 60_000 } : answer(signals),
    );
    await outbox.put(signalOf('feedback.submitted'));
    await settle();
    assert.equal(waits[0]?.ms, 66_000);
    await outbox.put(signalOf('feedback.submitted'));
    await outbox.flush();
    outbox.farewell();
    assert.equal(sent.length, 1);
    waits[0]?.ring();
    await settle();
    assert.equal(sent.flat().length, 3);
  });

  it('sends what is not on its way yet when the page goes, answers first, as far as the browser lets it', async () => {
    const { outbox, sent } = bench(() => unanswered, { batch: 100, limits: { count: 9999, size: 1e9 } });
    const first = signalOf('promise.shown');
    await outbox.put(first);
    await settle();
    for (let i = 0; i < 200; i++) await outbox.put(signalOf('promise.shown'));
    const said = signalOf('feedback.submitted');
    await outbox.put(said);
    sent.length = 0;
    outbox.farewell();
    assert.equal(sent[0]?.[0], said.id);
    assert.ok(sent.flat().length < 200, 'not more than fits');
    assert.ok(sent.flat().length > 50);
  });

  it('sends what is made after that at once, before it is stored, until the page is back', async () => {
    const { outbox, sent, waits } = bench(() => unanswered);
    await outbox.put(signalOf('promise.shown'));
    await settle();
    assert.equal(waits.length, 1, 'the endpoint is given time');
    outbox.farewell();
    sent.length = 0;
    const late = signalOf('feedback.submitted');
    const put = outbox.put(late);
    assert.deepEqual(sent.flat(), [late.id]);
    await put;
    await outbox.flush();
    sent.length = 0;
    await outbox.put(signalOf('promise.shown'));
    assert.deepEqual(sent, [], 'the page is back, and newcomers wait with the others');
  });

  it('tells what waits, and sends no more what another tab says was acknowledged', async () => {
    const { outbox, sent } = bench(() => unanswered);
    const signal = signalOf('feedback.submitted');
    await outbox.put(signal);
    assert.deepEqual(await outbox.waiting(), [signal.id]);
    assert.equal(await outbox.pending(), 1);
    sent.length = 0;
    outbox.acknowledge([signal.id]);
    outbox.farewell();
    assert.deepEqual(sent, []);
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
