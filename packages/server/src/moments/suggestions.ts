import type { SuggestionInput, Surface } from '@tillside/contract';
import { createHash } from 'node:crypto';
import type { StoreConfig } from '../config/types.js';
import { unlessFull } from '../database/disk-space.js';
import { json, type Queries } from '../database/database.js';
import { choose } from '../ranking/choose.js';
import type { Entry, Rankable } from '../ranking/rank.js';
import { receptionsOf, retire } from '../ranking/reception.js';
import type { References } from '../ranking/reference.js';
import { boughtTogether } from './bought-together.js';
import { storedOrder, storeOrder } from './moment-order.js';

/** The moment that suggestions are for. */
export interface SuggestionsQuery {
  moment: string;
  surface: Surface;
  basket: readonly string[];
  /** The suggestions of the configuration that may be made. */
  rules: readonly SuggestionInput[];
}

const digest = (value: unknown): string => createHash('sha256').update(json(value)).digest('base64url');

/** A product has one suggestion: the shop's own one, if there is one. Nothing is suggested that is in the basket. */
function candidatesOf(
  rules: readonly SuggestionInput[],
  pairs: readonly Rankable[],
  basket: readonly string[],
): Rankable[] {
  const own = rules.filter(({ product }) => !product || !basket.includes(product.id));
  const taken = new Set(own.map(({ product }) => product?.id));
  return [
    ...own.map(suggestion => ({ suggestion })),
    ...pairs.filter(({ pair }) => pair && !taken.has(pair.product)),
  ];
}

/** Ranks candidates anew, and remembers those that are retired by that. */
async function ranked(
  queries: Queries,
  store: StoreConfig,
  { moment, surface }: SuggestionsQuery,
  candidates: readonly Rankable[],
  now: Date,
): Promise<Entry[]> {
  const ids = candidates.map(({ suggestion }) => suggestion.id);
  const receptions = await receptionsOf(queries, store.id, surface, ids);
  const { entries, retiring } = choose(candidates, receptions, store, moment);
  for (const suggestion of retiring) {
    const key = { store: store.id, suggestion, surface };
    const { minAcceptance = 0 } = store.ranking;
    await unlessFull(retire(queries, key, receptions.of(suggestion), minAcceptance, now));
  }
  return entries;
}

/**
 * The suggestions of a moment, best first, each with a signed reference. Their order is kept for twelve hours, and
 * made anew when the basket changes.
 */
export async function suggestionsFor(
  queries: Queries,
  store: StoreConfig,
  query: SuggestionsQuery,
  references: References,
  now: Date,
): Promise<SuggestionInput[]> {
  const { moment, surface, basket, rules } = query;
  const choices = digest([[...basket].sort(), rules.map(({ id }) => id)]);
  const key = { store: store.id, moment, surface, choices };
  const [pairs, stored] = await Promise.all([
    boughtTogether(queries, store, basket),
    storedOrder(queries, key, now),
  ]);
  const candidates = candidatesOf(rules, pairs, basket);
  if (!candidates.length) return [];
  const order =
    stored ?? (await storeOrder(queries, key, await ranked(queries, store, query, candidates, now), now));
  const byId = new Map(candidates.map(({ suggestion }) => [suggestion.id, suggestion]));
  return order.entries.flatMap(({ suggestion: id }) => {
    const suggestion = byId.get(id);
    if (!suggestion) return [];
    return {
      ...suggestion,
      attribution: references.sign({ store: store.id, moment, suggestion: id }, order.id),
    };
  });
}
