import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { countsOf } from '../../../packages/server/src/evaluate/counts.js';
import { seeded } from '../../../packages/server/src/ranking/random.js';
import { ease } from './ease.js';

/** Solves a linear system by Gaussian elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < rows.length; j++) {
      if (i === j) continue;
      const factor = rows[j]![i]! / rows[i]![i]!;
      rows[j] = rows[j]!.map((value, at) => value - factor * rows[i]![at]!);
    }
  return rows.map((row, i) => row.at(-1)! / row[i]!);
}

test('EASE has the weights of ridge regressions of each product on all others', () => {
  const random = seeded(3);
  const products = 7;
  const baskets = Array.from({ length: 60 }, () => ({
    products: Array.from({ length: products }, (_, at) => at).filter(() => random() < 0.4),
    time: null,
  }));
  const counts = countsOf(baskets, products);
  const gram = (a: number, b: number) => (a === b ? counts.alone[a]! : (counts.together[a]!.get(b) ?? 0));
  const model = ease(counts, { lambda: 4, fewest: 1 });
  for (let target = 0; target < products; target++) {
    const others = Array.from({ length: products }, (_, at) => at).filter(at => at !== target);
    const weights = solve(
      others.map(a => others.map(b => gram(a, b) + (a === b ? 4 : 0))),
      others.map(a => gram(a, target)),
    );
    others.forEach((a, at) => {
      const [found] = [...model.candidates([a])].filter(({ product }) => product === target);
      assert.ok(Math.abs(found!.score - weights[at]!) < 1e-9);
    });
  }
});

test('the bench of the ranking sets it beside EASE', () => {
  const output = execFileSync(
    process.execPath,
    [
      '--conditions=@tillside/source',
      '--import=tsx',
      join(import.meta.dirname, 'bench.ts'),
      join(import.meta.dirname, '../../../examples/shop/orders.csv'),
    ],
    { encoding: 'utf8' },
  );
  assert.match(output, /EASE +\d+\.\d %/);
  assert.match(output, /best pair less that of EASE: -?\d+\.\d points/);
});
