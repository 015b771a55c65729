import assert from 'node:assert/strict';
import { test } from 'node:test';
import { betaCdf, betaQuantile } from '../../packages/server/src/ranking/beta.js';

/** For whole numbers: how likely `a` or more of `a + b - 1` trials succeed, summed up term by term. */
function byBinomial(x: number, a: number, b: number): number {
  const n = a + b - 1;
  let [term, sum] = [(1 - x) ** n, 0];
  for (let k = 0; k <= n; k++) {
    if (k >= a) sum += term;
    term *= ((n - k) / (k + 1)) * (x / (1 - x));
  }
  return sum;
}

test('the beta distribution is that of the binomial one for whole numbers', () => {
  for (const [a, b] of [
    [1, 1],
    [2, 18],
    [20, 180],
    [37, 5],
    [150, 420],
  ] as const)
    for (const x of [0.01, 0.05, 0.1, 0.25, 0.5, 0.9].filter(x => (1 - x) ** (a + b) > 0)) {
      const [found, wanted] = [betaCdf(x, a, b), byBinomial(x, a, b)];
      assert.ok(Math.abs(found - wanted) < 1e-11, `${x} ${a} ${b}: ${found}, not ${wanted}`);
    }
});

test('the beta distribution of two halves is the arcsine, and that of a half and one the square root', () => {
  for (const x of [1e-6, 0.02, 0.3, 0.77, 0.999]) {
    assert.ok(Math.abs(betaCdf(x, 0.5, 0.5) - (2 / Math.PI) * Math.asin(Math.sqrt(x))) < 1e-12);
    assert.ok(Math.abs(betaCdf(x, 0.5, 1) - Math.sqrt(x)) < 1e-12);
  }
  assert.deepEqual([betaCdf(-1, 2, 3), betaCdf(0, 2, 3), betaCdf(1, 2, 3)], [0, 0, 1]);
});

test('the beta distribution stays exact for a hundred thousand trials', () => {
  // Symmetric around its mean, nearly normal: at a half it is a half.
  assert.ok(Math.abs(betaCdf(0.5, 50_000, 50_000) - 0.5) < 1e-9);
  assert.ok(Math.abs(betaCdf(0.5 + 1.959964 / Math.sqrt(400_000), 50_000, 50_000) - 0.975) < 1e-5);
});

test('a quantile has the probability it was asked for', () => {
  for (const [a, b] of [
    [2, 30],
    [20, 180],
    [5000, 300],
  ] as const)
    for (const probability of [1e-6, 0.05, 0.5, 0.999])
      assert.ok(Math.abs(betaCdf(betaQuantile(probability, a, b), a, b) - probability) < 1e-7);
});
