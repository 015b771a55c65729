/** What choosing goes by, besides the candidates. */
export interface ChooseOptions {
  /** Ids on screen now, in their order. */
  held: readonly string[];
  /** How many may be on screen at once. */
  limit: number;
  /** Nothing new appears: the host holds, or the customer is paying. */
  isFrozen: boolean;
  /** Takes a place for a candidate that is not on screen; false if it may not come. */
  claim(id: string): boolean;
}

/**
 * Chooses what is on screen next. What is there stays in its place as long as it is a candidate: a better
 * rank never evicts it, since a finger may be on its way. Only free places are filled, best first.
 */
export function choose<T extends { id: string }>(candidates: readonly T[], options: ChooseOptions): T[] {
  const { held, limit, isFrozen, claim } = options;
  const stay = held.flatMap(id => candidates.filter(item => item.id === id));
  if (isFrozen) return stay;
  for (const item of candidates) {
    if (stay.length >= limit) break;
    if (!stay.includes(item) && claim(item.id)) stay.push(item);
  }
  return stay;
}
