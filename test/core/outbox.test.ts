import type { Signal } from '@tillside/contract';
import { backoff, httpTransport, memoryStore, type OutboxStore, requestTimeout } from '@tillside/core/outbox';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signalOf } from '../helpers/signals.js';
import { answer, bench, queue, settle, to, unanswered } from './outbox-bench.js';

describe('the outbox', () => {
  it('stores a signal before it sends it, and removes it when it is acknowledged', async () => {
    const { outbox, store, sent, statuses } = bench(answer);
    const signal = signalOf('promise.shown');
    assert.equal(await outbox.enqueue(signal), true);
    await settle();
    assert.deepEqual(sent, [[signal.id]]);
    assert.deepEqual(statuses, [
      ['stored', [signal.id]],
      ['delivered', [signal.id]],
    ]);
    assert.equal(await store.count(queue), 0);
  });

  it('sends answers before decisions, and decisions before impressions', async () => {
    const { outbox, sent, timers } = bench((signals, call) => (call === 1 ? unanswered : answer(signals)));
    const seen = signalOf('promise.shown');
    const done = signalOf('suggestion.accepted');
    const said = signalOf('feedback.submitted');
    for (const signal of [seen, done, said]) await outbox.enqueue(signal);
    await settle();
    assert.equal(sent.length, 1, 'new signals wait while the endpoint is given time');
    await timers.ring();
    assert.deepEqual(sent.slice(1).flat(), [said.id, done.id, seen.id]);
  });

  it('retries unacknowledged signals, with growing delays', async () => {
    const { outbox, store, sent, timers, waits } = bench((signals, call) =>
      call < 3 ? unanswered : answer(signals),
    );
    await outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    assert.equal(waits[0]?.ms, 1000);
    await timers.ring();
    assert.equal(waits[0]?.ms, 2000);
    assert.equal(await store.count(queue), 1);
    await timers.ring();
    assert.equal(sent.length, 3);
    assert.equal(await store.count(queue), 0);
  });

  it('writes the signals of one tick together, and counts them from the start', async () => {
    const store = memoryStore();
    const writes: number[] = [];
    const { outbox } = bench(() => unanswered, {
      store: {
        ...store,
        add: (rows, limits) => {
          writes.push(rows.length);
          return store.add(rows, limits);
        },
      },
      limits: { count: 10_000, size: 1e9 },
    });
    const enqueued = Array.from({ length: 5000 }, () => outbox.enqueue(signalOf('promise.shown')));
    assert.equal(await outbox.pending(), 5000);
    await Promise.all(enqueued);
    assert.deepEqual(writes, [5000]);
    assert.equal(await outbox.pending(), 5000);
  });

  it('lists the ids of pending signals', async () => {
    const { outbox } = bench(() => unanswered);
    const signal = signalOf('feedback.submitted');
    await outbox.enqueue(signal);
    assert.deepEqual(await outbox.pendingIds(), [signal.id]);
    assert.equal(await outbox.pending(), 1);
  });

  it('pauses for as long as an endpoint asks, unless a person wants to send now', async () => {
    const { outbox, sent, waits } = bench((signals, call) =>
      call === 1 ? { ...unanswered, after: 60_000 } : answer(signals),
    );
    await outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    assert.equal(waits[0]?.ms, 66_000);
    await outbox.enqueue(signalOf('feedback.submitted'));
    await outbox.resume();
    outbox.flushOnPageHide();
    await settle();
    assert.equal(sent.length, 1);
    await outbox.flush();
    assert.equal(sent.flat().length, 3);
    assert.equal(waits.length, 0);
  });

  it('sends again at once if a flush was asked for while an attempt was under way that fails', async () => {
    let fail = () => {};
    const { outbox, sent, waits } = bench((signals, call) =>
      call === 1 ? new Promise(resolve => (fail = () => resolve(unanswered))) : answer(signals),
    );
    await outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    const flushed = outbox.flush();
    fail();
    await flushed;
    assert.equal(sent.length, 2);
    assert.equal(await outbox.pending(), 0);
    assert.equal(waits.length, 0);
  });

  it('retries after a transport that rejects', async () => {
    const { outbox, sent, timers } = bench((signals, call) => {
      if (call === 1) throw new Error('broken');
      return answer(signals);
    });
    const signal = signalOf('feedback.submitted');
    await outbox.enqueue(signal);
    await settle();
    await timers.ring();
    assert.deepEqual(sent, [[signal.id], [signal.id]]);
  });

  it('does not wait for a transport that never settles', async () => {
    const { outbox, sent, timers, waits } = bench((signals, call) =>
      call === 1 ? new Promise(() => {}) : answer(signals),
    );
    await outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    assert.equal(waits.at(-1)?.ms, requestTimeout);
    await timers.ring();
    await timers.ring();
    assert.equal(sent.length, 2);
    assert.equal(await outbox.pending(), 0);
  });

  it('doubles its delays with full jitter, honours Retry-After, and never stops trying', () => {
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

describe('an outbox whose page is hidden', () => {
  it('sends signals that are not in flight yet, answers first, up to the browser’s limit', async () => {
    const { outbox, sent } = bench(() => unanswered, { batch: 100, limits: { count: 9999, size: 1e9 } });
    await outbox.enqueue(signalOf('promise.shown'));
    await settle();
    for (let i = 0; i < 200; i++) await outbox.enqueue(signalOf('promise.shown'));
    const said = signalOf('feedback.submitted');
    await outbox.enqueue(said);
    sent.length = 0;
    outbox.flushOnPageHide();
    assert.equal(sent[0]?.[0], said.id);
    assert.ok(sent.flat().length < 200, 'not more than fits');
    assert.ok(sent.flat().length > 50);
  });

  it('sends small signals if a large one does not fit', async () => {
    const { outbox, sent } = bench(() => unanswered, { batch: 10 });
    const sized = (kB: number) => {
      const signal = signalOf('feedback.submitted');
      return { ...signal, data: { ...signal.data, padding: 'x'.repeat(kB * 1000) } };
    };
    const [large, medium, small] = [sized(50), sized(20), sized(1)];
    await outbox.enqueue(signalOf('promise.shown'));
    await settle();
    for (const signal of [large, medium, small]) await outbox.enqueue(signal);
    sent.length = 0;
    outbox.flushOnPageHide();
    assert.deepEqual(sent.flat().slice(0, 2), [large.id, small.id]);
    assert.ok(!sent.flat().includes(medium.id));
  });

  it('sends signals that are not stored yet before stored ones, even before stored answers', async () => {
    const store = memoryStore();
    let isBusy = false;
    const { outbox, sent } = bench(() => unanswered, {
      batch: 100,
      store: {
        ...store,
        add: (rows, limits) => (isBusy ? new Promise(() => {}) : store.add(rows, limits)),
      },
      limits: { count: 9999, size: 1e9 },
    });
    for (let i = 0; i < 200; i++) await outbox.enqueue(signalOf('feedback.submitted'));
    isBusy = true;
    const unstored = signalOf('promise.shown');
    void outbox.enqueue(unstored);
    await settle();
    sent.length = 0;
    outbox.flushOnPageHide();
    assert.deepEqual(sent[0], [unstored.id]);
    assert.ok(sent.flat().length > 50);
  });

  it('sends signals in memory even during a pause, since they would be lost', async () => {
    const refuse = () => Promise.reject(new Error('refused'));
    const { outbox, sent } = bench(() => ({ ...unanswered, after: 60_000 }), {
      store: { ...memoryStore(), add: refuse },
    });
    const signal = signalOf('promise.shown');
    await outbox.enqueue(signal);
    await settle();
    sent.length = 0;
    outbox.flushOnPageHide();
    assert.deepEqual(sent, [[signal.id]]);
  });

  it('sends signals again that were in flight in a transport that rejected', async () => {
    const { outbox, sent } = bench(() => {
      throw new Error('broken');
    });
    const signal = signalOf('feedback.submitted');
    await outbox.enqueue(signal);
    await settle();
    sent.length = 0;
    outbox.flushOnPageHide();
    assert.deepEqual(sent, [[signal.id]]);
  });

  it('sends new signals at once, before they are stored, until the page is visible again', async () => {
    const { outbox, sent, waits } = bench(() => unanswered);
    await outbox.enqueue(signalOf('promise.shown'));
    await settle();
    assert.equal(waits.length, 1, 'the endpoint is given time');
    outbox.flushOnPageHide();
    await settle();
    sent.length = 0;
    const late = signalOf('feedback.submitted');
    const enqueued = outbox.enqueue(late);
    assert.ok(sent.flat().includes(late.id));
    await enqueued;
    await outbox.resume();
    await settle();
    sent.length = 0;
    await outbox.enqueue(signalOf('promise.shown'));
    assert.deepEqual(sent, [], 'new signals wait with the others again');
  });

  it('does not send a signal that another tab reports as acknowledged', async () => {
    const { outbox, sent } = bench(() => unanswered);
    const signal = signalOf('feedback.submitted');
    await outbox.enqueue(signal);
    await settle();
    sent.length = 0;
    outbox.acknowledge([signal.id]);
    outbox.flushOnPageHide();
    assert.deepEqual(sent, []);
  });
});

describe('an outbox over HTTP whose page is hidden', () => {
  const limits = { count: 9999, size: 1e9 };
  /** An outbox whose requests stay open until they are released. */
  const open = (batch: number, store = memoryStore() as OutboxStore) => {
    const requests: { ids: string[]; bytes: number; keepalive: boolean }[] = [];
    const releases: (() => void)[] = [];
    const fetch: typeof globalThis.fetch = (_, { body, keepalive } = {}) => {
      const signals = [JSON.parse(body as string)].flat() as Signal[];
      const bytes = new TextEncoder().encode(body as string).length;
      requests.push({ ids: signals.map(({ id }) => id), bytes, keepalive: keepalive! });
      return new Promise((_, reject) => releases.push(() => reject(new TypeError('Failed to fetch'))));
    };
    const transport = httpTransport(to.address, { batch, fetch });
    const release = async () => {
      for (const release of releases.splice(0)) release();
      await settle();
    };
    return { ...bench(() => unanswered, { batch, transport, store, limits }), requests, release };
  };
  const sumOf = (requests: readonly { bytes: number }[]) =>
    requests.reduce((sum, { bytes }) => sum + bytes, 0);
  const sized = (kB: number) => {
    const signal = signalOf('feedback.submitted');
    return { ...signal, data: { ...signal.data, padding: 'x'.repeat(kB * 1000) } };
  };

  it('counts bytes in flight against the browser’s limit, so that every request survives the page', async () => {
    for (const batch of [1, 3, 50]) {
      const { outbox, requests, release } = open(batch);
      await outbox.enqueue(sized(30));
      await settle();
      for (let i = 0; i < 200; i++) await outbox.enqueue(signalOf('feedback.submitted'));
      outbox.flushOnPageHide();
      assert.ok(requests.length > 1);
      assert.ok(requests.every(({ keepalive }) => keepalive));
      assert.ok(sumOf(requests) <= 60_000);
      await release();
    }
  });

  it('leaves room for signals that are made while stored ones are being sent', async () => {
    const { outbox, requests, release } = open(50);
    await outbox.enqueue(signalOf('promise.shown'));
    await settle();
    for (let i = 0; i < 300; i++) await outbox.enqueue(signalOf('feedback.submitted'));
    outbox.flushOnPageHide();
    for (let i = 0; i < 12; i++) {
      const late = signalOf('promise.shown');
      void outbox.enqueue(late);
      assert.deepEqual(requests.at(-1)?.ids, [late.id]);
      assert.equal(requests.at(-1)?.keepalive, true);
    }
    await release();
  });

  it('sends signals in memory again whose request is too large to survive the page', async () => {
    const refuse = () => Promise.reject(new Error('refused'));
    const { outbox, requests, release } = open(50, { ...memoryStore(), add: refuse });
    const signals = Array.from({ length: 5 }, () => sized(15));
    await Promise.all(signals.map(signal => outbox.enqueue(signal)));
    await settle();
    assert.deepEqual(
      requests.map(({ ids, keepalive }) => [ids.length, keepalive]),
      [[5, false]],
    );
    outbox.flushOnPageHide();
    assert.equal(requests.at(-1)?.ids.length, 3);
    assert.equal(requests.at(-1)?.keepalive, true);
    await release();
  });
});
