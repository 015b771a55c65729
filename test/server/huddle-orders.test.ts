import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { parseHuddle, type Result } from '@tillside/contract';
import { type App, createApp, type Database, importFile } from '@tillside/server';
import { folder, onBoth, opened } from './databases.js';
import { figure } from './huddle-oracle.js';
import { day, randomShop } from './random-shop.js';
import { ask, configured, keys, send, shopConfig, signal } from './shop.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const { chance, whole, uuid } = randomShop(seed, 0);
let clock = Date.parse('2026-03-18T12:00:00Z');
const now = () => new Date(clock);
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);

interface Order {
  id: string;
  day: string;
  customer: number;
  amount: number;
  back: number;
}
/** Three and a half years of orders of eighty customers, of which some come often. */
const orders = Array.from({ length: 3000 }, (_, at): Order => {
  const amount = whole(100, 9000) / 100;
  return {
    id: `o${at}`,
    day: isoDay(Date.UTC(2022, 8, 1) + whole(0, 1290) * day),
    customer: Math.min(whole(0, 79), whole(0, 110)),
    amount,
    back: chance(0.15) ? amount : 0,
  };
});
const csv = (list: readonly Order[]) =>
  [
    'order,sku,quantity,line total,currency,date,customer',
    ...list.flatMap(({ id, day, customer, amount, back }) => [
      `${id},tea,1,${amount},GBP,${day},c-${customer}`,
      ...(back ? [`${id},tea,-1,${back},GBP,${day},c-${customer}`] : []),
    ]),
  ].join('\n');
/** How often a promise was kept on each day. */
const operations = Array.from({ length: 60 }, (_, at) => {
  const given = whole(1, 9);
  return { day: isoDay(Date.UTC(2026, 0, 16) + at * day), given, kept: whole(0, given) };
});

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const tenth = (value: number | undefined) => Math.round(10 * value!) / 10;

onBoth(`the results of imported orders, seed ${seed}`, ({ fresh }) => {
  let api: App;
  let database: Database;
  let results: Map<string, Result>;
  const load = async (content: string) => {
    const file = join(folder(), 'file.csv');
    writeFileSync(file, content);
    const { refused } = await importFile({ database, store: 'damson', file });
    assert.equal(refused, 0);
  };
  const read = async (more: object = {}) => {
    const config = configured({ stores: [{ ...shopConfig.stores[0]!, ...more }] });
    api = await createApp({ database, config, now });
    const { json } = await ask(api, '/huddle', { key: keys.team });
    const { huddle, problems } = parseHuddle(json);
    assert.deepEqual(problems, []);
    return new Map(huddle!.results.map(one => [one.id, one]));
  };
  before(async () => {
    database = await opened(fresh());
    await load(csv(orders));
    await load(
      [
        'promise,day,kept,given',
        ...operations.map(({ day, kept, given }) => `returns,${day},${kept},${given}`),
      ].join('\n'),
    );
    results = await read();
  });

  test('tell what was sent back of orders that are old enough, and what an order comes to', () => {
    const sold = orders.map(({ day, back, amount }) => ({ day, x: 1, y: Number(back > 0), amount }));
    const returns = results.get('returns')!;
    for (const [name, from, to] of [
      ['after', '2026-01-12', '2026-02-08'],
      ['before', '2025-12-15', '2026-01-11'],
    ] as const) {
      const wanted = figure('share', sold, { from, to })!;
      const told = returns[name]!;
      assert.deepEqual(
        [told.of, told.from, told.to, told.value],
        [wanted.of, wanted.from, wanted.to, tenth(wanted.value)],
      );
    }
    const basket = results.get('basket')!;
    const wanted = figure(
      'days',
      sold.map(({ day, amount }) => ({ day, x: 1, y: amount })),
      { from: '2026-02-16', to: '2026-03-15' },
    )!;
    assert.deepEqual(
      [basket.after.of, basket.currency, basket.source],
      [wanted.of, 'GBP', 'Imported orders'],
    );
    for (const name of ['value', 'low', 'high'] as const)
      assert.ok(Math.abs(basket.after[name]! - wanted[name]) < 0.0051, `${name} (seed ${seed})`);
  });

  /** The orders of each customer in a range of days. */
  const byCustomer = (from: string, to: string) => [
    ...Map.groupBy(
      orders.filter(({ day }) => day >= from && day <= to),
      ({ customer }) => customer,
    ).values(),
  ];

  test('tell how many customers of the last quarter had bought on another day within a year', () => {
    const { after, before } = results.get('repeat-purchases')!;
    for (const [told, since, from, to] of [
      [after, '2025-01-01', '2025-10-01', '2025-12-31'],
      [before!, '2024-10-01', '2025-07-01', '2025-09-30'],
    ] as const) {
      const own = byCustomer(since, to).filter(list => list.some(({ day }) => day >= from));
      const again = own.filter(list => new Set(list.map(({ day }) => day)).size > 1);
      assert.deepEqual([told.of, told.from, told.to], [own.length, from, to]);
      assert.equal(told.value, tenth((100 * again.length) / own.length));
    }
  });

  test('tell what the customers of one year spent in the next, less what came back', () => {
    const { after, before } = results.get('net-revenue-retention')!;
    for (const [told, since, from, to] of [
      [after, '2024-01-02', '2025-01-01', '2025-12-31'],
      [before!, '2023-01-02', '2024-01-02', '2024-12-31'],
    ] as const) {
      const net = (list: readonly Order[]) => total(list.map(({ amount, back }) => amount - back));
      const own = byCustomer(since, to)
        .map(
          list =>
            [net(list.filter(({ day }) => day < from)), net(list.filter(({ day }) => day >= from))] as const,
        )
        .filter(([x]) => x > 0.001);
      assert.deepEqual([told.of, told.from, told.to], [own.length, from, to]);
      assert.equal(told.value, tenth((100 * total(own.map(([, y]) => y))) / total(own.map(([x]) => x))));
    }
  });

  test('tell how often a promise was kept, by the records of the shop', () => {
    const promise = results.get('promise-returns')!;
    const wanted = figure(
      'share',
      operations.map(({ day, given, kept }) => ({ day, x: given, y: kept })),
      { from: '2026-02-16', to: '2026-03-15' },
    )!;
    assert.deepEqual(
      [promise.after.of, promise.after.value, promise.label, promise.promise, promise.source],
      [wanted.of, tenth(wanted.value), 'Thirty days to return', 'returns', 'Records of our own work'],
    );
    assert.equal(results.has('promises-kept'), false);
  });

  test('speak the language of the store, and the words of the configuration', async () => {
    const huddle = {
      results: ['basket', { result: 'returns', label: 'Kam zurück', owner: 'Anna', actions: [] }],
    };
    const own = await read({ locale: 'de-AT', huddle });
    assert.deepEqual([...own.keys()], ['basket', 'returns']);
    assert.equal(own.get('basket')!.means, 'Der Durchschnitt aller Einkäufe, bevor etwas zurückkommt.');
    const { label, owner, actions, means } = own.get('returns')!;
    assert.deepEqual([label, owner, actions], ['Kam zurück', 'Anna', []]);
    assert.match(means, /35 Tage alt/);
  });

  test('tell how many customers were called back in time, also when they are erased', async () => {
    clock = Date.parse('2026-03-10T09:00:00Z');
    const ids = Array.from({ length: 40 }, () => uuid());
    const asked = ids.map((response, at) =>
      signal(
        'feedback.followup',
        { form: 'visit', response, within: 'PT2H', moment: `f-${at}`, ref: `c-${at}` },
        { time: '2026-03-10T09:00:00Z' },
      ),
    );
    assert.deepEqual((await send(api, asked)).json.rejected, []);
    for (const id of ids.slice(0, 30)) await ask(api, `/follow-ups/${id}/done`, { method: 'POST' });
    clock = Date.parse('2026-03-10T12:00:00Z');
    await api.maintain();
    for (const id of ids.slice(30)) await ask(api, `/follow-ups/${id}/done`, { method: 'POST' });
    await ask(api, '/customers/c-1', { method: 'DELETE', key: keys.manage });
    clock = Date.parse('2026-03-18T12:00:00Z');
    const { after } = (await read()).get('follow-ups')!;
    assert.deepEqual([after.value, after.of], [75, 40]);
  });
});

onBoth('a huddle of orders of a few months', ({ fresh }) => {
  test('leaves out what needs a year or two, and says so to those who read results', async () => {
    const database = await opened(fresh());
    const file = join(folder(), 'file.csv');
    writeFileSync(file, csv(orders.filter(({ day }) => day >= '2025-09-01')));
    await importFile({ database, store: 'damson', file });
    const api = await createApp({ database, config: configured(shopConfig), now });
    const { json } = await ask(api, '/huddle/left-out');
    const codes = (json.results as { result: string; code: string }[]).map(({ result, code }) => [
      result,
      code,
    ]);
    const needed = codes.filter(([, code]) => code === 'span').map(([result]) => result);
    assert.deepEqual(needed, ['repeat-purchases', 'net-revenue-retention']);
  });
});
