import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { parseMoment } from '@tillside/contract';
import { type App, type ConfigInput, configOf, createApp, type Database } from '@tillside/server';
import { rank, type Rankable } from '../../packages/server/src/ranking/rank.js';
import { isBelow } from '../../packages/server/src/ranking/reception.js';
import { seeded } from '../../packages/server/src/ranking/random.js';
import { onBoth, opened } from './databases.js';
import { ask, configured, keys, otherKeys, send, signal, uuid } from './shop.js';

const reason = { text: 'It goes with tea', basis: 'general' } as const;
const rule = (id: string, kind: 'product' | 'care' | 'service' = 'service') => ({
  id,
  kind,
  title: id,
  reason,
  decline: {
    reasons: [
      { id: 'dear', label: 'Too dear' },
      { id: 'has-it', label: 'Has it' },
    ],
  },
});

const configWith = (ranking: object = {}, ids = ['wrap', 'card', 'bow']): ConfigInput => ({
  stores: [
    {
      id: 'damson',
      keys,
      origins: ['https://shop.example'],
      locale: 'en-GB',
      suggestions: ids.map(id => rule(id)),
      together: { minSupport: 2, minLift: 1, max: 2 },
      ranking: { personalReasons: ['has-it'], ...ranking },
    },
    { id: 'other', keys: otherKeys },
  ],
});

interface Suggested {
  id: string;
  kind: string;
  reason: { basis: string };
  attribution: string;
}

onBoth('the order of suggestions', ({ fresh }) => {
  let database: Database;
  let api: App;
  let now = new Date('2026-03-01T12:00:00Z');
  const appWith = (ranking?: object, ids?: string[]) =>
    createApp({ database, config: configured(configWith(ranking, ids)), now: () => now });
  before(async () => {
    database = await opened(fresh());
    api = await appWith();
    await database.query(
      `INSERT INTO products (store, id, name, currency, price, orders, weight, squares)
       SELECT 'damson', id, initcap(id), 'GBP', 2, n, n, n
       FROM (VALUES ('tea', 50), ('cake', 30), ('mug', 20), ('pot', 20), ('gift', 9)) AS p(id, n)`,
    );
    await database.query(
      `INSERT INTO pairs (store, a, b, together, weight)
       SELECT 'damson', 'tea', b, n, n FROM (VALUES ('cake', 25), ('mug', 15), ('pot', 8), ('gift', 3)) AS p(b, n)`,
    );
    await database.query(`INSERT INTO order_sums VALUES ('damson', 150, 200, 200)`);
  });
  const suggested = async (moment: string, { basket = '', on = api, surface = 'customer' } = {}) => {
    const { json, text } = await ask(
      on,
      `/moment?store=damson&id=${moment}&basket=${basket}&surface=${surface}`,
      {
        key: surface === 'customer' ? null : keys.staff,
      },
    );
    assert.deepEqual(parseMoment(text).problems, []);
    return json.suggestions as Suggested[];
  };
  const outcome = (
    name: string,
    moment: string,
    { id, kind, reason, attribution }: Suggested,
    data: object = {},
  ) =>
    signal(`suggestion.${name}`, {
      moment,
      suggestion: id,
      kind,
      basis: reason.basis,
      attribution,
      ...data,
    });
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const received = async (): Promise<Record<string, number[]>> =>
    Object.fromEntries(
      (
        await database.query(
          `SELECT suggestion, sum(accepted)::float8 AS accepted, sum(refused)::float8 AS refused,
             sum(apart)::float8 AS apart FROM reception GROUP BY 1 ORDER BY 1`,
        )
      ).map(({ suggestion, accepted, refused, apart }) => [
        String(suggestion),
        [accepted, refused, apart].map(Number),
      ]),
    );
  const clear = () => database.script('TRUNCATE moment_orders, trials, reception, retired, tally');
  const wrapIn = (list: readonly Suggested[]) => list.find(({ id }) => id === 'wrap')!;

  test('follows from the moment, is the same in every process, and differs between moments', async () => {
    await clear();
    const other = await appWith();
    const first = await suggested('m-1', { basket: 'tea' });
    assert.deepEqual(await suggested('m-1', { basket: 'tea', on: other }), first);
    assert.deepEqual(ids(first).sort(), ['bow', 'card', 'together-cake', 'together-mug', 'wrap']);
    const orders = new Set<string>();
    for (let n = 0; n < 20; n++) orders.add(ids(await suggested(`other-${n}`, { basket: 'tea' })).join());
    assert.ok(orders.size > 1);
  });

  test('stays for twelve hours whatever people do meanwhile, and is made anew when the basket changes', async () => {
    await clear();
    const first = await suggested('m-1', { basket: 'tea' });
    await database.query(
      `INSERT INTO reception (store, suggestion, surface, slot, accepted, refused)
       VALUES ('damson', $1, 'customer', 0, 0, 100000)`,
      [first[0]!.id],
    );
    now = new Date(now.getTime() + 11 * 3_600_000);
    assert.deepEqual(await suggested('m-1', { basket: 'tea' }), first);
    assert.notEqual((await suggested('m-1', { basket: 'tea,else' }))[0]!.id, first[0]!.id);
    now = new Date(now.getTime() + 2 * 3_600_000);
    const later = await suggested('m-1', { basket: 'tea' });
    assert.equal(later.at(-1)!.id, first[0]!.id);
    assert.notEqual(wrapIn(later).attribution, wrapIn(first).attribution);
  });

  test('carries references that tell nothing, and are those of one moment and suggestion', async () => {
    await clear();
    const [one, other] = [
      await suggested('m-1', { basket: 'tea' }),
      await suggested('m-2', { basket: 'tea' }),
    ];
    const all = [...one, ...other].map(({ attribution }) => attribution);
    for (const attribution of all) assert.match(attribution, /^[\w-]{43}$/);
    assert.equal(new Set(all).size, all.length);
  });

  test('learns from outcomes with a valid reference only, so that a publishable key can retire nothing', async () => {
    await clear();
    const strict = await appWith({ minAcceptance: 0.1 });
    const wrap = wrapIn(await suggested('m-1'));
    const [card] = (await suggested('m-1')).filter(({ id }) => id === 'card');
    const forged = [
      undefined,
      'x',
      { with: 'tea' },
      wrap.attribution.replace(/.$/, last => (last === 'A' ? 'E' : 'A')),
      `${wrap.attribution.slice(0, 20)}AAAA${wrap.attribution.slice(24)}`,
      card!.attribution,
    ];
    for (const attribution of forged)
      await send(
        strict,
        Array.from({ length: 40 }, (_, n) => outcome('shown', `made-up-${n}`, wrap, { attribution })),
      );
    // A valid one is good in its own moment, for its own suggestion, once.
    await send(
      strict,
      Array.from({ length: 40 }, (_, n) => outcome('shown', `copied-${n}`, wrap)),
    );
    await send(strict, [outcome('shown', 'm-1', { ...wrap, attribution: card!.attribution })]);
    assert.deepEqual(await received(), {});
    for (let n = 0; n < 10; n++)
      await send(strict, [outcome('shown', 'm-1', wrap), outcome('declined', 'm-1', wrap)]);
    await send(strict, [outcome('declined', 'm-1', wrap, { mode: 'training' })]);
    assert.deepEqual(await received(), { wrap: [0, 1, 0] });
    assert.ok(ids(await suggested('m-9', { on: strict })).includes('wrap'));
  });

  test('sets apart what says nothing about a suggestion', async () => {
    await clear();
    const act = async (moment: string, name: string, data: object = {}) => {
      const wrap = wrapIn(await suggested(moment, { surface: 'associate' }));
      await send(api, [outcome('shown', moment, wrap, data), outcome(name, moment, wrap, data)]);
    };
    await act('m-1', 'declined', { reason: 'has-it' });
    await act('m-2', 'declined', { reason: 'dear' });
    await act('m-3', 'replaced', { instead: 'something', surface: 'associate' });
    await act('m-4', 'accepted');
    await act('m-5', 'asked');
    assert.deepEqual(await received(), { wrap: [1, 2, 2] });
  });

  test('is the same by counts as an independent computation of shuffled signals, a tenth of them twice', async () => {
    await clear();
    const random = seeded(11);
    const made: { key: string; name: string; one: object }[] = [];
    for (let n = 0; n < 60; n++) {
      const moment = `r-${n}`;
      for (const suggestion of await suggested(moment, { basket: 'tea' }))
        for (const name of ['shown', 'accepted', 'declined', 'has-it'].filter(() => random() < 0.4)) {
          const data = name === 'has-it' ? { reason: name } : {};
          const one = outcome(name === 'has-it' ? 'declined' : name, moment, suggestion, data);
          made.push({ key: `${suggestion.id} ${moment}`, name, one });
        }
    }
    const shuffled = [...made, ...made.filter(() => random() < 0.1)]
      .map(one => ({ one, at: random() }))
      .sort((a, b) => a.at - b.at);
    const parts = [shuffled.slice(0, 50), shuffled.slice(50, 51), shuffled.slice(51)];
    await Promise.all(
      parts.map(part =>
        send(
          api,
          part.map(({ one }) => one.one),
        ),
      ),
    );
    const wanted: Record<string, number[]> = {};
    for (const key of new Set(made.map(({ key }) => key))) {
      const names = made.filter(one => one.key === key).map(({ name }) => name);
      const sums = (wanted[key.split(' ')[0]!] ??= [0, 0, 0]);
      sums[names.includes('accepted') ? 0 : names.includes('has-it') ? 2 : 1]!++;
    }
    assert.deepEqual(await received(), Object.fromEntries(Object.entries(wanted).sort()));
  });

  test('retires what too few accept, says so with the reason given most, and takes it back by configuration', async () => {
    await clear();
    const strict = await appWith({ minAcceptance: 0.1 });
    let n = 0;
    const peopleUntilRetired = async () => {
      for (; n < 100; n++) {
        const wrap = (await suggested(`p-${n}`, { on: strict })).find(({ id }) => id === 'wrap');
        if (!wrap) return;
        const why = n % 3 ? 'dear' : undefined;
        await send(strict, [
          outcome('shown', `p-${n}`, wrap),
          outcome('declined', `p-${n}`, wrap, why && { reason: why }),
        ]);
      }
    };
    await peopleUntilRetired();
    assert.ok(n > 20 && n < 50, `${n}`);
    assert.deepEqual(ids(await suggested('after', { on: strict })).sort(), ['bow', 'card']);
    assert.ok(ids(await suggested('after', { on: strict, surface: 'associate' })).includes('wrap'));
    const { json } = await ask(strict, '/results');
    const { at, ...told } = (json.retired as { at: string }[])[0]!;
    assert.equal(at, now.toISOString());
    assert.deepEqual(told, {
      suggestion: 'wrap',
      title: 'wrap',
      surface: 'customer',
      accepted: 0,
      refused: n,
      minAcceptance: 0.1,
      reason: 'dear',
      label: 'Too dear',
    });
    // A late yes brings nothing back.
    await database.query(`UPDATE reception SET accepted = 100000`);
    assert.ok(!ids(await suggested('later', { on: strict })).includes('wrap'));
    const restored = await appWith({ minAcceptance: 0.1, restored: ['wrap'] });
    assert.ok(ids(await suggested('restored', { on: restored })).includes('wrap'));
    // One that the configuration has no longer takes signals all the same.
    const without = await appWith({}, ['card']);
    const sent = await send(without, [
      outcome('shown', 'gone', wrapIn(await suggested('gone', { on: restored }))),
    ]);
    assert.equal((sent.json.accepted as string[]).length, 1);
    await ask(without, '/results');
  });

  test('is explained to whoever has the read key', async () => {
    await clear();
    const list = await suggested('m-1', { basket: 'tea' });
    const at = list.findIndex(({ id }) => id === 'together-cake');
    const shown = outcome('shown', 'm-1', list[at]!);
    const strange = outcome('shown', 'm-1', { ...list[at]!, attribution: 'of another recommender' });
    await send(api, [shown, strange]);
    const { status, json } = await ask(api, `/why/${shown.id}`);
    assert.equal(status, 200);
    const { draw, score, pair, ...rest } = json as Record<string, unknown> & {
      draw: number;
      score: number;
      pair: { relevance: number };
    };
    const { relevance, ...numbers } = pair;
    assert.deepEqual(numbers, { product: 'cake', with: 'tea', together: 25, baskets: 50 });
    assert.ok(relevance > 0.36 && relevance < 0.5);
    assert.ok(Math.abs(score - relevance * draw) < 1e-12);
    assert.deepEqual(rest, {
      signal: shown.id,
      moment: 'm-1',
      surface: 'customer',
      made: now.toISOString(),
      rank: at + 1,
      of: list.length,
      suggestion: 'together-cake',
      relevance,
      weight: 1,
      accepted: 0,
      refused: 0,
    });
    assert.equal((await ask(api, `/why/${shown.id}`, { key: keys.write })).status, 403);
    assert.equal((await ask(api, `/why/${shown.id}`, { key: otherKeys.read })).status, 404);
    for (const id of [strange.id, uuid(), 'no-uuid'])
      assert.equal((await ask(api, `/why/${id}`)).status, 404);
  });

  test('is erased with its moment, and the sums stay', async () => {
    await clear();
    const wrap = wrapIn(await suggested('m-1'));
    await send(api, [outcome('accepted', 'm-1', wrap, { ref: 'r-1' })]);
    await ask(api, '/customers/r-1', { method: 'DELETE', key: keys.manage });
    for (const table of ['moment_orders', 'trials'])
      assert.deepEqual(await database.query(`SELECT 1 FROM ${table}`), [], table);
    assert.deepEqual(await received(), { wrap: [1, 0, 0] });
  });

  test('is forgotten after seven days', async () => {
    await clear();
    await suggested('m-1');
    now = new Date(now.getTime() + 8 * 86_400_000);
    await suggested('m-2');
    await api.maintain();
    assert.deepEqual(await database.query('SELECT moment FROM moment_orders'), [{ moment: 'm-2' }]);
  });
});

describe('a ranking', () => {
  const candidate = (id: string, relevance?: number, kind: 'product' | 'care' = 'product'): Rankable => ({
    suggestion: { id, kind, title: id, reason },
    pair:
      relevance === undefined ? undefined : { product: id, with: 'x', together: 5, baskets: 9, relevance },
  });
  const options = {
    store: 's',
    moment: 'm',
    receptionOf: () => ({ accepted: 1_000_000, refused: 1_000_000 }),
    maxPairs: 3,
  };
  const ids = (list: readonly { suggestion: string }[]) => list.map(({ suggestion }) => suggestion);

  test('goes by relevance where all are received alike, and shows so many pairs', () => {
    const list = rank(
      [candidate('a', 0.1), candidate('b', 0.4), candidate('c', 0.3), candidate('d', 0.2)],
      options,
    );
    assert.deepEqual(ids(list), ['b', 'c', 'd']);
  });

  test('takes the median of the pairs shown for what has none, unless the shop gave it a relevance', () => {
    const list = (given = {}) =>
      rank([candidate('a', 0.5), candidate('b', 0.3), candidate('own')], { ...options, relevance: given });
    assert.equal(list().find(({ suggestion }) => suggestion === 'own')!.relevance, 0.4);
    assert.deepEqual(ids(list({ own: 0.9 })), ['own', 'a', 'b']);
  });

  test('weighs products and offers, and never care', () => {
    const list = rank([candidate('a', 0.3), candidate('b', 0.2), candidate('care', undefined, 'care')], {
      ...options,
      weights: { b: 2, care: 2 },
    });
    assert.equal(list[0]!.suggestion, 'b');
    assert.equal(list.find(({ suggestion }) => suggestion === 'care')!.weight, 1);
    const weights = (given: Record<string, number>) =>
      configOf({
        stores: [{ id: 'damson', keys, suggestions: [rule('wrap', 'care')], ranking: { weights: given } }],
      })
        .faults.map(({ message }) => message)
        .join();
    assert.match(weights({ gift: 2.1 }), /from 1 to 2/);
    assert.match(weights({ gift: 0.9 }), /from 1 to 2/);
    assert.match(weights({ wrap: 1.5 }), /only products and offers/);
    assert.equal(weights({ gift: 1.5 }), '');
  });

  test('draws as often above the expected acceptance as below, and less far the more is known', () => {
    const spread = (known: number) => {
      const draws = Array.from(
        { length: 500 },
        (_, n) =>
          rank([candidate('a', 1)], {
            ...options,
            moment: `m-${n}`,
            receptionOf: () => ({ accepted: known * 0.1, refused: known * 0.9 }),
          })[0]!.draw,
      );
      const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
      assert.ok(Math.abs(mean - 0.1) < 0.005, `${mean}`);
      return Math.sqrt(draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length);
    };
    const [few, many] = [spread(0), spread(1800)];
    assert.ok(Math.abs(few - Math.sqrt((0.1 * 0.9) / 101)) < 0.003, `${few}`);
    assert.ok(Math.abs(many - Math.sqrt((0.1 * 0.9) / 1901)) < 0.001, `${many}`);
  });

  test('retires about one of twenty by mistake, however often it looks', () => {
    const random = seeded(7);
    const isEverBelow = () => {
      const reception = { accepted: 0, refused: 0 };
      for (let seen = 0; seen < 3000; seen++) {
        reception[random() < 0.1 ? 'accepted' : 'refused']++;
        if (isBelow(0.1, reception)) return true;
      }
      return false;
    };
    const mistakes = Array.from({ length: 200 }, isEverBelow).filter(Boolean).length;
    // A twentieth is ten; a bound for one look makes some ninety.
    assert.ok(mistakes <= 20, `${mistakes} of 200`);
  });

  test('needs 95 % certainty to call an acceptance too low', () => {
    assert.equal(isBelow(0.05, { accepted: 0, refused: 0 }), false);
    assert.equal(isBelow(0.05, { accepted: 0, refused: 60 }), false);
    assert.equal(isBelow(0.05, { accepted: 0, refused: 80 }), true);
    assert.equal(isBelow(0.05, { accepted: 20, refused: 380 }), false);
    assert.equal(isBelow(0.05, { accepted: 5, refused: 395 }), true);
    assert.equal(isBelow(0.05, { accepted: 400, refused: 0 }), false);
    assert.equal(isBelow(0, { accepted: 0, refused: 100_000 }), false);
    assert.equal(isBelow(1, { accepted: 3, refused: 1 }), true);
  });
});
