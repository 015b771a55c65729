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

  test('stores an event once however often it is sent', async () => {
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

  /** The database, and the statements that go to it. */
  const watch = () => {
    const statements: string[] = [];
    const watched: Database = {
      ...store,
      query: (sql, params, name) => {
        statements.push(sql);
        return store.query(sql, params, name);
      },
      transaction: work => {
        statements.push('BEGIN', 'COMMIT');
        return store.transaction(work);
      },
    };
    return { watched, statements };
  };

  test('stores and counts an event that changes nothing else by one statement', async () => {
    const { watched, statements } = watch();
    const api = await app(watched);
    const before = await tallied(store, 'promise.shown');
    const event = shown();
    await send(api, [event]);
    statements.length = 0;
    await send(api, [shown()]);
    assert.equal(statements.length, 1);
    await send(api, [event]);
    assert.equal(await tallied(store, 'promise.shown'), before + 2);
  });

  test('stores the first event of a moment by one statement, and counts all that follow', async () => {
    const { watched, statements } = watch();
    const api = await app(watched);
    const holdout = await tallied(store, 'holdout');
    const first = signal('suggestion.shown', { ...suggestion, moment: 'begun' });
    statements.length = 0;
    await send(api, [first]);
    assert.equal(statements.length, 1);
    await send(api, [first]);
    await send(api, [signal('suggestion.accepted', { ...suggestion, moment: 'begun' })]);
    await send(api, [signal('moment.completed', { moment: 'begun' })]);
    const [moment] = await store.query(`SELECT offered, accepted, outcome FROM moments WHERE id = 'begun'`);
    assert.deepEqual(moment, { offered: true, accepted: true, outcome: 'completed' });
    // That it was completed, and that the suggestion was accepted.
    assert.equal(await tallied(store, 'holdout'), holdout + 2);
  });

  test('counts a moment once that two servers begin at the same time', async () => {
    const other = await app(store);
    const sum = () =>
      store.query(
        `SELECT item, sum(n)::float8 AS n FROM tally WHERE name = 'holdout' AND part = 'offered' AND item <> 'accepted'
         GROUP BY 1 ORDER BY 1`,
      );
    const of = (rows: readonly Record<string, unknown>[], item: string) =>
      Number(rows.find(row => row.item === item)?.n ?? 0);
    const before = await sum();
    const moments = Array.from({ length: 40 }, () => uuid());
    await Promise.all(
      moments.flatMap(moment => {
        const offered = signal('suggestion.shown', { ...suggestion, moment });
        const ended = signal('moment.completed', { moment });
        return [send(api, [offered]), send(other, [ended]), send(other, [offered])];
      }),
    );
    const after = await sum();
    assert.equal(of(after, 'completed') - of(before, 'completed'), moments.length);
    assert.equal(of(after, 'open'), of(before, 'open'));
  });

  test('counts an event whose moment another transaction is storing', async () => {
    const moment = uuid();
    const event = signal('suggestion.shown', { ...suggestion, moment });
    const before = await tallied(store, 'suggestion.shown');
    const { sent } = await store.transaction(async ({ query }) => {
      await query(`INSERT INTO moments (store, id, day) VALUES ('damson', $1, current_date)`, [moment]);
      const sent = send(api, [event]);
      // The embedded database runs one transaction after the other.
      const isWaiting = async () =>
        store.kind === 'pglite' ||
        (await store.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).length > 0;
      while (!(await isWaiting()));
      return { sent };
    });
    const { status, json } = await sent;
    assert.deepEqual([status, json.accepted], [200, [event.id]]);
    assert.equal(await tallied(store, 'suggestion.shown'), before + 1);
    const [row] = await store.query('SELECT offered FROM moments WHERE id = $1', [moment]);
    assert.equal(row?.offered, true);
  });

  test('recognizes the same event in binary mode', async () => {
    const event = signal('promise.shown', { promise: 'mend' }, { subject: 'promise/über' });
    const { data, datacontenttype, ...attributes } = event;
    const headers = Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [`ce-${name}`, encodeURIComponent(value)]),
    );
    const before = await stored(store);
    const binary = await send(api, [], {
      body: JSON.stringify(data),
      headers: { ...headers, 'content-type': datacontenttype },
    });
    assert.deepEqual([binary.status, binary.json], [200, { accepted: [event.id], rejected: [] }]);
    await send(api, [event]);
    assert.equal(await stored(store), before + 1);
    const bad = await send(api, [], {
      body: JSON.stringify(data),
      headers: { ...headers, 'ce-source': '%E0%A4%A', 'content-type': datacontenttype },
    });
    assert.deepEqual([bad.status, bad.json.code], [400, 'header']);
  });

  test('counts a moment on the day of its earliest event, whatever arrives first', async () => {
    const at = (days: number) => ({ time: new Date(Date.now() - days * 86_400_000).toISOString() });
    const ends = { moment: 'long', total: { currency: 'SEK', value: '5' } };
    await send(api, [signal('moment.completed', ends, at(1))]);
    await send(api, [signal('suggestion.shown', { ...suggestion, moment: 'long' }, at(4))]);
    await send(api, [signal('suggestion.accepted', { ...suggestion, moment: 'long' }, at(2))]);
    const days = await store.query(
      `SELECT day::text, sum(n)::float8 AS n FROM tally WHERE name = 'moment' AND value = 'SEK'
       GROUP BY 1 HAVING sum(n) <> 0`,
    );
    assert.deepEqual(days, [{ day: at(4).time.slice(0, 10), n: 1 }]);
  });

  test('identifies an event by source and id, whatever else it contains', async () => {
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

  test('stores what happens in training, and counts it nowhere', async () => {
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

  test('stores comments and contacts in one place only', async () => {
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

  test('accepts times and amounts that not every database supports', async () => {
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
    const [row] = await store.query(
      `SELECT sum(amount)::text AS sum FROM tally WHERE name = 'moment' AND value = 'GBP'`,
    );
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

  test('stores nothing for another store, and nothing without a write key', async () => {
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
