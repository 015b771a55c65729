import type { Basket } from './baskets.js';

/** How often products are in orders, alone and together. */
export interface Counts {
  orders: number;
  /** By the product's number. */
  alone: readonly number[];
  /** For each product, how often each other one is in the same order. */
  together: readonly ReadonlyMap<number, number>[];
}

export function countsOf(baskets: readonly Basket[], products: number): Counts {
  const alone = Array.from({ length: products }, () => 0);
  const together = Array.from({ length: products }, () => new Map<number, number>());
  for (const { products: basket } of baskets)
    for (const a of basket) {
      alone[a]!++;
      const others = together[a]!;
      for (const b of basket) if (a !== b) others.set(b, (others.get(b) ?? 0) + 1);
    }
  return { orders: baskets.length, alone, together };
}
