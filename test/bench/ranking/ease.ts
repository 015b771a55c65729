import type { Counts } from '../../../packages/server/src/evaluate/counts.js';
import type { Ranking } from '../../../packages/server/src/evaluate/rankings.js';

/** The inverse of a symmetric positive definite matrix, by its Cholesky factor; `matrix` is overwritten. */
export function inverse(matrix: readonly Float64Array[]): Float64Array[] {
  const n = matrix.length;
  const factor = matrix;
  for (let i = 0; i < n; i++) {
    const row = factor[i]!;
    for (let j = 0; j <= i; j++) {
      const other = factor[j]!;
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
      row[j] = i === j ? Math.sqrt(sum) : sum / other[j]!;
    }
  }
  // The columns of the factor's inverse, as rows, so that the product below runs along memory.
  const columns = Array.from({ length: n }, () => new Float64Array(n));
  for (let j = 0; j < n; j++) {
    const column = columns[j]!;
    column[j] = 1 / factor[j]![j]!;
    for (let i = j + 1; i < n; i++) {
      const row = factor[i]!;
      let sum = 0;
      for (let k = j; k < i; k++) sum -= row[k]! * column[k]!;
      column[i] = sum / row[i]!;
    }
  }
  const result = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const [one, other] = [columns[i]!, columns[j]!];
      let sum = 0;
      for (let k = i; k < n; k++) sum += one[k]! * other[k]!;
      result[i]![j] = sum;
      result[j]![i] = sum;
    }
  return result;
}

/**
 * EASE, the closed-form linear model of Steck (2019, Embarrassingly Shallow Autoencoders for Sparse Data). Its time
 * grows with the cube of the number of products: only products in `fewest` orders take part.
 */
export function ease({ alone, together }: Counts, { lambda = 20, fewest = 5 } = {}): Ranking {
  const kept = alone.flatMap((n, product) => (n >= fewest ? [product] : []));
  const places = new Map(kept.map((product, at) => [product, at]));
  const gram = kept.map((a, at) => {
    const row = Float64Array.from(kept, b => together[a]!.get(b) ?? 0);
    row[at] = alone[a]! + lambda;
    return row;
  });
  const precision = inverse(gram);
  return {
    name: 'EASE',
    candidates: basket => {
      const known = basket.flatMap(product => places.get(product) ?? []);
      return kept.map((product, at) => ({
        product,
        score: known.reduce((sum, a) => sum - precision[a]![at]! / precision[at]![at]!, 0),
        support: alone[product]!,
      }));
    },
  };
}
