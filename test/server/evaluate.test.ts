import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bootstrap } from '../../packages/server/src/evaluate/bootstrap.js';
import { type Basket, ordersOf } from '../../packages/server/src/evaluate/baskets.js';
import { countsOf } from '../../packages/server/src/evaluate/counts.js';
import { evaluate } from '../../packages/server/src/evaluate/evaluate.js';
import { hide, judge } from '../../packages/server/src/evaluate/judge.js';
import { bestPair, cosine, popularity, type Ranking } from '../../packages/server/src/evaluate/rankings.js';
import { readOrders } from '../../packages/server/src/evaluate/read-orders.js';
import { lowerBound } from '../../packages/server/src/ranking/pair-rule.js';
import { seeded } from '../../packages/server/src/ranking/random.js';
import { folder } from './databases.js';
import { run } from './process.js';

const shop = join(import.meta.dirname, '../../examples/shop/orders.csv');
const basketsOf = (...sets: number[][]): Basket[] => sets.map(products => ({ products, time: null }));

/** Wilson's bound by its definition: the least share whose own spread still reaches what was seen. */
function boundBySearch(share: number, n: number): number {
  let [low, high] = [0, share];
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    const reaches = share - middle <= 1.96 * Math.sqrt((middle * (1 - middle)) / n);
    if (reaches) high = middle;
    else low = middle;
  }
  return high;
}

test('bounds a share from below as the score interval is defined', () => {
  for (const [k, n] of [
    [5, 5],
    [42, 162],
    [1, 1000],
    [0, 10],
    [9.5, 12.25],
  ] as const)
    assert.ok(Math.abs(lowerBound(k / n, n) - boundBySearch(k / n, n)) < 1e-9, `${k} of ${n}`);
  assert.equal(lowerBound(0.5, 0), 0);
  assert.ok(lowerBound(0.5, 100) > lowerBound(0.5, 10));
});

describe('the protocol of an evaluation', () => {
  test('hides up to five products of a basket in each draw, the same ones every time', () => {
    const baskets = basketsOf([1, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
    const hidden = hide(baskets, { draws: 20 });
    assert.deepEqual(hidden, hide(baskets, { draws: 20 }));
    const draws = (at: number) =>
      hidden.filter(({ basket }) => basket === at).reduce((sum, { draws }) => sum + draws, 0);
    assert.deepEqual([draws(0), draws(1)], [40, 100]);
    for (const { basket, product, rest } of hidden)
      assert.deepEqual([...rest, product].sort(), baskets[basket]!.products);
  });

  test('counts what is found first, among five, and at all', () => {
    const baskets = basketsOf([0, 1]);
    const hidden = hide(baskets, { draws: 1 });
    const ranking: Ranking = {
      name: 'fixed',
      candidates: basket => (basket.includes(0) ? [candidate(2, 3), candidate(0, 9), candidate(1, 2)] : []),
    };
    const { baskets: scores, coverage } = judge(ranking, hidden);
    assert.deepEqual(scores, [{ draws: 2, first: 0, five: 1, reciprocal: 0.5, suggested: 1 }]);
    assert.equal(coverage, 1);
  });

  test('breaks ties by support, then by id', () => {
    const hidden = hide(basketsOf([0, 1]), { draws: 1, hides: 2 }).filter(({ product }) => product === 1);
    const first = (others: ReturnType<typeof candidate>[]) =>
      judge({ name: '', candidates: () => [...others, candidate(1, 5, 7)] }, hidden).baskets[0]!.first;
    assert.equal(first([candidate(2, 5, 7)]), 1);
    assert.equal(first([candidate(0, 5, 7), candidate(2, 5, 6)]), 1);
    assert.equal(first([candidate(2, 5, 8)]), 0);
  });

  test('bounds a share by an interval over baskets that agrees with the normal one', () => {
    const random = seeded(7);
    const parts = Array.from({ length: 400 }, () => ({ of: 5, sum: random() < 0.3 ? 5 : 0 }));
    const { value, low, high } = bootstrap(parts);
    const spread = 1.96 * Math.sqrt((value * (1 - value)) / 400);
    assert.ok(Math.abs(low - (value - spread)) < 0.01, `${low} to ${high}`);
    assert.ok(Math.abs(high - (value + spread)) < 0.01, `${low} to ${high}`);
  });
});

const candidate = (product: number, score: number, support = 5) => ({ product, score, support });

describe('rankings', () => {
  const counts = countsOf(
    basketsOf(...Array.from({ length: 10 }, () => [0, 1]), ...Array.from({ length: 30 }, () => [2, 3])),
    4,
  );
  const of = (ranking: Ranking, basket: number[]) => [...ranking.candidates(basket)];

  test('the best pair needs support and lift, and speaks for its product', () => {
    const rule = { minSupport: 5, minLift: 1.5 };
    assert.deepEqual(of(bestPair(counts, rule), [0]), [
      { product: 1, score: lowerBound(1, 10), support: 10 },
    ]);
    assert.deepEqual(of(bestPair(counts, { ...rule, minSupport: 11 }), [0]), []);
    assert.deepEqual(of(bestPair(counts, { ...rule, minLift: 4.1 }), [0]), []);
    assert.deepEqual(of(bestPair(counts, rule), []), []);
  });

  test('what everybody buys goes by orders, the cosine by both products', () => {
    assert.deepEqual(
      of(popularity(counts), []).map(({ product }) => product),
      [2, 3, 0, 1],
    );
    assert.deepEqual(of(cosine(counts), [0]), [{ product: 1, score: 1, support: 10 }]);
  });
});

describe('tillside evaluate', () => {
  test('finds more on real orders than what everybody buys, and suggests something for most baskets', async () => {
    const orders = await readOrders({ file: shop });
    const { judgements } = evaluate(orders, { draws: 3 });
    const hits = judgements.map(({ baskets }) => baskets.reduce((sum, { first }) => sum + first, 0));
    assert.ok(hits[0]! > 1.5 * hits[1]!, hits.join());
  });

  test('reads baskets of two to a hundred products, without returns, cancelled orders and what is free', async () => {
    const file = join(folder(), 'orders.csv');
    const big = Array.from({ length: 101 }, (_, at) => `big,p${at},1,1,,2026-02-13`);
    writeFileSync(
      file,
      [
        'order,sku,quantity,price,status,date',
        'late,tea,1,1,,2026-02-14 10:00',
        'late,cake,1,1,,2026-02-14 10:00',
        'late,gift,1,0,,2026-02-14 10:00',
        'late,mug,-1,1,,2026-02-14 10:00',
        'early,tea,1,1,,2026-02-13',
        'early,POST,1,1,,2026-02-13',
        'early,mug,1,1,,2026-02-13',
        'gone,tea,1,1,cancelled,2026-02-13',
        'gone,cake,1,1,,2026-02-13',
        'one,tea,1,1,,2026-02-13',
        'odd,tea,1,1,,yesterday',
        ...big,
      ].join('\n'),
    );
    const { ids, baskets, ...sums } = await readOrders({ file, only: /^[a-z]/ });
    assert.deepEqual(
      baskets.map(({ products }) => products.map(product => ids[product])),
      [
        ['mug', 'tea'],
        ['cake', 'tea'],
      ],
    );
    assert.deepEqual(sums, { rows: 111, refused: 1, leftOut: 5, otherOrders: 2 });
  });

  test('says which settings would be best and what the orders are too few to tell', async () => {
    const { code, output } = await run(['evaluate', shop]);
    assert.equal(code, 0);
    assert.match(output, /best pair +\d+\.\d % .*\n.*everybody buys .*\n.*cosine/);
    assert.match(output, /less that of item to item cosine: -?\d\.\d points \(-?\d+\.\d to -?\d+\.\d\)/);
    assert.match(output, /Best settings: /);
    assert.match(output, /20 days are too few to choose a half-life on/);
  });

  test('judges later orders on what earlier ones taught, by days that are given', () => {
    const day = (at: number) => Date.parse(`2026-01-${String(at).padStart(2, '0')}`);
    const orders = ordersOf(
      Array.from({ length: 90 }, (_, at) => ({ products: ['a', 'b'], time: day(1 + (at % 9)) })),
    );
    const { learned, judged, days, settings } = evaluate(orders, { from: day(6), draws: 1 });
    assert.deepEqual([learned, judged, days], [50, 40, 8]);
    assert.equal(settings, undefined);
    assert.throws(() => evaluate(orders, { from: day(9) }), /too few orders.*80 to learn.*10 to judge/);
  });

  test('has a sentence for what it does not understand', async () => {
    for (const [args, words] of [
      [[shop, '--from', 'yesterday'], /--from: expected a day/],
      [[shop, '--only', '('], /--only: expected a regular expression/],
      [[shop, '--dates', 'ymd'], /--dates: expected dmy or mdy/],
      [[], /expected one file/],
      [['test/server'], /test\/server: expected a file, got a folder/],
      [['none.csv'], /none\.csv: there is no such file/],
    ] as const) {
      const { code, output } = await run(['evaluate', ...args]);
      assert.equal(code, 1);
      assert.match(output, words);
    }
  });
});
