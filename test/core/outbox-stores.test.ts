import type { HuddleSignalName, Signal } from '@tillside/contract';
import { makeHuddleSignal } from '@tillside/core/huddle';
import {
  leaseLock,
  memoryStore,
  type OutboxStore,
  rowOf,
  selectEvictions,
  webLock,
} from '@tillside/core/outbox';
import Ajv2020 from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { everyHuddleData } from '../helpers/every-huddle-signal.js';
import { signalOf } from '../helpers/signals.js';
import { answer, bench, queue, settle, to, unanswered } from './outbox-bench.js';

const schema: unknown = JSON.parse(readFileSync('packages/contract/schemas/signal.schema.json', 'utf8'));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const validate = ajv.compile(schema as object);

const huddleSignalOf = (name: HuddleSignalName) =>
  makeHuddleSignal(name, 'subject/id', everyHuddleData[name], {
    huddle: { id: 'mill-street' },
    source: to.source,
    now: 0,
  }) as unknown as Signal;

describe('a queue that is full', () => {
  it('evicts a few more than it needs to, so that it need not do so for every signal', () => {
    const rows = Array.from({ length: 101 }, (_, n) => ({
      ...rowOf(to, signalOf('promise.shown')),
      n,
      size: 1,
    }));
    const gone = selectEvictions(rows, { count: 101, size: 101 }, { count: 100, size: 1e6 });
    assert.deepEqual(
      gone.map(({ n }) => n),
      Array.from({ length: 11 }, (_, n) => 100 - n),
    );
  });

  it('drops impressions before decisions, and never answers', async () => {
    const { outbox, store, statuses } = bench(() => unanswered, { limits: { count: 2, size: 1e6 } });
    const seen = signalOf('promise.shown');
    const done = signalOf('suggestion.accepted');
    await outbox.enqueue(seen);
    await outbox.enqueue(done);
    for (let i = 0; i < 3; i++) await outbox.enqueue(signalOf('feedback.submitted'));
    const dropped = statuses.flatMap(([status, ids]) => (status === 'dropped' ? ids : []));
    assert.deepEqual(dropped, [seen.id, done.id]);
    assert.equal(await store.count(queue), 3);
  });

  it('never drops what somebody told or gave thanks for', async () => {
    const { outbox, store } = bench(() => unanswered, { limits: { count: 2, size: 1e6 } });
    for (const name of ['news.told', 'story.told', 'thanks.given', 'story.told', 'thanks.given'] as const)
      await outbox.enqueue(huddleSignalOf(name));
    const kept = await store.next(queue, 9);
    assert.deepEqual(
      kept.map(({ signal }) => signal.type.replace('dev.tillside.', '')),
      ['story.told', 'thanks.given', 'story.told', 'thanks.given'],
    );
  });

  it('sends no count of what it dropped of a huddle, for which there is no signal', async () => {
    let isUp = false;
    const { outbox, waits, sent, statuses } = bench(signals => (isUp ? answer(signals) : unanswered), {
      limits: { count: 10, size: 1e6 },
    });
    for (let i = 0; i < 25; i++) await outbox.enqueue(huddleSignalOf('news.shown'));
    await settle();
    isUp = true;
    sent.length = 0;
    waits.at(-1)?.ring();
    await settle();
    const dropped = statuses.flatMap(([status, ids]) => (status === 'dropped' ? ids : []));
    assert.ok(dropped.length > 0);
    assert.equal(sent.flat().length, 25 - dropped.length);
  });

  it('drops no signal that is in flight, which would arrive and be reported as dropped', async () => {
    let release = () => {};
    const got: Signal[] = [];
    const { outbox } = bench(
      async (signals, call) => {
        if (call === 1) await new Promise<void>(resolve => (release = resolve));
        got.push(...signals);
        return answer(signals);
      },
      { batch: 5, limits: { count: 10, size: 1e6 } },
    );
    const first = Array.from({ length: 5 }, () => outbox.enqueue(signalOf('promise.shown')));
    await Promise.all(first);
    for (let i = 0; i < 20; i++) await outbox.enqueue(signalOf('promise.shown'));
    release();
    await settle();
    const told = got.find(({ type }) => type.endsWith('.dropped'));
    const { counts } = told!.data as { counts: Record<string, number> };
    assert.equal(got.length - 1 + counts['dev.tillside.promise.shown']!, 25, 'each arrived or is counted');
  });

  it('reports once how many it dropped, in a signal that is valid by the contract', async () => {
    let isUp = false;
    const got: Signal[] = [];
    const { outbox, waits } = bench(
      signals => {
        if (!isUp) return unanswered;
        got.push(...signals);
        return answer(signals);
      },
      { limits: { count: 10, size: 1e6 } },
    );
    for (let i = 0; i < 25; i++) await outbox.enqueue(signalOf('promise.shown'));
    await settle();
    isUp = true;
    waits.at(-1)?.ring();
    await settle();
    const [told, ...more] = got.filter(({ type }) => type.endsWith('.dropped'));
    assert.equal(more.length, 0);
    assert.ok(validate(told), ajv.errorsText(validate.errors));
    assert.ok(told);
    const { counts } = told.data as { counts: Record<string, number> };
    assert.deepEqual(Object.keys(counts), ['dev.tillside.promise.shown']);
    assert.equal(got.length - 1 + counts['dev.tillside.promise.shown']!, 25, 'each arrived or is counted');
  });
});

/** A store that writes only when the functions in `held` are called. */
function slowStore() {
  const store = memoryStore();
  const held: (() => void)[] = [];
  const slow: OutboxStore = {
    ...store,
    add: async (rows, limits) => {
      await new Promise<void>(resolve => held.push(resolve));
      return store.add(rows, limits);
    },
  };
  return { store, slow, held };
}

describe('a store that refuses', () => {
  it('keeps a signal in memory, with the status volatile', async () => {
    const refusing: OutboxStore = { ...memoryStore(), add: () => Promise.reject(new Error('QuotaExceeded')) };
    const { outbox, sent } = bench(answer, { store: refusing });
    assert.equal(outbox.state, 'durable');
    const signal = signalOf('feedback.submitted');
    assert.equal(await outbox.enqueue(signal), false);
    assert.equal(outbox.state, 'volatile');
    await settle();
    assert.deepEqual(sent, [[signal.id]]);
  });

  it('is treated the same if it does not answer, and is not waited for again', async () => {
    const silent = () => new Promise<never>(() => {});
    const hanging: OutboxStore = { ...memoryStore(), add: silent, next: silent, count: silent };
    const { outbox, sent, statuses, timers } = bench(answer, { store: hanging });
    const first = outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    await timers.ring();
    assert.equal(await first, false);
    assert.equal(statuses[0]?.[0], 'volatile');
    assert.equal(outbox.state, 'volatile');
    await outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    assert.equal(sent.length, 2);
    assert.equal(await outbox.pending(), 0);
  });

  it('is tried again later with another connection, each time later, until it answers', async () => {
    const store = memoryStore();
    let connections = 1;
    const { outbox, timers, waits } = bench(() => unanswered, {
      store: {
        ...store,
        add: (rows, limits) => (connections < 4 ? new Promise(() => {}) : store.add(rows, limits)),
        reconnect: () => connections++,
      },
    });
    const silences: number[] = [];
    for (let isStored = false; !isStored;) {
      const enqueued = outbox.enqueue(signalOf('feedback.submitted'));
      await settle();
      if (waits.some(({ ms }) => ms === 5000)) await timers.ring();
      isStored = await enqueued;
      const silence = waits.findIndex(({ ms }) => ms >= 30_000 && ms % 30_000 === 0);
      for (const { ms, ring } of silence < 0 ? [] : waits.splice(silence, 1)) {
        silences.push(ms);
        ring();
      }
    }
    assert.deepEqual(silences, [30_000, 60_000, 120_000]);
    assert.equal(await outbox.pending(), 4);
  });

  it('takes a signal out of memory that was stored late, and says that it survives the page', async () => {
    const { slow, held } = slowStore();
    const { outbox, statuses, timers } = bench(() => unanswered, { store: slow });
    const signal = signalOf('feedback.submitted');
    const first = outbox.enqueue(signal);
    await settle();
    await timers.ring();
    assert.equal(await first, false);
    assert.equal(outbox.state, 'volatile');
    held[0]!();
    await settle();
    assert.equal(outbox.state, 'durable');
    assert.equal(await outbox.pending(), 1);
    assert.deepEqual(outbox.storedIds, [signal.id]);
    assert.deepEqual(
      statuses.filter(([status]) => status !== 'blocked').map(([status, ids]) => [status, ...ids]),
      [
        ['volatile', signal.id],
        ['stored', signal.id],
      ],
    );
  });

  it('does not send again what was sent from memory before it was stored late', async () => {
    const { slow, held } = slowStore();
    const { outbox, sent, timers } = bench(answer, { store: slow });
    const signal = signalOf('feedback.submitted');
    void outbox.enqueue(signal);
    await settle();
    await timers.ring();
    await settle();
    held[0]!();
    await settle();
    await outbox.flush();
    assert.deepEqual(sent, [[signal.id]]);
    assert.equal(await outbox.pending(), 0);
  });

  it('sends nothing of a customer who was forgotten before their signal was stored late', async () => {
    const { store, slow, held } = slowStore();
    const { outbox, timers } = bench(() => unanswered, { store: slow });
    void outbox.enqueue(signalOf('feedback.submitted', 'anna'));
    await settle();
    await timers.ring();
    await settle();
    assert.equal(await outbox.forget('anna'), 1);
    held[0]!();
    await settle();
    assert.deepEqual(await store.next(queue), []);
    assert.equal(await outbox.pending(), 0);
  });

  it('makes the outbox volatile as soon as it does not answer, even without signals', async () => {
    const hanging: OutboxStore = { ...memoryStore(), count: () => new Promise<never>(() => {}) };
    const { outbox, timers } = bench(answer, { store: hanging });
    const pending = outbox.pending();
    await settle();
    await timers.ring();
    assert.equal(await pending, 0);
    assert.equal(outbox.state, 'volatile');
  });

  it('is used again once it works', async () => {
    const store = memoryStore();
    let isFull = true;
    const { outbox } = bench(() => unanswered, {
      store: {
        ...store,
        add: (rows, limits) =>
          isFull ? Promise.reject(new Error('QuotaExceeded')) : store.add(rows, limits),
      },
    });
    assert.equal(await outbox.enqueue(signalOf('feedback.submitted')), false);
    isFull = false;
    assert.equal(await outbox.enqueue(signalOf('feedback.submitted')), true);
    assert.equal(outbox.state, 'volatile', 'one still waits in memory');
    assert.equal(await outbox.pending(), 2);
  });
});

describe('a customer who wants to be forgotten', () => {
  it('has their pending signals erased, and nobody else’s', async () => {
    const { outbox, store } = bench(() => unanswered);
    await outbox.enqueue(signalOf('feedback.submitted', 'anna'));
    await outbox.enqueue(signalOf('feedback.submitted', 'ben'));
    assert.equal(await outbox.forget('anna'), 1);
    assert.deepEqual(
      (await store.next(queue)).map(({ signal }) => signal.data.ref),
      ['ben'],
    );
  });

  it('has their dead letters erased, too', async () => {
    const { outbox } = bench(signals => ({
      ...unanswered,
      refused: signals.map(({ id }) => ({ id, code: '400' })),
    }));
    await outbox.enqueue(signalOf('feedback.submitted', 'anna'));
    await outbox.enqueue(signalOf('feedback.submitted', 'ben'));
    await settle();
    assert.equal((await outbox.deadLetters()).length, 2);
    await outbox.forget('anna');
    assert.deepEqual(
      (await outbox.deadLetters()).map(({ row }) => row.signal.data.ref),
      ['ben'],
    );
  });
});

describe('a batch in flight of a customer who wants to be forgotten', () => {
  it('is not sent again in halves, nor when the page is hidden', async () => {
    let decline = () => {};
    const { outbox, sent } = bench(
      (signals, call) =>
        call === 1
          ? new Promise(resolve => (decline = () => resolve({ ...unanswered, declined: '413' })))
          : answer(signals),
      { batch: 20 },
    );
    const theirs = Array.from({ length: 20 }, () => signalOf('feedback.submitted', 'anna'));
    await Promise.all(theirs.map(signal => outbox.enqueue(signal)));
    await settle();
    assert.equal(sent.length, 1);
    await outbox.forget('anna');
    decline();
    await settle();
    outbox.flushOnPageHide();
    await settle();
    assert.equal(sent.length, 1);
    assert.equal(await outbox.pending(), 0);
  });

  it('is not kept as a dead letter when it is refused for good', async () => {
    let refuse = () => {};
    const { outbox } = bench(
      signals =>
        new Promise(resolve => {
          refuse = () => resolve({ ...unanswered, refused: signals.map(({ id }) => ({ id, code: 'x' })) });
        }),
    );
    await outbox.enqueue(signalOf('feedback.submitted', 'anna'));
    await settle();
    await outbox.forget('anna');
    refuse();
    await settle();
    assert.deepEqual(await outbox.deadLetters(), []);
  });
});

describe('locks', () => {
  const locks = (request: (callback: (lock: object | null) => unknown) => unknown) =>
    ({ request: (_name: string, _options: object, callback: never) => request(callback) }) as never;

  it('of the browser admit one holder, and turn others away at once', async () => {
    let runs = 0;
    const run = () => (runs++, Promise.resolve());
    const held = memoryStore();
    await held.lease('q', 'another tab', Date.now(), Date.now() + 60_000);
    assert.equal(
      await webLock(
        locks(callback => callback({})),
        memoryStore(),
      )('q', run),
      true,
    );
    assert.equal(
      await webLock(
        locks(callback => callback(null)),
        held,
      )('q', run),
      false,
    );
    assert.equal(runs, 1);
  });

  it('do not delay anything if the browser refuses them', async () => {
    const refused = locks(() => Promise.reject(new DOMException('no', 'SecurityError')));
    const { outbox, sent } = bench(answer, { lock: webLock(refused, memoryStore()) });
    await outbox.enqueue(signalOf('feedback.submitted'));
    await settle();
    assert.equal(sent.length, 1);
  });

  it('are taken from a frozen tab once its lease has run out', async () => {
    const store = memoryStore();
    let now = 0;
    await store.lease('q', 'frozen tab', now, 60_000);
    const options: object[] = [];
    const request = (_name: string, option: object, callback: (lock: object | null) => unknown) => {
      options.push(option);
      return callback('steal' in option ? {} : null);
    };
    const lock = webLock({ request } as never, store, () => now);
    let runs = 0;
    const run = () => (runs++, Promise.resolve());
    assert.equal(await lock('q', run), false);
    now = 60_001;
    assert.equal(await lock('q', run), true);
    assert.equal(runs, 1);
    assert.deepEqual(options.at(-1), { steal: true });
  });

  it('stop a tab that resumes after its lock was taken', async () => {
    const store = memoryStore();
    let now = 0;
    const granted = { request: (_: string, __: object, callback: (lock: object) => unknown) => callback({}) };
    let thaw = () => {};
    const frozen = webLock(granted as never, store, () => now);
    const answers: boolean[] = [];
    const running = frozen('q', async renew => {
      answers.push(await renew());
      await new Promise<void>(resolve => (thaw = resolve));
      answers.push(await renew());
    });
    await settle();
    now = 60_001;
    await store.lease('q', 'another tab', now, now + 60_000);
    thaw();
    await running;
    assert.deepEqual(answers, [true, false]);
  });

  it('pass on an error of the task, and do not run it twice', async () => {
    let runs = 0;
    const lock = webLock(
      locks(callback => callback({})),
      memoryStore(),
    );
    const fail = () => (runs++, Promise.reject(new Error('the store broke')));
    await assert.rejects(lock('q', fail), /broke/);
    assert.equal(runs, 1);
  });

  it('are not delayed by a clock that was set back', async () => {
    const store = memoryStore();
    let now = 86_400_000;
    const one = leaseLock(store, () => now);
    void one('q', () => new Promise(() => {}));
    await settle();
    now = 0;
    assert.equal(await leaseLock(store, () => now)('q', () => Promise.resolve()), true);
  });

  it('do not stop signals in memory from being sent if the store refuses a lease', async () => {
    const refuse = () => Promise.reject(new Error('refused'));
    const refusing = { ...memoryStore(), add: refuse, next: refuse, count: refuse, lease: refuse };
    const { outbox, sent } = bench(answer, { store: refusing, lock: leaseLock(refusing) });
    const signal = signalOf('feedback.submitted');
    await outbox.enqueue(signal);
    await settle();
    assert.deepEqual(sent, [[signal.id]]);
  });

  it('let one tab send at a time, by a lease without Web Locks', async () => {
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
      await two('q', async renew => {
        await renew();
      }),
      true,
      'a dead tab loses its lease',
    );
    release();
    await running;
  });
});
