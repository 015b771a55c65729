import type { StoreConfig } from '../config/types.js';
import { type Entry, rank, type Rankable } from './rank.js';
import { isBelow, type Receptions } from './reception.js';

/** What is suggested in a moment, best first, and what from now on is suggested no more. */
export interface Choice {
  entries: Entry[];
  retiring: string[];
}

/** Ranks candidates without those that are retired, or that are found to be too little accepted. */
export function choose(
  candidates: readonly Rankable[],
  receptions: Receptions,
  { id: store, ranking, together }: Pick<StoreConfig, 'id' | 'ranking' | 'together'>,
  moment: string,
): Choice {
  const { minAcceptance, restored, relevance, weights } = ranking;
  const isRetired = (id: string) => receptions.retired.has(id) && !restored.includes(id);
  const isRetiring = (id: string) =>
    minAcceptance !== undefined &&
    !receptions.retired.has(id) &&
    !restored.includes(id) &&
    isBelow(minAcceptance, receptions.of(id));
  const retiring = candidates.map(({ suggestion }) => suggestion.id).filter(isRetiring);
  const remaining = candidates.filter(({ suggestion: { id } }) => !isRetired(id) && !retiring.includes(id));
  const maxPairs = together?.max ?? 0;
  const options = { store, moment, receptionOf: receptions.of, relevance, weights, maxPairs };
  return { entries: rank(remaining, options), retiring };
}
