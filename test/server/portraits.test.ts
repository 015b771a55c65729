import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { parseHuddle } from '@tillside/contract';
import { configOf, createApp, importFile } from '@tillside/server';
import { onBoth, opened } from './databases.js';
import { type Buyers, header, orderFile, rowsOf, threeGroups } from './portrait-shop.js';
import { ask, configured, keys, shopConfig } from './shop.js';

const day = 86_400_000;
const monday = Date.UTC(2026, 6, 6);

interface Told {
  reason: string | null;
  groups: { key: string; state: string; stability: number; people: number }[];
  portraits: { id: string; name: string; people: number; facts: { label: string; value: number }[] }[];
}

/** A server with orders in it; its clock is set by the test. */
async function openShop(place: string, huddle: object = {}, more: object = {}) {
  const database = await opened(place);
  const [damson] = shopConfig.stores;
  const clock = { now: monday };
  const config = configured({ stores: [{ ...damson!, huddle, ...more }] });
  const api = await createApp({ database, config, now: () => new Date(clock.now) });
  return {
    database,
    api,
    clock,
    load: (rows: readonly string[], header?: string) =>
      importFile({ database, store: 'damson', file: orderFile(rows, header), currency: 'GBP' }),
    find: () => api.findPortraits(),
    told: async () => (await ask(api, '/portraits')).json as unknown as Told,
    huddle: async (query = '') => {
      const { json } = await ask(api, `/huddle${query}`, { key: keys.team });
      return { portraits: json.portraits as Told['portraits'], json };
    },
    erase: (ref: string) => ask(api, `/customers/${ref}`, { method: 'DELETE', key: keys.manage }),
  };
}
type Shop = Awaited<ReturnType<typeof openShop>>;

onBoth('portraits', ({ fresh }) => {
  let shop: Shop;
  before(async () => {
    shop = await openShop(fresh(), {
      portraits: { groups: { 'group-1': { name: 'The bakers', ask: ['For whom?'] } } },
    });
    await shop.load(rowsOf(threeGroups));
    await shop.find();
  });

  test('show the groups that customers are in, with facts beside everybody’s and a plain name', async () => {
    const { portraits, json } = await shop.huddle();
    assert.deepEqual(
      portraits.map(({ name, people }) => [name, people]),
      [
        ['The bakers', 70],
        ['Tuesday shoppers who buy “seed tray”', 60],
        ['Thursday shoppers who buy “paper lamp”', 50],
      ],
    );
    const { huddle, problems } = parseHuddle(json);
    assert.deepEqual([problems, huddle?.portraits.length], [[], 3]);
    for (const { people, facts } of huddle!.portraits) {
      assert.equal(people % 5, 0);
      assert.ok(facts.length > 1);
      for (const { value, everybody, unit } of facts) {
        assert.notEqual(value, everybody);
        if (unit === 'percent') assert.deepEqual([value % 5, everybody! % 5], [0, 0]);
      }
    }
    const { groups, reason } = await shop.told();
    assert.equal(reason, null);
    for (const { stability, state } of groups) assert.ok(stability > 0.9 && state === 'shown');
  });

  test('are the same for whatever days are asked for', async () => {
    const { portraits } = await shop.huddle();
    const other = await shop.huddle('?from=2026-03-02&to=2026-03-15');
    assert.deepEqual(other.portraits, portraits);
  });

  test('do not tell of a customer by what they say before and after an erasure or an order', async () => {
    const first = await shop.huddle();
    await shop.erase('baker-1');
    await shop.load(['new-1,red-cake-cases,Red cake cases,9,4,2026-05-01T09:01:00Z,baker-2']);
    shop.clock.now += 6 * day;
    await shop.find();
    assert.deepEqual((await shop.huddle()).portraits, first.portraits);
    // Nor a week later: fewer than thirty customers have changed.
    shop.clock.now += 20 * day;
    await shop.find();
    assert.deepEqual((await shop.huddle()).portraits, first.portraits);
  });

  test('change when thirty customers have, and their keys and words stay with them', async () => {
    shop.clock.now += 20 * day;
    await shop.load(rowsOf([{ ...threeGroups[0]!, name: 'new-baker', n: 45 }], 2));
    await shop.find();
    const { portraits } = await shop.huddle();
    assert.deepEqual(
      portraits.map(({ id, name, people }) => [id, name, people]),
      [
        ['group-1', 'The bakers', 115],
        ['group-2', 'Tuesday shoppers who buy “seed tray”', 60],
        ['group-3', 'Thursday shoppers who buy “paper lamp”', 50],
      ],
    );
  });

  test('keep nothing of a single customer', async () => {
    const rows = await shop.database.query('SELECT portraits::text AS row FROM portraits');
    const text = rows.map(({ row }) => String(row)).join();
    for (const { customer } of await shop.database.query('SELECT DISTINCT customer FROM orders'))
      assert.ok(!text.includes(String(customer)));
    assert.doesNotMatch(text, /baker-\d|reader-\d/);
  });

  test('are found by one of several processes', async () => {
    shop.clock.now += 20 * day;
    await shop.load(rowsOf([{ ...threeGroups[1]!, name: 'new-gardener', n: 45 }], 3));
    const logged: object[] = [];
    const config = configured(shopConfig);
    const other = await createApp({
      database: shop.database,
      config,
      now: () => new Date(shop.clock.now),
      log: line => logged.push(line),
    });
    await Promise.all([other.findPortraits(), other.findPortraits(), other.findPortraits()]);
    assert.equal(logged.filter(line => /portraits found.*damson/.test(JSON.stringify(line))).length, 1);
  });

  test('leave a search that is ended to the next one', async () => {
    shop.clock.now += 20 * day;
    await shop.load(rowsOf([{ ...threeGroups[2]!, name: 'new-reader', n: 45 }], 4));
    await assert.rejects(shop.api.findPortraits(AbortSignal.abort()), { name: 'AbortError' });
    await shop.find();
    assert.equal(
      (await shop.huddle()).portraits.reduce((sum, { people }) => sum + people, 0),
      115 + 105 + 95,
    );
  });
});

describe('portraits of a shop', () => {
  const shopOf = async (groups: readonly Buyers[], huddle?: object) => {
    const shop = await openShop('memory://', huddle);
    await shop.load(rowsOf(groups));
    await shop.find();
    return shop;
  };

  test('whose customers differ by chance only are none, with the reason', async () => {
    const shop = await shopOf([{ name: 'anyone', n: 200, orders: 3, goods: 6, price: 5, favourites: [] }]);
    const { reason, portraits } = await shop.told();
    assert.deepEqual([reason, portraits], ['few-groups', []]);
    assert.deepEqual((await shop.huddle()).portraits, []);
  });

  test('leave out a group in which one customer has more than a quarter of the sales', async () => {
    const shop = await shopOf(threeGroups.map((group, at) => (at ? group : { ...group, dominant: 60 })));
    const { groups, portraits } = await shop.told();
    assert.deepEqual(groups.map(({ state }) => state).sort(), ['dominated', 'shown', 'shown']);
    assert.deepEqual(
      portraits.map(({ people }) => people),
      [60, 50],
    );
  });

  test('count a group of fewer than thirty with the nearest', async () => {
    const few = { ...threeGroups[0]!, name: 'few', n: 12, weekday: 1 };
    const { portraits } = await (await shopOf([...threeGroups, few])).told();
    assert.deepEqual(
      portraits.map(({ people }) => people),
      [80, 60, 50],
    );
  });

  test('are the same for the same orders, in databases with different keys', async () => {
    const [one, other] = [await shopOf(threeGroups), await shopOf(threeGroups)];
    assert.deepEqual((await one.told()).portraits, (await other.told()).portraits);
  });

  test('are found although an order comes to less than nothing', async () => {
    const rows = rowsOf(threeGroups).map(row => `${row},`);
    rows[0] = rows[0]!.replace(/baker-0-0(.*)baker-0,$/, 'credit$1in-credit,-40.00');
    const shop = await openShop('memory://');
    await shop.load(rows, `${header},line total`);
    await shop.find();
    const { portraits } = await shop.told();
    assert.equal(portraits.length, 3);
    assert.ok(portraits.some(({ facts }) => facts.some(({ label }) => label === 'A usual order')));
  });

  test('that has a column of categories are told by them, in the language of the store', async () => {
    const rows = rowsOf(threeGroups).map(row => {
      const [, sku = ''] = row.split(',');
      return `${row},${sku.includes('cake') ? 'Backformen' : sku.includes('seed') ? 'Garten' : 'Sonstiges'}`;
    });
    const shop = await openShop('memory://', {}, { locale: 'de-DE' });
    await shop.load(rows, `${header},category`);
    await shop.find();
    const { portraits } = await shop.told();
    assert.deepEqual(
      portraits.slice(0, 2).map(({ name }) => name),
      ['Samstagskundschaft, die Backformen kauft', 'Dienstagskundschaft, die Garten kauft'],
    );
    assert.ok(portraits[0]!.facts.some(({ label }) => label === 'Backformen, am Gekauften'));
  });

  test('with strange orders are none, or hold, and nothing fails', async () => {
    const line = (at: number, more: string) => `o${at},thing,Thing,${more},2026-03-02,c${at}`;
    const many = (more: string) => Array.from({ length: 70 }, (_, at) => line(at, more));
    for (const [rows, reason] of [
      [[], 'no-customers'],
      [[line(1, '1,2.50')], 'few-customers'],
      [many('-1,2.50'), 'no-customers'],
      [many('1,0'), 'alike'],
      [Array.from({ length: 500 }, (_, at) => `o${at},thing,Thing,1,1,2026-03-02,one`), 'few-customers'],
      [many('1,999999999999'), 'alike'],
    ] as const) {
      const shop = await openShop('memory://');
      await shop.load(rows);
      await shop.find();
      const told = await shop.told();
      assert.deepEqual([told.reason, told.portraits], [reason, []], rows[0]);
    }
  });

  test('whose orders do not say who bought are one of everybody, and stay for a week', async () => {
    const orders = (from: number, n: number) =>
      Array.from({ length: n }, (_, at) => `o${from + at},cake,Cake,1,${at % 2 ? 4 : 6},2026-03-02,`);
    const shop = await openShop('memory://');
    await shop.load(orders(0, 64));
    await shop.find();
    const [core, ...others] = (await shop.huddle()).portraits;
    assert.deepEqual(others, []);
    assert.deepEqual([core!.id, core!.name, core!.people], ['core', 'Our customers', 65]);
    assert.deepEqual(
      core!.facts.map(({ label, value }) => [label, value]),
      [
        ['A usual order', 5],
        ['Different things in an order', 1],
      ],
    );
    await shop.load(orders(100, 100));
    await shop.find();
    assert.equal((await shop.huddle()).portraits[0]!.people, 65);
    shop.clock.now += 8 * day;
    await shop.find();
    assert.equal((await shop.huddle()).portraits[0]!.people, 165);
  });

  test('are the shop’s own words where nothing is known', async () => {
    const groups = { core: { name: 'Neighbours', line: 'Most of them walk here.', people: 400 } };
    const shop = await openShop('memory://', { portraits: { groups } });
    const { portraits, json } = await shop.huddle();
    assert.deepEqual([portraits.length, portraits[0]!.name, portraits[0]!.people], [1, 'Neighbours', 400]);
    assert.deepEqual(parseHuddle(json).problems, []);
  });

  test('are told with the read key only', async () => {
    const { api } = await openShop('memory://');
    for (const [key, status] of [
      [keys.read, 200],
      [keys.manage, 200],
      [keys.team, 403],
      [keys.write, 403],
      [null, 401],
    ] as const)
      assert.equal((await ask(api, '/portraits', { key })).status, status);
  });

  test('have words that the configuration checks', () => {
    const faultsOf = (portraits: object) =>
      configOf({ stores: [{ ...shopConfig.stores[0]!, huddle: { portraits } }] }).faults.map(
        ({ path, message }) => `${path.slice(4).join('.')}: ${message}`,
      );
    assert.deepEqual(faultsOf({ groups: { 'group-1': { line: 'Ask ann@shop.example' } } }), [
      'groups.group-1.line: expected no e-mail address and no long number: a portrait is of nobody in particular',
    ]);
    assert.equal(faultsOf({ groups: { bakers: {} } }).length, 1);
    assert.equal(faultsOf({ days: 7 }).length, 1);
    assert.deepEqual(faultsOf({ groups: { core: { people: 52 } } }).length, 1);
  });
});
