import { seeded } from '../ranking/random.js';
import type { Basket } from './baskets.js';
import { isBefore, type Candidate, type Ranking } from './rankings.js';

/** One product hidden from a basket; it counts as often as the draws hid it. */
export interface Hidden {
  basket: number;
  product: number;
  rest: readonly number[];
  draws: number;
}
/** How often products are hidden. */
export interface HideOptions {
  /** So many different products of a basket in each draw, one at a time; all of them in a smaller basket. */
  hides?: number;
  draws?: number;
}

/** Draws which products are hidden from which basket; the same every time. */
export function hide(baskets: readonly Basket[], { hides = 5, draws = 20 }: HideOptions = {}): Hidden[] {
  return baskets.flatMap(({ products }, basket) => {
    const times = new Map<number, number>();
    for (let draw = 0; draw < draws; draw++) {
      const random = seeded(draw * 1_000_003 + basket);
      const left = [...products];
      for (let n = 0; n < hides && left.length; n++) {
        const [product] = left.splice(Math.floor(random() * left.length), 1);
        times.set(product!, (times.get(product!) ?? 0) + 1);
      }
    }
    return [...times].map(([product, draws]) => ({
      basket,
      product,
      rest: products.filter(one => one !== product),
      draws,
    }));
  });
}

/** What a ranking achieved in one basket, summed over what was hidden. */
export interface Score {
  draws: number;
  /** How often the first suggestion, and one of the first five, was the hidden product. */
  first: number;
  five: number;
  /** The sum of 1 / rank of the hidden product. */
  reciprocal: number;
  /** How often there was a suggestion at all. */
  suggested: number;
}
/** The judgement of a ranking: a score for each basket, and how many products it ever put first. */
export interface Judgement {
  name: string;
  baskets: Score[];
  coverage: number;
}

interface Found {
  first: Candidate | undefined;
  /** From 1; 0 if the hidden product is no candidate. */
  rank: number;
}

function find({ candidates }: Ranking, { product, rest }: Hidden): Found {
  const others = new Set(rest);
  const offered = [...candidates(rest)].filter(candidate => !others.has(candidate.product));
  const first = offered.reduce<Candidate | undefined>(
    (best, one) => (best && !isBefore(one, best) ? best : one),
    undefined,
  );
  const own = offered.find(candidate => candidate.product === product);
  return { first, rank: own ? 1 + offered.filter(one => isBefore(one, own)).length : 0 };
}

/** Judges a ranking by whether it finds what was hidden; `progress` is called for each basket's product. */
export function judge(
  ranking: Ranking,
  hidden: readonly Hidden[],
  progress: () => void = () => undefined,
): Judgement {
  const baskets: Score[] = [];
  const firsts = new Set<number>();
  for (const one of hidden) {
    const { first, rank } = find(ranking, one);
    const score = (baskets[one.basket] ??= { draws: 0, first: 0, five: 0, reciprocal: 0, suggested: 0 });
    score.draws += one.draws;
    if (first) firsts.add(first.product);
    if (first) score.suggested += one.draws;
    if (rank) score.reciprocal += one.draws / rank;
    if (rank && rank <= 5) score.five += one.draws;
    if (rank === 1) score.first += one.draws;
    progress();
  }
  return { name: ranking.name, baskets, coverage: firsts.size };
}
