import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capOf, cappedSums, classOf, endOf } from '../../packages/server/src/experiment/cap.js';
import { differenceOf, plannedDifferenceOf } from '../../packages/server/src/experiment/difference.js';
import { sampleRatio } from '../../packages/server/src/experiment/sample-ratio.js';
import { addSums, noSums, sumsOf } from '../../packages/server/src/experiment/sums.js';
import { seeded } from '../../packages/server/src/ranking/random.js';

const isNear = (found: number | undefined, wanted: number, within = 1e-9) =>
  assert.ok(Math.abs(found! - wanted) <= within * Math.max(1, Math.abs(wanted)), `${found}, not ${wanted}`);

/** So many moments, of which each `every`th has a value. */
const moments = (n: number, every: number, step: number): number[] =>
  Array.from({ length: n }, (_, at) => (at % every === 0 ? ((at * step) % 997) / 10 + 0.1 : 0));
const [offered, withheld] = [sumsOf(moments(9000, 4, 37)), sumsOf(moments(1000, 5, 53))];

// The expected values of these tests come from SciPy 1.17: chi2.ppf, norm.ppf, betaln, and brentq for the root.

test('the interval of a difference that may be looked at every day', () => {
  const { value, low, high, isClear, needed } = differenceOf(offered, withheld)!;
  isNear(value, 2.441477777777779);
  isNear(low, 0.07278993577799842);
  isNear(high, 4.8101656197775595);
  assert.deepEqual([isClear, needed], [true, null]);
});

test('the interval of a difference that is looked at once', () => {
  const { value, low, high } = plannedDifferenceOf(offered, withheld)!;
  isNear(value, 2.441477777777779);
  isNear(low, 0.8684858148137693);
  isNear(high, 4.014469740741789);
});

test('a difference that is not clear yet says about how many moments it takes', () => {
  const alike = sumsOf(moments(1000, 4, 53));
  const { value, isClear, needed } = differenceOf(offered, alike)!;
  isNear(value, -0.05472222222221923);
  assert.equal(isClear, false);
  isNear(needed!, 63_558_712.34, 1e-7);
});

test('nothing is told of too few moments', () => {
  assert.equal(differenceOf(noSums, noSums), undefined);
  assert.equal(differenceOf(offered, sumsOf(moments(399, 4, 53))), undefined);
  assert.ok(differenceOf(offered, sumsOf(moments(404, 4, 53))));
  assert.equal(plannedDifferenceOf(offered, sumsOf([1])), undefined);
});

test('arms that are the same differ by nothing, and no number of moments would change that', () => {
  const { value, isClear, needed } = differenceOf(offered, offered)!;
  assert.deepEqual([value, isClear, needed], [0, false, null]);
});

/** An amount of money: mostly nothing, sometimes much. */
function amount(random: () => number): number {
  if (random() > 0.3) return 0;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(3.5 + 0.8 * normal);
}

test('who looks every day at two arms that are alike finds a difference in at most one of twenty shops', () => {
  const [runs, days, each] = [300, 40, 100];
  let [found, foundAtOnce] = [0, 0];
  for (let run = 1; run <= runs; run++) {
    const random = seeded(run);
    let [one, other] = [noSums, noSums];
    let [isFound, isFoundAtOnce] = [false, false];
    for (let day = 0; day < days; day++) {
      for (let moment = 0; moment < each; moment++) {
        const sums = sumsOf([amount(random)]);
        if (random() < 0.2) other = addSums(other, sums);
        else one = addSums(one, sums);
      }
      isFound ||= differenceOf(one, other)?.isClear ?? false;
      isFoundAtOnce ||= plannedDifferenceOf(one, other)!.isClear;
    }
    found += Number(isFound);
    foundAtOnce += Number(isFoundAtOnce);
  }
  assert.ok(found / runs <= 0.05, `${found} of ${runs}`);
  // What the usual interval does to who looks every day.
  assert.ok(foundAtOnce / runs > 0.15, `${foundAtOnce} of ${runs}`);
});

test('a split that is not the one of the holdout is told, and one that is, is not', () => {
  const ratio = (holdout: number, offered: number, withheld: number) =>
    sampleRatio([{ holdout, offered, withheld }]);
  isNear(ratio(0.1, 9000, 1000).logFactor, -2.315899988392971);
  isNear(ratio(0.1, 9000, 1150).logFactor, 7.138660108079989);
  isNear(ratio(0.05, 95_000, 4600).logFactor, 12.19603830494907);
  isNear(ratio(0.5, 512, 488).logFactor, -0.9391431463951108);
  assert.equal(ratio(0.1, 9000, 1000).isWrong, false);
  assert.equal(ratio(0.1, 9000, 1150).isWrong, true);
  assert.equal(ratio(0, 9000, 0).isWrong, false);
  assert.equal(sampleRatio([]).isWrong, false);
});

test('who asks at every moment whether the split is wrong is told so of few that are right', () => {
  const [runs, all] = [500, 4000];
  let told = 0;
  for (let run = 1; run <= runs; run++) {
    const random = seeded(run);
    const arms = { holdout: 0.1, offered: 0, withheld: 0 };
    for (let moment = 0; moment < all; moment++) {
      arms[random() < 0.1 ? 'withheld' : 'offered'] += 1;
      if (moment % 10 === 0 && sampleRatio([arms]).isWrong) {
        told += 1;
        break;
      }
    }
  }
  assert.ok(told / runs <= 0.01, `${told} of ${runs}`);
});

/** Values as they are rolled up: by their classes. */
function classesOf(values: readonly number[]) {
  const classes = new Map<number, number[]>();
  for (const value of values) classes.set(classOf(value), [...(classes.get(classOf(value)) ?? []), value]);
  return [...classes].map(([number, values]) => ({ class: number, ...sumsOf(values) }));
}

test('a value is in the class that ends with the smallest end that is not below it', () => {
  for (const value of [0.01, 0.5, 1, 1.0001, 12.5, 99.99, 1e6, 1e15]) {
    const found = classOf(value);
    assert.ok(endOf(found) >= value && endOf(found - 1) < value, `${value} in ${found}`);
  }
  assert.deepEqual([classOf(0), classOf(-5), endOf(0), endOf(-1)], [0, -1, 0, 0]);
  assert.deepEqual([classOf(1e-9), classOf(1e300), endOf(classOf(1e300))], [1, 500, Infinity]);
});

test('a cap is at most a class above the 99th percentile, and sums are of the values that it leaves', () => {
  const random = seeded(5);
  const values = Array.from({ length: 20_000 }, () => amount(random));
  const sorted = [...values].sort((a, b) => a - b);
  const percentile = sorted[Math.ceil(0.99 * sorted.length) - 1]!;
  const cap = capOf(classesOf(values))!;
  assert.ok(cap >= percentile && cap <= percentile * 2 ** (1 / 8), `${cap} for ${percentile}`);
  const wanted = sumsOf(values.map(value => Math.min(value, cap)));
  const found = cappedSums(classesOf(values), cap);
  assert.equal(found.n, wanted.n);
  assert.equal(found.nonzero, wanted.nonzero);
  isNear(found.sum, wanted.sum);
  isNear(found.squares, wanted.squares);
  isNear(cappedSums(classesOf(values)).sum, sumsOf(values).sum);
});

test('where hardly anything is above zero, the cap is the percentile of what is', () => {
  const values = [...Array.from({ length: 5000 }, () => 0), ...Array.from({ length: 20 }, (_, at) => at + 1)];
  assert.equal(capOf(classesOf(values)), endOf(classOf(20)));
  assert.equal(capOf(classesOf([0, 0, -3])), undefined);
  assert.equal(capOf([]), undefined);
});
