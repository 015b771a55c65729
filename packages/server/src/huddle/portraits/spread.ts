/** So many of so many cases of one customer; may be a fraction. */
export interface Cases {
  x: number;
  of: number;
}

/** How customers differ in a share. */
export interface Spread {
  /** The mean of their shares. */
  share: number;
  /** The standard deviation of their true shares, without what chance adds to those of few cases. */
  deviation: number;
  /** A share of few cases is drawn towards everybody's, as if there were so many more of those. */
  strength: number;
}

/** How sure it has to be, in standard errors, that customers differ by more than chance: many shares are tried. */
const certainty = 4;

/**
 * How much customers truly differ in a share: a beta-binomial distribution by the method of moments (Kleinman 1973).
 * Customers with a single case tell nothing of it.
 *
 * @returns undefined if chance alone would make them differ as much
 */
export function spreadOf(cases: readonly Cases[]): Spread | undefined {
  const known = cases.filter(({ of }) => of > 0);
  const share = known.reduce((sum, { x, of }) => sum + x / of, 0) / known.length;
  const chance = share * (1 - share);
  if (!(chance > 0)) return undefined;
  let [observed, expected, scale, error] = [0, 0, 0, 0];
  for (const { x, of } of known) {
    const weight = 1 - 1 / of;
    observed += weight * (x / of - share) ** 2;
    expected += (weight * chance) / of;
    scale += weight * weight * chance;
    error += (weight * weight * (of * chance * (1 + 3 * (of - 2) * chance) - (of * chance) ** 2)) / of ** 4;
  }
  const excess = observed - expected;
  if (!(scale > 0) || excess < certainty * Math.sqrt(error)) return undefined;
  const correlation = Math.min(0.99, excess / scale);
  return {
    share,
    deviation: Math.sqrt(chance * correlation),
    strength: (1 - correlation) / correlation,
  };
}

/** The share of a customer, as far as it is known. */
export const shrunk = ({ x, of }: Cases, { share, strength }: Pick<Spread, 'share' | 'strength'>): number =>
  (x + strength * share) / (of + strength);
