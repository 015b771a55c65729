import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { App, Database } from '@tillside/server';
import { onBoth, opened } from './databases.js';
import { app, ask, keys, otherKeys, send, shown, signal, stored } from './shop.js';

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

  test('lists who asked, with a month to do it, and erases nothing', async () => {
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

  test('counts for nothing in training', async () => {
    await send(api, [forgotten('pretended', { mode: 'training' })]);
    assert.equal((await listed()).open, 1);
  });

  test('is told to its own store only', async () => {
    assert.equal((await listed(otherKeys.read)).open, 0);
    assert.equal((await ask(api, '/results', { key: keys.write })).status, 403);
  });

  test('is cleared by erasing the customer, and not what a copy of it brings back', async () => {
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
