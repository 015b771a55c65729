import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Figure, Result } from '@tillside/contract';
import { type Change, compareFigures, intervalOf, wilsonInterval } from '@tillside/core/huddle';

/** Wilson's interval by its definition: the shares from which what was seen is no further than 1.96 of their spread. */
const byDefinition = (share: number, of: number, towards: 0 | 1): number => {
  const isNear = (p: number) => Math.abs(share - p) <= 1.96 * Math.sqrt((p * (1 - p)) / of);
  let [inside, outside]: [number, number] = [share, towards];
  if (isNear(outside)) return outside;
  for (let step = 0; step < 60; step++) {
    const middle = (inside + outside) / 2;
    if (isNear(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
};

describe("Wilson's interval", () => {
  test('is as its definition has it, for any share and number of cases', () => {
    for (const of of [1, 2, 7, 30, 146, 1311, 40_000])
      for (const share of [0, 0.001, 0.139, 0.5, 0.975, 1]) {
        const { low, high } = wilsonInterval(share, of);
        // At the ends, the share itself is one of the bounds.
        if (share > 0) assert.ok(Math.abs(low - byDefinition(share, of, 0)) < 1e-9, `${share} of ${of}, low`);
        if (share < 1)
          assert.ok(Math.abs(high - byDefinition(share, of, 1)) < 1e-9, `${share} of ${of}, high`);
      }
  });

  test('agrees with the example that Newcombe published: 81 of 263', () => {
    const { low, high } = wilsonInterval(81 / 263, 263);
    assert.deepEqual([low.toFixed(4), high.toFixed(4)], ['0.2553', '0.3662']);
  });

  test('stays between 0 and 1', () => {
    for (const of of [1, 30, 1e12])
      for (const share of [0, 1]) {
        const { low, high } = wilsonInterval(share, of);
        assert.ok(low >= 0 && high <= 1 && low < high, `${share} of ${of}`);
      }
  });
});

const days = { from: '2026-02-01', to: '2026-02-28' };
const figure = (value: number, more: Partial<Figure> = {}): Figure => ({ value, ...days, ...more });

describe('the interval of a figure', () => {
  test('is its own before any other', () => {
    assert.deepEqual(intervalOf(figure(14, { of: 1311, low: 13, high: 15 }), 'percent'), {
      low: 13,
      high: 15,
    });
  });

  test("of a percent is Wilson's, in percent", () => {
    const { low, high } = intervalOf(figure((100 * 81) / 263, { of: 263 }), 'percent') ?? {};
    assert.deepEqual([low?.toFixed(2), high?.toFixed(2)], ['25.53', '36.62']);
  });

  test('is unknown for a mean, for a percent that is no share, and without the number of cases', () => {
    assert.equal(intervalOf(figure(42, { of: 1311 }), 'money'), undefined);
    assert.equal(intervalOf(figure(104, { of: 1311 }), 'percent'), undefined);
    assert.equal(intervalOf(figure(42), 'percent'), undefined);
    assert.equal(intervalOf(figure(42, { of: 0 }), 'percent'), undefined);
  });
});

describe('a change', () => {
  const change = (before: Figure | undefined, after: Figure, more: Partial<Result> = {}): Change =>
    compareFigures({ unit: 'percent', better: 'up', after, ...(before && { before }), ...more });
  const from10To20 = [figure(10, { low: 9, high: 11 }), figure(20, { low: 18, high: 22 })] as const;

  test('is for the better or the worse if the intervals have no point in common', () => {
    const [ten, twenty] = from10To20;
    assert.equal(change(ten, twenty), 'better');
    assert.equal(change(twenty, ten), 'worse');
    assert.equal(change(ten, twenty, { better: 'down' }), 'worse');
    assert.equal(change(twenty, ten, { better: 'down' }), 'better');
  });

  test('is none if they touch', () => {
    assert.equal(change(figure(10, { low: 9, high: 18 }), from10To20[1]), 'same');
    assert.equal(change(figure(30, { low: 22, high: 31 }), from10To20[1]), 'same');
    assert.equal(change(figure(20, { low: 1, high: 99 }), from10To20[1]), 'same');
  });

  test('of percents needs as many cases as its size asks for', () => {
    const fewer = (of: number) => change(figure(17, { of }), figure(14, { of }), { better: 'down' });
    assert.equal(fewer(300), 'same');
    assert.equal(fewer(3000), 'better');
  });

  test('is unknown without anything before, or without a known interval', () => {
    assert.equal(change(undefined, from10To20[1]), 'unknown');
    assert.equal(change(figure(10), from10To20[1]), 'unknown');
    assert.equal(change(from10To20[0], figure(20, { of: 40 }), { unit: 'money' }), 'unknown');
  });
});
