import type { SuggestionInput } from '@tillside/contract';
import { configOf } from '../../packages/server/src/config/check.js';
import type { StoreConfig } from '../../packages/server/src/config/types.js';
import { lowerBound } from '../../packages/server/src/ranking/pair-rule.js';
import type { Random } from '../../packages/server/src/ranking/random.js';
import type { Rankable } from '../../packages/server/src/ranking/rank.js';
import type { Appeal } from './shoppers.js';

/** Two products, and how many orders had the first one, and both. */
export interface PairCounts {
  with: string;
  product: string;
  baskets: number;
  together: number;
}
/** A shop that does not exist, and what is true of it though it cannot know. */
export interface Shop {
  config: StoreConfig;
  /** What shoppers come with. */
  baskets: readonly string[];
  pairs: readonly PairCounts[];
  /** What can be suggested with each basket. */
  candidates: ReadonlyMap<string, readonly Rankable[]>;
  appeal: Appeal;
  /** It looks most relevant with one of the baskets, and hardly anybody wants it. */
  bad: string;
}

export interface ShopOptions {
  /** How many baskets there are, and how many products each leads to. */
  size: { baskets: number; products: number };
  /** Whether what is bought together more often is accepted more often: it should be, and may not be. */
  isRelevanceTrue?: boolean;
  /** What fewer accept is retired; nothing is if it is left out. */
  minAcceptance?: number;
}

export const keys = { write: 'pk_simulated_1', read: 'rk_simulated_1' };
/** A corner shop, and one with as many candidates as the server ranks. */
export const sizes = { small: { baskets: 3, products: 3 }, large: { baskets: 8, products: 30 } };
const reason = { text: 'It goes with that', basis: 'general' } as const;
const orders = 400;

/** What is accepted of suggestions of average quality, and of relevance where it counts. */
const usualAppeal = 0.1;
const badAppeal = 0.005;
const usualRelevance = 0.2;

function configured(minAcceptance?: number): StoreConfig {
  const { config, faults } = configOf({
    stores: [
      {
        id: 'simulated',
        keys,
        suggestions: ['wrap', 'card'].map(id => ({ id, kind: 'service' as const, title: id, reason })),
        together: { minSupport: 2, minLift: 0, max: 3 },
        ranking: { ...(minAcceptance !== undefined && { minAcceptance }), personalReasons: ['has-it'] },
      },
    ],
  });
  if (!config) throw new Error(JSON.stringify(faults));
  return config.stores[0]!;
}

const rankable = ({ with: by, product, together, baskets }: PairCounts): Rankable => ({
  suggestion: { id: `together-${product}`, kind: 'product', title: product, reason },
  pair: { product, with: by, together, baskets, relevance: lowerBound(together / baskets, baskets) },
});

/** Draws a shop. How often products are in an order with others falls as in real orders: steeply, then slowly. */
export function drawShop(random: Random, { size, isRelevanceTrue = true, minAcceptance }: ShopOptions): Shop {
  const config = configured(minAcceptance);
  const between = (low: number, high: number) => low + (high - low) * random();
  const baskets = Array.from({ length: size.baskets }, (_, n) => `basket-${n + 1}`);
  const bad = 'together-basket-1-1';
  const pairs = baskets.flatMap(basket =>
    Array.from({ length: size.products }, (_, at): PairCounts => {
      const share = 0.35 * (at + 1) ** -0.6 * between(0.8, 1.2);
      const product = `${basket}-${at + 1}`;
      return { with: basket, product, baskets: orders, together: Math.round(share * orders) };
    }),
  );
  const services = config.suggestions.map((suggestion): Rankable => ({
    suggestion: suggestion as SuggestionInput,
  }));
  const candidates = new Map(
    baskets.map(basket => [
      basket,
      [...services, ...pairs.filter(pair => pair.with === basket).map(rankable)],
    ]),
  );
  const appeals = new Map<string, number>();
  for (const [basket, list] of candidates)
    for (const { suggestion, pair } of list) {
      const relevance = isRelevanceTrue && pair ? pair.relevance / usualRelevance : 1;
      const appeal = usualAppeal * relevance * between(0.5, 1.5);
      appeals.set(`${basket} ${suggestion.id}`, suggestion.id === bad ? badAppeal : appeal);
    }
  const appeal: Appeal = (basket, suggestion) => appeals.get(`${basket} ${suggestion}`)!;
  return { config, baskets, pairs, candidates, appeal, bad };
}
