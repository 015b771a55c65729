import type { Signal } from '@tillside/contract';
import { rowOf, type TransportResult } from '@tillside/core/outbox';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signalOf } from '../helpers/signals.js';
import { answer, bench, queue, settle, to, unanswered } from './outbox-bench.js';

const limits = { count: 1000, size: 1e9 };
const signalsOf = (count: number) => Array.from({ length: count }, () => signalOf('promise.shown'));
const declined: TransportResult = { ...unanswered, declined: '422' };

/** An outbox with signals waiting in its store. */
async function waiting(
  signals: readonly Signal[],
  ...[script, more]: Parameters<typeof bench>
): Promise<ReturnType<typeof bench>> {
  const made = bench(script, more);
  await made.store.add(
    signals.map(signal => rowOf(to, signal)),
    limits,
  );
  return made;
}
/** Rejects every batch that contains one of these signals. */
const declining = (bad: readonly Signal[]) => (batch: readonly Signal[]) =>
  batch.some(signal => bad.includes(signal)) ? declined : answer(batch);

describe('an outbox that is refused', () => {
  it('follows the response to a batch for each signal: accepted, refused for good, or to be sent again', async () => {
    const signals = signalsOf(3);
    const [good, bad, later] = signals.map(({ id }) => id) as [string, string, string];
    const { outbox, statuses, timers } = await waiting(
      signals,
      (batch, call) =>
        call === 1
          ? { ...unanswered, accepted: [good], refused: [{ id: bad, code: 'schema' }] }
          : answer(batch),
      { batch: 10 },
    );
    await outbox.flush();
    assert.deepEqual(statuses, [
      ['delivered', [good]],
      ['refused', [bad], 'schema'],
    ]);
    assert.deepEqual(
      (await outbox.deadLetters()).map(({ row, reason }) => [row.signal.id, reason]),
      [[bad, 'schema']],
    );
    await timers.ring();
    assert.deepEqual(statuses.at(-1), ['delivered', [later]]);
  });

  it('counts a signal as delivered that a response names as both accepted and rejected', async () => {
    const [signal] = signalsOf(1) as [Signal];
    const { id } = signal;
    const { outbox, statuses } = await waiting([signal], () => ({
      ...unanswered,
      accepted: [id],
      refused: [{ id, code: 'schema' }],
    }));
    await outbox.flush();
    assert.deepEqual(statuses, [['delivered', [id]]]);
  });

  it('finds the one signal that a receiver rejects without a reason, delivers all others, and reports that once', async () => {
    const signals = signalsOf(20);
    const bad = signals[7]!;
    const { outbox, sent, statuses, store } = await waiting(signals, declining([bad]), { batch: 20 });
    await outbox.flush();
    assert.equal(statuses.flatMap(([status, ids]) => (status === 'delivered' ? ids : [])).length, 19);
    assert.deepEqual(
      statuses.filter(([status]) => status !== 'delivered'),
      [['stuck', [bad.id], '422']],
    );
    assert.deepEqual(
      (await store.stuck(queue)).map(({ signal }) => signal.id),
      [bad.id],
    );
    assert.equal(await outbox.pending(), 1);
    assert.ok(sent.length < 30, `${sent.length} requests`);
  });

  it('never lets stuck signals block later ones', async () => {
    const bad = signalsOf(5);
    const { outbox, statuses, store } = await waiting(bad, declining(bad), { batch: 3 });
    await outbox.flush();
    for (let round = 0; round < 3; round++) {
      const fresh = signalOf('promise.shown');
      await outbox.enqueue(fresh);
      await settle();
      await outbox.flush();
      assert.ok(
        statuses.some(([status, ids]) => status === 'delivered' && ids.includes(fresh.id)),
        `round ${round}`,
      );
    }
    assert.equal((await store.stuck(queue)).length, 5);
    assert.equal(statuses.filter(([status]) => status === 'stuck').length, 5, 'each is told once');
  });

  it('retries stuck signals after a while, and delivers them once they are accepted', async () => {
    const [bad, good] = signalsOf(2) as [Signal, Signal];
    let isMended = false;
    let now = 1_800_000_000_000;
    const { outbox, sent, timers, waits, statuses } = await waiting(
      [bad, good],
      batch => (isMended ? answer(batch) : declining([bad])(batch)),
      { now: () => now },
    );
    await outbox.flush();
    const tries = sent.length;
    assert.equal(waits.at(-1)?.ms, 1_800_000);
    await outbox.enqueue(signalOf('promise.shown'));
    await settle();
    assert.equal(sent.length, tries + 1, 'not before its time');
    isMended = true;
    now += 1_800_000;
    await timers.ring();
    assert.deepEqual(statuses.at(-1), ['delivered', [bad.id]]);
  });

  it('blames the network if nothing at all is accepted, and loses nothing', async () => {
    const signals = signalsOf(40);
    let isThrough = false;
    const { outbox, sent, statuses, timers, store } = await waiting(
      signals,
      batch => (isThrough ? answer(batch) : declined),
      { batch: 10 },
    );
    await outbox.flush();
    assert.ok(sent.length < 10, 'it does not try every signal');
    assert.deepEqual(
      statuses.map(([status]) => status),
      ['blocked'],
    );
    await timers.ring();
    isThrough = true;
    await timers.ring();
    assert.equal(await store.count(queue), 0);
    assert.equal(statuses.filter(([status]) => status === 'stuck').length, 0);
  });

  it('sets a signal aside that a response rejects without calling it final', async () => {
    const signals = signalsOf(3);
    const [bad] = signals as [Signal];
    const { outbox, statuses } = await waiting(
      signals,
      batch => ({
        ...answer(batch.filter(signal => signal !== bad)),
        stuck: batch.includes(bad) ? [{ id: bad.id, code: 'busy' }] : [],
      }),
      { batch: 10 },
    );
    await outbox.flush();
    assert.ok(statuses.some(([status, [id], why]) => status === 'stuck' && id === bad.id && why === 'busy'));
    assert.equal(await outbox.pending(), 1);
    assert.equal((await outbox.deadLetters()).length, 0);
  });

  it('stops sending to an endpoint that is gone, and keeps pending signals', async () => {
    const { outbox, store, sent, waits } = bench(() => ({ ...unanswered, isGone: true }));
    await outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    await outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    assert.equal(sent.length, 1);
    assert.equal(waits.length, 0);
    assert.equal(await store.count(queue), 2);
  });

  it('sends nothing while a key or an endpoint is wrong, and reports why', async () => {
    let isMended = false;
    const { outbox, store, statuses, timers } = bench(signals =>
      isMended ? answer(signals) : { ...unanswered, blocked: '401' },
    );
    const signal = signalOf('feedback.submitted');
    await outbox.enqueue(signal);
    await settle();
    assert.deepEqual(statuses.at(-1), ['blocked', [signal.id], '401']);
    assert.equal(await store.count(queue), 1);
    isMended = true;
    await timers.ring();
    assert.deepEqual(statuses.at(-1), ['delivered', [signal.id]]);
  });

  it('reports an endpoint that stays unreachable', async () => {
    const { outbox, statuses, timers } = bench(() => ({ ...unanswered, failure: 'unreachable' }));
    await outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    for (let n = 0; n < 3; n++) await timers.ring();
    assert.ok(statuses.every(([status]) => status === 'stored'));
    await timers.ring();
    assert.deepEqual(statuses.at(-1)?.[2], 'unreachable');
  });
});
