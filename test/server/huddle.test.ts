import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type App, configOf, createApp, type Database } from '@tillside/server';
import { document } from './conforms.js';
import { onBoth, opened } from './databases.js';
import { app, ask, configured, keys, shopConfig } from './shop.js';

/** A Wednesday. */
const now = () => new Date('2026-03-18T12:00:00Z');
const [shop] = shopConfig.stores;

onBoth('GET /huddle', ({ fresh }) => {
  let store: Database;
  let api: App;
  before(async () => {
    store = await opened(fresh());
    api = await app(store, { now });
  });
  const huddle = (query = '', more: object = {}) => ask(api, `/huddle${query}`, { key: keys.team, ...more });

  test('needs no configuration: there is one team, and the period is the last four whole weeks', async () => {
    const { status, json, headers } = await huddle();
    assert.equal(status, 200);
    assert.deepEqual(json, {
      version: 1,
      id: 'damson',
      asOf: '2026-03-18T12:00:00.000Z',
      locale: 'en-GB',
      team: { id: 'damson', name: 'Damson' },
      period: { from: '2026-02-16', to: '2026-03-15' },
      results: [],
      portraits: [],
      news: [],
      stories: [],
      thanks: [],
    });
    assert.equal(headers.get('cache-control'), 'private, no-cache');
  });

  test('says nothing again to whoever has it', async () => {
    const { headers } = await huddle();
    const etag = headers.get('etag')!;
    const again = await huddle('', { headers: { 'if-none-match': `W/"other", ${etag}` } });
    assert.deepEqual([again.status, again.text], [304, '']);
  });

  test('has the team and the news that the configuration names', async () => {
    const news = [{ id: 'onions', title: 'Onions from next door', text: 'From the field of the Millers.' }];
    const teams = [
      { id: 'shop', name: 'Shop' },
      { id: 'packing', name: 'Packing' },
    ];
    const config = configured({ stores: [{ ...shop!, huddle: { teams, news } }] });
    const other = await createApp({ database: store, config, now });
    const { json } = await ask(other, '/huddle?team=packing', { key: keys.team });
    assert.deepEqual([json.id, json.team, json.news], ['damson/packing', teams[1], news]);
    const { json: first } = await ask(other, '/huddle', { key: keys.team });
    assert.deepEqual(first.team, teams[0]);
    const none = await ask(other, '/huddle?team=damson', { key: keys.team });
    assert.deepEqual([none.status, none.json.code], [404, 'no-team']);
  });

  test('tells of whole weeks that are over, whichever days are asked for', async () => {
    for (const [query, from, to] of [
      ['?from=2026-02-02&to=2026-02-15', '2026-02-02', '2026-02-15'],
      ['?from=2026-01-27&to=2026-02-21', '2026-02-02', '2026-02-15'],
      ['?from=2026-03-01', '2026-03-02', '2026-03-15'],
      ['?to=2026-03-14', '2026-02-09', '2026-03-08'],
      ['?to=2999-01-01', '2026-02-16', '2026-03-15'],
    ])
      assert.deepEqual((await huddle(query)).json.period, { from, to }, query);
  });

  test('refuses days in which no week is over, and what is no day', async () => {
    for (const query of [
      '?from=2026-03-10',
      '?from=2026-03-02&to=2026-03-07',
      '?from=2026-03-15&to=2026-03-01',
      '?from=2020-01-01',
      '?from=yesterday',
      '?to=2026-02-30',
    ]) {
      const { status, json } = await huddle(query);
      assert.deepEqual([status, json.code], [400, 'range'], query);
    }
  });

  test('is for the team key and those who manage, and for nobody else', async () => {
    for (const [key, status] of [
      [keys.team, 200],
      [keys.manage, 200],
      [keys.read, 403],
      [keys.staff, 403],
      [keys.write, 403],
      [null, 401],
    ] as const)
      assert.equal((await huddle('', { key })).status, status);
  });

  test('is all that the team key reads', async () => {
    for (const [path, operations] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(operations)) {
        const security = 'security' in operation ? operation.security : undefined;
        if (path.startsWith('/huddle') || path === '/signals' || !Array.isArray(security)) continue;
        const address = `${path.replaceAll(/\{\w+\}/g, 'x')}${path === '/moment' ? '?surface=associate' : ''}`;
        const { status, json } = await ask(api, address, {
          method: method.toUpperCase(),
          key: keys.team,
          ...(method === 'post' && { body: '{}', headers: { 'content-type': 'application/json' } }),
        });
        assert.deepEqual([status, json.code], [403, 'wrong-key'], `${method} ${path}`);
      }
  });
});

describe('the configuration of a huddle', () => {
  const faultsOf = (huddle: object) =>
    configOf({ stores: [{ ...shop, huddle }] }).faults.map(
      ({ path, message }) => `${path.slice(3).map(String).join('.')}: ${message}`,
    );

  test('is refused with a reason for each fault', () => {
    const team = { id: 'shop', name: 'Shop' };
    for (const [huddle, fault] of [
      [{ teams: [] }, 'teams: Too small: expected array to have >=1 items'],
      [{ teams: [team, team] }, 'teams.1.id: expected an id of its own'],
      [{ tems: [team] }, 'tems: unknown field'],
      [
        { news: [{ id: 'a', title: 'A', text: 'x'.repeat(241) }] },
        'news.0.text: Too big: expected string to have <=240 characters',
      ],
      [{ results: [5] }, 'results.0: expected the id of a result, { result: ID, … } or { measure: NAME, … }'],
      [
        { results: ['cast'] },
        'results.0: expected one of promises-kept, csat, nps, ces, follow-ups, recoveries, returns, repeat-purchases, net-revenue-retention, suggestions-difference, suggestions-accepted, basket, or promise-ID',
      ],
      [{ results: ['csat', 'promise-mend', 'csat'] }, 'results.2: expected an id of its own'],
      [{ results: [{ result: 'csat', means: ' ' }] }, 'results.0.means: expected some text'],
      [{ results: [{ result: 'csat', meens: 'x' }] }, 'results.0.meens: unknown field'],
      [
        { results: [{ measure: 'spend', label: 'Spend', means: 'x', unit: 'money' }] },
        'results.0.currency: expected a currency for money, and for nothing else',
      ],
    ] as const)
      assert.deepEqual(faultsOf(huddle), [fault]);
  });
});
