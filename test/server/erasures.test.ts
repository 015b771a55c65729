import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { App, Database } from '@tillside/server';
import { onBoth, opened } from './databases.js';
import { createApp } from '@tillside/server';
import {
  answered,
  app,
  ask,
  configured,
  keys,
  otherKeys,
  send,
  shown,
  shopConfig,
  signal,
  stored,
} from './shop.js';

const forgotten = (ref: string, data: object = {}) =>
  signal('customer.forgotten', { ref, ...data }, { subject: 'customer' });

onBoth('dev.tillside.customer.forgotten', ({ fresh }) => {
  let store: Database;
  let api: App;
  let now = new Date('2026-01-31T12:00:00Z');
  const listed = async (key = keys.read) => {
    const { json } = await ask(api, '/results', { key });
    return json.erasures as { open: number; overdue: number; due: { ref: string }[] };
  };
  const erase = (ref: string) =>
    ask(api, `/customers/${encodeURIComponent(ref)}`, { method: 'DELETE', key: keys.manage });
  before(async () => {
    store = await opened(fresh());
    api = await app(store, { now: () => now });
  });

  test('lists who asked, due in a month, and erases nothing', async () => {
    const theirs = { ...shown(), data: { ...shown().data, ref: 'anna/ü', moment: 'hers' } };
    await send(api, [theirs, forgotten('anna/ü')]);
    assert.deepEqual(await listed(), {
      open: 1,
      overdue: 0,
      due: [{ ref: 'anna/ü', received: '2026-01-31T12:00:00+00:00', due: '2026-02-28T12:00:00+00:00' }],
    });
    assert.equal(await stored(store), 2);
  });

  test('lists a customer once, from when they first asked', async () => {
    const again = forgotten('anna/ü');
    now = new Date('2026-02-10T12:00:00Z');
    await Promise.all([send(api, [again, again, forgotten('anna/ü')]), send(api, [forgotten('anna/ü')])]);
    const { open, due } = await listed();
    assert.equal(open, 1);
    assert.deepEqual(due, [
      { ref: 'anna/ü', received: '2026-01-31T12:00:00+00:00', due: '2026-02-28T12:00:00+00:00' },
    ]);
  });

  test('says when the month is over', async () => {
    now = new Date('2026-03-01T12:00:00Z');
    assert.equal((await listed()).overdue, 1);
  });

  test('is ignored in training', async () => {
    await send(api, [forgotten('pretended', { mode: 'training' })]);
    assert.equal((await listed()).open, 1);
  });

  test('appears in the results of its own store only', async () => {
    assert.equal((await listed(otherKeys.read)).open, 0);
    assert.equal((await ask(api, '/results', { key: keys.write })).status, 403);
  });

  test('is removed when the customer is erased, and stays so when a copy of it arrives', async () => {
    const bystander = { ...shown(), data: { ...shown().data, moment: 'theirs' } };
    const last = forgotten('anna/ü', { moment: 'theirs' });
    await send(api, [bystander, last, forgotten('ben')]);
    assert.equal((await erase('anna/ü')).status, 200);
    await send(api, [last]);
    assert.deepEqual(
      (await listed()).due.map(({ ref }) => ref),
      ['ben'],
    );
    assert.deepEqual(await store.query(`SELECT 1 FROM signals WHERE ref = 'anna/ü'`), []);
    // Nobody can have another moment erased by asking in it.
    assert.equal((await store.query(`SELECT 1 FROM signals WHERE moment = 'theirs'`)).length, 1);
    assert.equal((await erase('ben')).json.signals, 1);
    assert.equal((await listed()).open, 0);
  });
});

onBoth('An erasure', ({ fresh }) => {
  let store: Database;
  let api: App;
  let now = new Date();
  const erase = (ref: string) => ask(api, `/customers/${ref}`, { method: 'DELETE', key: keys.manage });
  const ofRef = (ref: string) => store.query('SELECT 1 FROM signals WHERE ref = $1', [ref]);
  before(async () => {
    store = await opened(fresh());
    api = await app(store, { now: () => now });
  });

  test('of a customer that is repeated by a server with a slower clock still covers what it covered', async () => {
    const late = signal(
      'promise.shown',
      { promise: 'mend', moment: 'slow', ref: 'eve' },
      { time: now.toISOString() },
    );
    await erase('eve');
    const real = now;
    now = new Date(real.getTime() - 3_600_000);
    assert.equal((await erase('eve')).status, 200);
    now = real;
    await send(api, [late]);
    assert.deepEqual(await ofRef('eve'), []);
  });

  test('waits for what arrives at the same time, and erases it, too', async () => {
    const late = signal('promise.shown', { promise: 'mend', moment: 'race', ref: 'ada' });
    const { erased } = await store.transaction(async ({ query }) => {
      await query(`INSERT INTO arrivals (key) VALUES (gen_random_uuid())`);
      await query(
        `INSERT INTO signals (store, time, source, id, type, moment, ref, data)
         VALUES ('damson', now(), 'x', $1::uuid, 'dev.tillside.promise.shown', 'race', 'ada', '{}')`,
        [late.id],
      );
      let isDone = false;
      const erased = erase('ada').finally(() => (isDone = true));
      // The embedded database runs one transaction after the other.
      const isWaiting = async () =>
        store.kind === 'pglite' ||
        (await store.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).length > 0;
      while (!isDone && !(await isWaiting()));
      return { erased };
    });
    assert.equal((await erased).json.signals, 1);
    assert.deepEqual(await ofRef('ada'), []);
  });

  test('is due, too, for what was stored under the former name of a store', async () => {
    await send(api, [answered('words', 'text', 'My name is Eve', { moment: 'former' })]);
    const words = () => store.query(`SELECT 1 FROM answers WHERE moment = 'former' AND value IS NOT NULL`);
    assert.equal((await words()).length, 1);
    const year = new Date(now.getTime() + 367 * 86_400_000);
    const [{ id: _, ...shop }] = shopConfig.stores as [{ id: string; keys: typeof keys }];
    const renamed = configured({ ...shopConfig, stores: [{ ...shop, id: 'plum' }] });
    const later = await createApp({ database: store, config: renamed, now: () => year });
    await later.maintain();
    assert.deepEqual(await words(), []);
  });
});
