import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type App, createApp } from '@tillside/server';
import { parseHuddle } from '@tillside/contract';
import { compare, momentsOf, type Raw } from './arms-oracle.js';
import { onBoth, opened } from './databases.js';
import { answers, type Case, countedOf, figure, type Found, named, rangeOf, sales } from './huddle-oracle.js';
import { day, randomShop } from './random-shop.js';
import { ask, configured, keys, send, shopConfig } from './shop.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const days = 91;
/** A Monday. */
const start = Date.UTC(2026, 0, 5, 9);
const now = () => new Date(start + days * day);
const [damson] = shopConfig.stores;
const config = configured({
  stores: [
    {
      ...damson!,
      suggestions: [
        ...damson!.suggestions!,
        { id: 'care', kind: 'care', title: 'Put it right', reason: { text: 'A low score', basis: 'basket' } },
      ],
      feedback: [{ ...damson!.feedback![0]!, recovery: { suggestion: 'care' } }],
    },
  ],
});
const shop = randomShop(seed, 8_000, { days, start });

/** What else customers say, and what is done about it. */
function voices(): Raw[] {
  const signals: Raw[] = [];
  for (let number = 0; number < 1200; number++) {
    const at = shop.whole(0, days - 1);
    const base = {
      ...{ moment: `v-${number}`, surface: 'customer', form: 'visit', response: shop.uuid() },
      ref: `secret-ref-${number}`,
    };
    const add = (name: string, data: object) => signals.push(shop.signal(name, at, { ...base, ...data }));
    const answer = (question: string, type: string, from: number, to: number) => {
      for (let revision = shop.whole(1, 2); revision > 0; revision--)
        add('feedback.answered', {
          ...{ question, type, ms: 900, revision },
          answer: shop.chance(0.03) ? null : shop.whole(from, to),
        });
    };
    // Few say how easy it was: their weeks are told together.
    if (shop.chance(0.08)) answer('effort', 'ces', 1, 7);
    if (shop.chance(0.6)) answer('recommend', 'nps', shop.chance(0.5) ? 0 : 8, 10);
    if (shop.chance(0.1)) {
      const words = { question: 'words', type: 'text', ms: 900, revision: 1, answer: 'Secret words' };
      add('feedback.answered', words);
      add('feedback.followup', {
        within: 'PT2H',
        contact: {
          channel: 'email',
          value: 'secret@example.com',
          consent: 'Yes',
          time: '2026-01-01T00:00:00Z',
        },
      });
    }
    if (!shop.chance(0.3)) continue;
    add('feedback.recovery', { suggestion: 'care' });
    const suggestion = { suggestion: 'care', kind: 'care', basis: 'basket', title: 'Put it right' };
    if (shop.chance(0.7)) add('suggestion.accepted', { ...suggestion, surface: 'associate' });
  }
  return signals;
}

const signals = [...shop.signals, ...voices()];
const sent = shop.shuffled([...signals, ...signals.filter(() => shop.chance(0.05))]);
const counted = countedOf(sent);

const yes = (list: readonly { day: string }[], is: (at: number) => boolean): Case[] =>
  list.map(({ day }, at) => ({ day, x: 1, y: Number(is(at)) }));
const scores = (type: string, worth: (answer: number) => number): Case[] =>
  answers(counted, type).map(({ day, answer }) => ({ day, x: 1, y: worth(answer) }));
const recoveries = named(counted, 'feedback.recovery');
const takenUp = counted
  .filter(
    ({ type, data }) =>
      /suggestion\.accepted/.test(type) && 'suggestion' in data && data.suggestion === 'care',
  )
  .map(({ time }) => ({ day: time.slice(0, 10), x: 0, y: 1 }));
const accepted = named(counted, 'suggestion.accepted').map(one => ({ ...one, x: 0, y: 1 }));
const sold = sales(counted);
const early = (text: string) => new Date(Date.parse(text) - 35 * day).toISOString().slice(0, 10);

type Period = { from: string; to: string };
const wanted: Record<string, (period: Period) => Found | undefined> = {
  csat: period =>
    figure(
      'share',
      scores('csat', answer => Number(answer >= 4)),
      period,
    ),
  nps: period =>
    figure(
      'cases',
      scores('nps', answer => (answer > 8 ? 100 : answer < 7 ? -100 : 0)),
      period,
    ),
  ces: period =>
    figure(
      'cases',
      scores('ces', answer => answer),
      period,
    ),
  recoveries: period => figure('share', [...recoveries, ...takenUp], period),
  'suggestions-accepted': period =>
    figure('share', [...named(counted, 'suggestion.shown'), ...accepted], period),
  returns: ({ from, to }) =>
    figure(
      'share',
      yes(sold, at => sold[at]!.isBack),
      { from: early(from), to: early(to) },
    ),
  basket: period =>
    figure(
      'days',
      sold.flatMap(({ day, paid }) =>
        paid?.currency === 'GBP' ? [{ day, x: 1, y: Number(paid.value) }] : [],
      ),
      period,
    ),
};

/** What suggestions brought: the comparison of the arms, over weeks in which both have thirty moments. */
function brought(period: Period) {
  const all = momentsOf(counted, '2026-01-01', '2026-12-31');
  const of = (some: readonly { arm: string }[], arm: string) => some.filter(one => one.arm === arm).length;
  const range = rangeOf(all, period, some => Math.min(of(some, 'offered'), of(some, 'withheld')));
  if (!range) return undefined;
  const moments = all.filter(({ day }) => day >= range.from && day <= range.to);
  const { n, value, half } = compare(moments, 'value', 'GBP');
  return half === undefined
    ? undefined
    : { value, of: n[0] + n[1], ...range, low: value - half, high: value + half };
}

interface Told {
  id: string;
  unit: string;
  before?: Found;
  after: Found;
}

function assertSame(told: Found | undefined, found: Found | undefined, what: string) {
  const where = `${what} (seed ${seed})`;
  if (!found) return assert.equal(told, undefined, where);
  assert.ok(told, where);
  assert.deepEqual([told.of, told.from, told.to], [found.of, found.from, found.to], where);
  // Percent are told with one decimal, all else with two.
  for (const name of ['value', 'low', 'high'] as const)
    assert.ok(
      Math.abs(told[name] - found[name]) <= 0.0501,
      `${where} ${name}: ${told[name]}, not ${found[name]}`,
    );
}

onBoth(`the results of 10,000 random signals, seed ${seed}`, ({ fresh }) => {
  let api: App;
  before(async () => {
    api = await createApp({ database: await opened(fresh()), config, now });
    for (let at = 0; at < sent.length; at += 500) {
      const { json } = await send(api, sent.slice(at, at + 500));
      assert.deepEqual(json.rejected, []);
    }
  });

  for (const period of [
    { from: '2026-03-09', to: '2026-04-05' },
    { from: '2026-02-23', to: '2026-03-08' },
    { from: '2026-03-16', to: '2026-03-22' },
  ])
    test(`are those that one would count by hand, from ${period.from}`, async () => {
      const { json } = await ask(api, `/huddle?from=${period.from}&to=${period.to}`, { key: keys.team });
      assert.deepEqual(json.period, period);
      const told = new Map((json.results as Told[]).map(one => [one.id, one]));
      const length = Date.parse(period.to) - Date.parse(period.from) + day;
      const shift = (text: string) => new Date(Date.parse(text) - length).toISOString().slice(0, 10);
      const earlier = { from: shift(period.from), to: shift(period.to) };
      for (const [id, figureOf] of Object.entries({ ...wanted, 'suggestions-difference': brought })) {
        const found = figureOf(period);
        assertSame(told.get(id)?.after, found, id);
        if (found) assertSame(told.get(id)?.before, figureOf(earlier), `${id} before`);
      }
      // In a week or two, some of the figures may have too few cases.
      if (length > 14 * day) assert.ok(told.size >= 6, `${[...told.keys()].join()} (seed ${seed})`);
    });

  test('are a huddle of the contract, in which nothing leads to a customer', async () => {
    const { json, text } = await ask(api, '/huddle', { key: keys.team });
    const { huddle, problems } = parseHuddle(json);
    assert.deepEqual(problems, []);
    assert.equal(huddle?.results.length, (json.results as Told[]).length);
    assert.doesNotMatch(text, /secret/i);
  });

  test('single nobody out: windows that overlap differ by thirty cases, or by none', async () => {
    const figures = new Map<string, Found[]>();
    for (let to = Date.UTC(2026, 1, 1); to <= start + days * day; to += 7 * day)
      for (const weeks of [1, 3, 4]) {
        const from = new Date(to - (weeks * 7 - 1) * day).toISOString().slice(0, 10);
        const query = `from=${from}&to=${new Date(to).toISOString().slice(0, 10)}`;
        const { json } = await ask(api, `/huddle?${query}`, { key: keys.team });
        for (const { id, before, after } of json.results as Told[])
          figures.set(id, [...(figures.get(id) ?? []), after, ...(before ? [before] : [])]);
      }
    assert.ok(figures.size >= 6);
    for (const [id, list] of figures)
      for (const one of list)
        for (const other of list) {
          assert.ok(one.of >= 30, id);
          if (one.from !== other.from && one.to !== other.to) continue;
          const apart = Math.abs(one.of - other.of);
          assert.ok(
            apart === 0 || apart >= 30,
            `${id}: ${one.from} to ${one.to} and ${other.to} (seed ${seed})`,
          );
        }
  });

  test('are the same for days that begin or end a day later', async () => {
    const etag = async (query: string) =>
      (await ask(api, `/huddle?${query}`, { key: keys.team })).headers.get('etag');
    assert.equal(await etag('from=2026-03-02&to=2026-03-29'), await etag('from=2026-03-01&to=2026-04-04'));
  });
});
