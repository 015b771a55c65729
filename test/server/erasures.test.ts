import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { App, Database } from '@tillside/server';
import type { Queries } from '../../packages/server/src/database/database.js';
import { onBoth, opened } from './databases.js';
import { createApp } from '@tillside/server';
import { holdOrders } from '../../packages/server/src/orders/count.js';
import { holdExpiry } from '../../packages/server/src/retention/hold.js';
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
  uuid,
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

onBoth('An erasure', ({ kind, fresh }) => {
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

  // The embedded database runs one transaction after the other.
  const skip = kind === 'pglite';
  const holdExpiring = async (queries: Queries, store: string) => {
    await holdExpiry(queries, store);
    await queries.query('SELECT 1 FROM signals WHERE store = $1 FOR UPDATE', [store]);
  };
  for (const [what, hold] of [
    ['an import', holdOrders],
    ['what expires', holdExpiring],
  ] as const)
    test(`waits for ${what} without holding up signals, however many wait`, { skip }, async () => {
      // More than there are connections.
      const refs = Array.from({ length: 12 }, (_, at) => `many-${at}`);
      await send(
        api,
        refs.map(ref => signal('promise.shown', { promise: 'mend', moment: ref, ref })),
      );
      const { erased } = await store.transaction(async queries => {
        await hold(queries, 'damson');
        let isDone = false;
        const erased = Promise.all(refs.map(erase)).finally(() => (isDone = true));
        const isWaiting = () =>
          queries.query(
            `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
          );
        while (!isDone && !(await isWaiting()).length);
        assert.deepEqual(
          await queries.query(
            `SELECT 1 FROM pg_locks WHERE relation = 'arrivals'::regclass AND mode = 'ShareRowExclusiveLock'`,
          ),
          [],
        );
        for (const key of [keys.write, otherKeys.write])
          assert.deepEqual((await send(api, [shown()], { key })).json.rejected, []);
        return { erased };
      });
      assert.deepEqual(
        (await erased).map(({ json }) => json.signals),
        refs.map(() => 1),
      );
    });
});

onBoth('Once the signals of a customer have expired', ({ fresh }) => {
  const contact = { channel: 'phone', value: '+44 20', consent: 'Yes', time: new Date().toISOString() };
  const order = { order: 'o-1', total: { currency: 'GBP', value: '5' } };
  const ways = {
    'a sale': (data: object) => signal('moment.completed', { ...data, ...order }),
    'an answer': (data: object) => answered('score', 'csat', 5, data),
    'a follow-up': (data: object) =>
      signal('feedback.followup', { form: 'visit', response: uuid(), within: 'P1D', contact, ...data }),
  };
  for (const [what, way] of Object.entries(ways))
    test(`their moment is known by ${what}, and erased with what names nobody in it`, async () => {
      const store = await opened(fresh());
      const [shop] = shopConfig.stores;
      const retention = { text: 'P1Y', contacts: 'P1Y', signals: 'P1D' };
      const config = configured({ stores: [{ ...shop!, retention }] });
      let now = new Date();
      const api = await createApp({ database: store, config, now: () => now });
      const late = () => answered('words', 'text', 'Mine', { moment: 'mm-1' });
      await send(api, [
        late(),
        answered('words', 'text', 'Theirs', { moment: 'mm-2' }),
        way({ moment: 'mm-1', ref: 'late-ref' }),
      ]);
      now = new Date(now.getTime() + 2 * 86_400_000);
      await api.maintain();
      assert.equal(await stored(store), 0);
      await ask(api, '/customers/late-ref', { method: 'DELETE', key: keys.manage });
      const words = () => store.query(`SELECT value FROM answers WHERE type = 'text'`);
      assert.deepEqual(await words(), [{ value: 'Theirs' }]);
      for (const table of ['moments', 'follow_ups'])
        assert.deepEqual(await store.query(`SELECT 1 FROM ${table}`), []);
      // Nor is stored what arrives later of this moment.
      await send(api, [late()]);
      assert.deepEqual(await words(), [{ value: 'Theirs' }]);
    });
});
