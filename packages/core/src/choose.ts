import { isSameProduct } from './basket.js';

/** A candidate. */
export interface Candidate {
  id: string;
  product?: { id: string; gtin?: string };
}

/** The circumstances of a choice. */
export interface ChooseOptions {
  /** Ids on screen now, in order. */
  held: readonly string[];
  /** How many may be on screen at once. */
  limit: number;
  /** Nothing new appears: the host holds, or the customer is paying. */
  isFrozen: boolean;
  /** Claims a place for a candidate that is not on screen; false if it may not appear. */
  claim(id: string): boolean;
}

/**
 * Chooses what is on screen next. An item on screen keeps its place as long as it is a candidate: a better rank never
 * evicts it, since somebody may be about to press it. Only free places are filled, best first, and a product is
 * suggested once.
 */
export function choose<T extends Candidate>(candidates: readonly T[], options: ChooseOptions): T[] {
  const { held, limit, isFrozen, claim } = options;
  const stay = held.flatMap(id => candidates.filter(item => item.id === id));
  if (isFrozen) return stay;
  for (const item of candidates) {
    if (stay.length >= limit) break;
    const isThere = stay.some(other => other === item || isSameProduct(other.product, item.product));
    if (!isThere && claim(item.id)) stay.push(item);
  }
  return stay;
}
