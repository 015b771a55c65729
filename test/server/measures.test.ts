import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { parseHuddle } from '@tillside/contract';
import { type App, createApp, type Database, importFile, type Refusal } from '@tillside/server';
import { folder, onBoth, opened } from './databases.js';
import { studentQuantile, wilson } from './huddle-oracle.js';
import { ask, configured, keys, shopConfig } from './shop.js';

const now = () => new Date('2026-03-18T12:00:00Z');
const words = { label: 'L', means: 'M' };
const results = [
  {
    measure: 'sick-days',
    ...words,
    unit: 'percent',
    better: 'down',
    id: 'sick',
    actions: [{ id: 'rest', text: 'Rest' }],
  },
  { measure: 'wait', ...words, unit: 'duration', better: 'down', serves: 'sick', owner: 'Tills' },
  { measure: 'spend', ...words, unit: 'money', currency: 'EUR', source: 'The till' },
  { measure: 'rare', ...words, unit: 'percent' },
] as const;
const config = configured({
  stores: [
    {
      ...shopConfig.stores[0]!,
      huddle: {
        results: results.map(one => ({ ...one, ...('actions' in one && { actions: [...one.actions] }) })),
      },
    },
  ],
});
/** The last eight weeks. */
const days = Array.from({ length: 56 }, (_, at) =>
  new Date(Date.UTC(2026, 0, 19 + at)).toISOString().slice(0, 10),
);
const waits = days.map((_, at) => 60 + ((at * 37) % 41));
const items = days.flatMap((day, at) => [
  { measure: 'sick-days', day, value: at % 3, of: 20 },
  { measure: 'wait', day, value: waits[at]! },
  { measure: 'rare', day, value: 0, of: at % 2 },
]);

onBoth('measures', ({ fresh }) => {
  let database: Database;
  let api: App;
  before(async () => {
    database = await opened(fresh());
    api = await createApp({ database, config, now });
  });
  const post = (body: unknown, more: object = {}) =>
    ask(api, '/measures', {
      method: 'POST',
      key: keys.manage,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      ...more,
    });
  const told = async () => {
    const { json } = await ask(api, '/huddle', { key: keys.team });
    const { huddle, problems } = parseHuddle(json);
    assert.deepEqual(problems, []);
    return huddle!.results;
  };
  const stored = async () => Number((await database.query('SELECT count(*)::int AS n FROM measures'))[0]?.n);

  test('are stored once a measure and day, however often they are sent, and shown at once', async () => {
    assert.deepEqual(await told(), []);
    assert.deepEqual((await post(items)).json, { stored: 168 });
    assert.deepEqual((await post(items)).json, { stored: 168 });
    assert.deepEqual((await post({ measure: 'wait', day: days[55]!, value: waits[55]! })).json, {
      stored: 1,
    });
    assert.equal(await stored(), 168);
    assert.deepEqual(
      (await told()).map(({ id }) => id),
      ['sick', 'wait'],
    );
  });

  test('are shares where they have cases, and means of days where they have none', async () => {
    const [sick, wait] = await told();
    const last = (list: readonly number[]) => list.slice(28);
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
    const share = sum(last(days.map((_, at) => at % 3))) / 560;
    const [low, high] = wilson(share, 560).map(end => Math.round(1000 * end) / 10);
    assert.deepEqual(sick, {
      id: 'sick',
      ...words,
      unit: 'percent',
      better: 'down',
      source: 'Measured elsewhere and imported',
      actions: [{ id: 'rest', text: 'Rest' }],
      before: sick!.before,
      after: {
        value: Math.round(1000 * share) / 10,
        of: 560,
        from: '2026-02-16',
        to: '2026-03-15',
        low,
        high,
      },
    });
    assert.deepEqual(
      [sick.before?.from, sick.before?.to, sick.before?.of],
      ['2026-01-19', '2026-02-15', 560],
    );
    const mean = sum(last(waits)) / 28;
    const deviation = Math.sqrt(sum(last(waits).map(one => (one - mean) ** 2)) / 27);
    const half = (studentQuantile(27) * deviation) / Math.sqrt(28);
    assert.deepEqual([wait!.serves, wait!.owner], ['sick', 'Tills']);
    assert.deepEqual(wait!.after, {
      ...{ value: Math.round(mean), from: '2026-02-16', to: '2026-03-15' },
      ...{ low: Math.round(mean - half), high: Math.round(mean + half) },
    });
  });

  test('with fewer than thirty cases are left out, which those who read results can see', async () => {
    const { json } = await ask(api, '/huddle/left-out', { key: keys.manage });
    assert.deepEqual(json, {
      period: { from: '2026-02-16', to: '2026-03-15' },
      results: ['spend', 'rare'].map(result => ({
        ...{ result, code: 'too-few' },
        message: 'Fewer than thirty cases are behind it in this period.',
      })),
    });
  });

  test('are refused as a whole, with what is wrong', async () => {
    const before = await stored();
    const good = { measure: 'wait', day: '2026-03-02', value: 1 };
    for (const [body, status, code] of [
      [[good, { ...good, day: '2026-02-30' }], 422, 'schema'],
      [{ ...good, value: 'much' }, 422, 'schema'],
      [{ ...good, value: 1e13 }, 422, 'schema'],
      [{ ...good, of: -1 }, 422, 'schema'],
      [{ ...good, measure: ' ' }, 422, 'schema'],
      [{ ...good, customer: 'c-1' }, 422, 'schema'],
      [5, 422, 'schema'],
      [Array.from({ length: 1001 }, () => good), 413, 'too-many'],
    ] as const) {
      const answer = await post(body);
      assert.deepEqual([answer.status, answer.json.code], [status, code]);
    }
    assert.equal((await post([good, { ...good, day: 'x' }])).json.path, '/1/day');
    assert.equal((await post(good, { key: keys.team })).status, 403);
    assert.equal((await post(good, { headers: { 'content-type': 'text/plain' } })).status, 415);
    assert.equal(await stored(), before);
  });

  test('come from a file in any usual encoding and format; the same file adds nothing', async () => {
    const file = join(folder(), 'measures.csv');
    const text = [
      'measure;day;value;of',
      'Kaffee für alle;02.03.2026;-1,5;',
      'Kaffee für alle;03.03.2026;2,25;31',
      'Kaffee für alle;32.03.2026;1;2',
      ';04.03.2026;1;2',
      'Kaffee für alle;04.03.2026;viel;2',
      'Kaffee für alle;04.03.2026;1;-2',
    ].join('\r\n');
    writeFileSync(file, Buffer.from(text, 'latin1'));
    for (let time = 0; time < 2; time++) {
      const refused: Refusal[] = [];
      const imported = await importFile({
        database,
        store: 'damson',
        file,
        refuse: one => refused.push(one),
      });
      assert.deepEqual([imported.kind, imported.encoding, imported.rows], ['measures', 'windows-1252', 2]);
      assert.deepEqual(
        refused.map(({ line, reason }) => `${line}: ${reason}`),
        [
          '4: the day is not a date',
          '5: the measure is missing',
          '6: the value is not a decimal number',
          '7: "of" is not a decimal number',
        ],
      );
    }
    const rows = await database.query(
      `SELECT day::text, value::text, "of"::text FROM measures WHERE measure = 'Kaffee für alle' ORDER BY day`,
    );
    assert.deepEqual(rows, [
      { day: '2026-03-02', value: '-1.5', of: null },
      { day: '2026-03-03', value: '2.25', of: '31' },
    ]);
  });
});
