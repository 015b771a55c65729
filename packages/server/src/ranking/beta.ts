/**
 * The logarithm of the gamma function for numbers above 0: Stirling's series (DLMF 5.11.1) where it is exact enough,
 * and the recurrence down to smaller ones.
 */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 12; at++) shift -= Math.log(at);
  const inverse = 1 / (at * at);
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / at;
  return shift + (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series;
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method as modified by Thompson. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const apart = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / apart(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const step of [even, odd]) {
      d = 1 / apart(1 + step * d);
      c = apart(1 + step / c);
      result *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return result;
}

/** The logarithm of the beta function. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** The distribution Beta(a, b) at `x`, between 0 and 1: how likely at most `x` is, and the density there. */
function distribution(x: number, a: number, b: number, scale: number): [cdf: number, density: number] {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - scale);
  const cdf =
    x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
  return [cdf, front / (x * (1 - x))];
}

/** How likely a share with the distribution Beta(a, b) is at most `x`. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return distribution(x, a, b, logBeta(a, b))[0];
}

/**
 * The share that a Beta(a, b) distributed one is at most with a given probability, by Newton's method; by bisection
 * where that would leave what is known to hold it.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  const scale = logBeta(a, b);
  let [low, high] = [0, 1];
  let x = a / (a + b);
  for (let step = 0; step < 100; step++) {
    const [cdf, density] = distribution(x, a, b, scale);
    if (cdf < probability) low = x;
    else high = x;
    const next = x - (cdf - probability) / density;
    const better = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(better - x) < 1e-13) return better;
    x = better;
  }
  return x;
}
