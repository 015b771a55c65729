import type { Signal } from '@tillside/contract';
import { leaseLock, memoryStore, type OutboxStore, rowOf, toDrop, webLock } from '@tillside/core/outbox';
import Ajv2020 from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signalOf } from '../helpers/signals.js';
import { bench, settle, answer, unanswered } from './outbox-bench.js';

const schema: unknown = JSON.parse(readFileSync('packages/contract/schemas/signal.schema.json', 'utf8'));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const validate = ajv.compile(schema as object);

describe('a queue that is full', () => {
  it('makes a little more room than it needs, so that it need not look at every signal', () => {
    const rows = Array.from({ length: 101 }, (_, n) => ({
      ...rowOf('q', signalOf('promise.shown')),
      n,
      size: 1,
    }));
    const gone = toDrop(rows, { count: 101, size: 101 }, { count: 100, size: 1e6 });
    assert.deepEqual(
      gone.map(({ n }) => n),
      Array.from({ length: 11 }, (_, n) => n),
    );
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

  it('says once, in a signal that the contract takes, how many it dropped', async () => {
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
    for (let i = 0; i < 25; i++) await outbox.put(signalOf('promise.shown'));
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

describe('a store that refuses', () => {
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

  it('takes a store that does not answer for one that refuses', async () => {
    const waits: (() => void)[] = [];
    const hanging: OutboxStore = { ...memoryStore(), add: () => new Promise(() => {}) };
    const { outbox, fates } = bench(answer, {
      store: hanging,
      wait: (_ms, ring) => {
        waits.push(ring);
        return () => {};
      },
    });
    const put = outbox.put(signalOf('feedback.submitted'));
    waits[0]?.();
    assert.equal(await put, false);
    assert.equal(fates[0]?.[0], 'kept');
  });
});

describe('a customer who wants to be forgotten', () => {
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

  it('forgets what was put aside of a customer, too', async () => {
    const { outbox } = bench(signals => ({
      ...unanswered,
      refused: signals.map(({ id }) => ({ id, code: '400' })),
    }));
    await outbox.put(signalOf('feedback.submitted', 'anna'));
    await outbox.put(signalOf('feedback.submitted', 'ben'));
    await settle();
    assert.equal((await outbox.dead()).length, 2);
    await outbox.forget('anna');
    assert.deepEqual(
      (await outbox.dead()).map(({ row }) => row.signal.data.ref),
      ['ben'],
    );
  });
});

describe('locks', () => {
  const locks = (request: (callback: (lock: object | null) => unknown) => unknown) =>
    ({ request: (_name: string, _options: object, callback: never) => request(callback) }) as never;

  it('of the browser let one in, and tell the others at once', async () => {
    let runs = 0;
    const run = () => (runs++, Promise.resolve());
    assert.equal(await webLock(locks(callback => callback({})))('q', run), true);
    assert.equal(await webLock(locks(callback => callback(null)))('q', run), false);
    assert.equal(runs, 1);
  });

  it('that the browser refuses hold nothing up', async () => {
    const refused = locks(() => Promise.reject(new DOMException('no', 'SecurityError')));
    const { outbox, sent } = bench(answer, { lock: webLock(refused) });
    await outbox.put(signalOf('feedback.submitted'));
    await settle();
    assert.equal(sent.length, 1);
  });

  it('do not hide what failed under them, and run nothing twice', async () => {
    let runs = 0;
    const lock = webLock(locks(callback => callback({})));
    const fail = () => (runs++, Promise.reject(new Error('the store broke')));
    await assert.rejects(lock('q', fail), /broke/);
    assert.equal(runs, 1);
  });

  it('lets no clock that was set back hold up a lease', async () => {
    const store = memoryStore();
    let now = 86_400_000;
    const one = leaseLock(store, () => now);
    void one('q', () => new Promise(() => {}));
    await settle();
    now = 0;
    assert.equal(await leaseLock(store, () => now)('q', () => Promise.resolve()), true);
  });

  it('sends what it keeps in memory where the store refuses a lease, too', async () => {
    const refuse = () => Promise.reject(new Error('refused'));
    const refusing = { ...memoryStore(), add: refuse, next: refuse, count: refuse, lease: refuse };
    const { outbox, sent } = bench(answer, { store: refusing, lock: leaseLock(refusing) });
    const signal = signalOf('feedback.submitted');
    await outbox.put(signal);
    await settle();
    assert.deepEqual(sent, [[signal.id]]);
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
});
