import { lowerBound, type PairRule } from '../ranking/pair-rule.js';
import type { Counts } from './counts.js';

/** What could be suggested for a basket. Ties go by support, then by id. */
export interface Candidate {
  product: number;
  score: number;
  support: number;
}
/** A way to rank suggestions for a basket; it may suggest what is in it, which is left out later. */
export interface Ranking {
  name: string;
  candidates: (basket: readonly number[]) => Iterable<Candidate>;
}

/** More than so many are never shown. */
const most = 1000;

/** What everybody buys. */
export function popularity({ alone }: Counts): Ranking {
  const best = alone
    .map((n, product): Candidate => ({ product, score: n, support: n }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.product - b.product)
    .slice(0, most);
  return { name: 'what everybody buys', candidates: () => best };
}

/** Item to item cosine: the sum of similarities to all that is in the basket. */
export function cosine({ alone, together }: Counts, minSupport = 3): Ranking {
  return {
    name: 'item to item cosine',
    candidates: basket => {
      const found = new Map<number, Candidate>();
      for (const a of basket)
        for (const [product, n] of together[a] ?? []) {
          if (n < minSupport) continue;
          const { score, support } = found.get(product) ?? { score: 0, support: 0 };
          const similarity = n / Math.sqrt(alone[a]! * alone[product]!);
          found.set(product, { product, score: score + similarity, support: Math.max(support, n) });
        }
      return found.values();
    },
  };
}

/**
 * This server's rule: the lower bound of the confidence of the best pair, among pairs that are a reason. See
 * `moments/bought-together.ts` for the same in SQL.
 */
export function bestPair({ orders, alone, together }: Counts, { minSupport, minLift }: PairRule): Ranking {
  const partners = together.map((others, a) =>
    [...others].flatMap(([product, n]): Candidate[] => {
      const lift = (n * orders) / (alone[a]! * alone[product]!);
      if (n < minSupport || lift < minLift) return [];
      return [{ product, score: lowerBound(n / alone[a]!, alone[a]!), support: n }];
    }),
  );
  return {
    name: 'best pair',
    candidates: basket => {
      const found = new Map<number, Candidate>();
      for (const a of basket)
        for (const candidate of partners[a] ?? []) {
          const best = found.get(candidate.product);
          if (!best || isBefore(candidate, best)) found.set(candidate.product, candidate);
        }
      return found.values();
    },
  };
}

/** Whether a candidate is ranked before another one. */
export const isBefore = (one: Candidate, other: Candidate): boolean =>
  one.score > other.score ||
  (one.score === other.score &&
    (one.support > other.support || (one.support === other.support && one.product < other.product)));
