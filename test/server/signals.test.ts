import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { App, Database } from '@tillside/server';
import { onBoth, opened } from './databases.js';
import {
  answered,
  app,
  ask,
  keys,
  oneType,
  send,
  shown,
  signal,
  stored,
  suggestion,
  tallied,
  uuid,
} from './shop.js';

onBoth('POST /signals', ({ fresh }) => {
  let store: Database;
  let api: App;
  before(async () => {
    store = await opened(fresh());
    api = await app(store);
  });

  test('takes one event, and again, and stores it once', async () => {
    const event = shown();
    const before = await stored(store);
    for (let times = 0; times < 3; times++) {
      const { status, json } = await send(api, [], {
        body: JSON.stringify(event),
        headers: { 'content-type': oneType },
      });
      assert.equal(status, 200);
      assert.deepEqual(json, { accepted: [event.id], rejected: [] });
    }
    assert.equal(await stored(store), before + 1);
  });

  test('knows an event by source and id, whatever else it says', async () => {
    const event = shown();
    const before = await stored(store);
    await send(api, [event, { ...event, time: '2026-01-01T00:00:00Z' }]);
    await send(api, [{ ...event, time: '2025-01-01T00:00:00Z' }]);
    assert.equal(await stored(store), before + 1);
    await send(api, [{ ...event, source: 'https://till.example/2' }]);
    assert.equal(await stored(store), before + 2);
  });

  test('keeps the good half of a batch and answers every item', async () => {
    const good = [shown(), shown()];
    const bad = [
      { ...shown(), type: 'dev.tillside.promise.sung' },
      { ...shown(), time: 'yesterday' },
      null,
      answered('score', 'csat', 9),
    ];
    const { status, json } = await send(api, [bad[0], good[0], bad[1], bad[2], good[1], bad[3]]);
    assert.equal(status, 200);
    assert.deepEqual(
      json.accepted,
      good.map(({ id }) => id),
    );
    const rejected = json.rejected as { id: string | null; code: string; path: string; retry: boolean }[];
    assert.deepEqual(
      rejected.map(({ code, path, retry }) => [code, path, retry]),
      [
        ['unknown', '/type', false],
        ['schema', '/time', false],
        ['type', '', false],
        ['answer', '/data/answer', false],
      ],
    );
    assert.equal(rejected[2]!.id, null);
  });

  test('stores a batch once that is sent 100 times at the same time', async () => {
    const response = uuid();
    const batch = [
      ...Array.from({ length: 18 }, () => shown()),
      answered('score', 'csat', 4, { response }),
      signal('suggestion.shown', { ...suggestion, moment: 'once' }),
    ];
    const before = await stored(store);
    const promises = await tallied(store, 'promise.shown');
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(api, batch)));
    for (const { status, json } of answers) {
      assert.equal(status, 200);
      assert.equal((json.accepted as string[]).length, 20);
    }
    assert.equal(await stored(store), before + 20);
    assert.equal(await tallied(store, 'promise.shown'), promises + 18);
  });

  test('counts the highest revision of an answer, in whatever order revisions come', async () => {
    const response = uuid();
    const of = (revision: number, answer: unknown) =>
      answered('score', 'csat', answer, { response, revision });
    const histogram = async () =>
      (
        await store.query(
          `SELECT value, sum(n)::float8 AS n FROM tally WHERE name = 'answer.csat' AND item = 'visit' GROUP BY 1 HAVING sum(n) <> 0 ORDER BY 1`,
        )
      ).map(({ value, n }) => `${String(value)}:${String(n)}`);
    const before = await histogram();
    await send(api, [of(2, 1), of(1, 5)]);
    await send(api, [of(4, 2)]);
    await Promise.all([send(api, [of(3, 3)]), send(api, [of(5, null)]), send(api, [of(2, 5)])]);
    assert.deepEqual(await histogram(), before);
    await send(api, [of(6, 5)]);
    assert.notDeepEqual(await histogram(), before);
    const rows = await store.query('SELECT value, revision FROM answers WHERE response = $1', [response]);
    assert.deepEqual(rows, [{ value: 5, revision: 6 }]);
  });

  test('stores what is said in training and counts it in nothing', async () => {
    const before = await stored(store);
    const count = await tallied(store, 'promise.shown');
    const response = uuid();
    await send(api, [
      signal('promise.shown', { promise: 'mend', mode: 'training' }),
      answered('score', 'csat', 1, { mode: 'training', response }),
    ]);
    assert.equal(await stored(store), before + 2);
    assert.equal(await tallied(store, 'promise.shown'), count);
    assert.deepEqual(await store.query('SELECT 1 FROM answers WHERE response = $1', [response]), []);
  });

  test('keeps characters that a database cannot, as the replacement character', async () => {
    const response = uuid();
    const { json } = await send(api, [answered('words', 'text', 'a\0b\ud800c 😀', { response })]);
    assert.equal((json.accepted as string[]).length, 1);
    const rows = await store.query('SELECT value FROM answers WHERE response = $1', [response]);
    assert.deepEqual(rows, [{ value: 'a�b�c 😀' }]);
  });

  test('keeps words and contacts in one place only', async () => {
    const contact = {
      channel: 'email',
      value: 'ada@example.org',
      consent: 'Yes',
      time: '2026-01-01T00:00:00Z',
    };
    await send(api, [
      answered('words', 'text', 'unmistakable words'),
      answered('reach', 'contact', contact),
      signal('feedback.followup', { form: 'visit', response: uuid(), within: 'P1D', contact }),
    ]);
    const rows = await store.query(`SELECT 1 FROM signals WHERE data::text ~ 'unmistakable|ada@'`);
    assert.deepEqual(rows, []);
    assert.equal(
      (await store.query(`SELECT 1 FROM follow_ups WHERE contact ->> 'value' = 'ada@example.org'`)).length,
      1,
    );
  });

  test('takes times and amounts that only some databases know', async () => {
    const far = { time: '9999-12-31T23:59:59-23:59' };
    const { json } = await send(api, [
      { ...shown(), time: '2026-01-01T00:00:00.123456789+23:00' },
      { ...shown(), time: '0000-01-01T00:00:00Z' },
      { ...shown(), ...far },
      signal('moment.completed', {
        moment: 'a',
        total: { currency: 'GBP', value: '999999999999999.999999' },
      }),
      signal('moment.completed', { moment: 'b', total: { currency: 'GBP', value: '0.000001' } }),
    ]);
    assert.equal((json.accepted as string[]).length, 3);
    assert.equal((json.rejected as { path: string }[]).length, 2);
    const [row] = await store.query(`SELECT sum(amount)::text AS sum FROM tally WHERE name = 'moment'`);
    assert.equal(row?.sum, '1000000000000000.000000');
  });

  test('rejects what no database can hold, and keeps the rest', async () => {
    await store.script(`ALTER TABLE signals ADD CHECK (1 / (octet_length(moment) - 13) IS NOT NULL)`);
    const good = [shown(), shown()];
    const bad = signal('promise.shown', { promise: 'mend', moment: 'm'.repeat(13) });
    const { json } = await send(api, [good[0], bad, good[1]]);
    assert.deepEqual(
      json.accepted,
      good.map(({ id }) => id),
    );
    assert.deepEqual(
      (json.rejected as { id: string; retry: boolean }[]).map(({ id, retry }) => [id, retry]),
      [[bad.id, false]],
    );
  });

  test('does not store for another store, nor without a key that may', async () => {
    const before = await stored(store);
    const body = JSON.stringify([shown()]);
    for (const [key, path, status] of [
      [null, '/signals', 401],
      ['pk_of_nobody_at_all', '/signals', 401],
      [keys.read, '/signals', 403],
      [keys.write, '/signals?store=other', 403],
      [keys.write, `/signals?key=${keys.write}`, 400],
      [null, `/signals?access_token=${keys.write}`, 400],
    ] as const) {
      const answer = await ask(api, path, {
        method: 'POST',
        key,
        body,
        headers: { 'content-type': 'application/cloudevents-batch+json' },
      });
      assert.equal(answer.status, status, path);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    }
    assert.equal(await stored(store), before);
  });
});
