import type { SuggestionInput } from '@tillside/contract';
import { createHash } from 'node:crypto';
import { json } from '../database/database.js';
import { betaQuantile } from './beta.js';
import { posterior, type Reception } from './reception.js';

/** The pair of products that is the reason for a suggestion. */
export interface Pair {
  product: string;
  with: string;
  together: number;
  baskets: number;
  relevance: number;
}
/** A suggestion that could be made. */
export interface Rankable {
  suggestion: SuggestionInput;
  pair?: Pair | undefined;
}
/** Why a suggestion has its place: what `GET /why` tells. */
export interface Entry {
  suggestion: string;
  /** The lower bound of the best pair, or what the shop gave it, or the median of the pairs beside it. */
  relevance: number;
  /** What the shop multiplies it by, from 1 to 2. */
  weight: number;
  /** Drawn from what is known of its acceptance (Thompson sampling). */
  draw: number;
  score: number;
  accepted: number;
  refused: number;
  pair: Pair | null;
}
/** How a shop wants its suggestions ranked, by their ids. */
export interface RankOptions {
  store: string;
  moment: string;
  receptionOf: (suggestion: string) => Reception;
  relevance?: Readonly<Record<string, number>> | undefined;
  weights?: Readonly<Record<string, number>> | undefined;
  /** The most suggestions from pairs. */
  maxPairs: number;
}

/** A number from 0 to 1 that follows from the moment: every process draws the same. */
const chance = (store: string, moment: string, suggestion: string): number =>
  (createHash('sha256')
    .update(json([store, moment, suggestion]))
    .digest()
    .readUInt32BE() +
    0.5) /
  2 ** 32;

const byScore = (one: Entry, other: Entry): number =>
  other.score - one.score || (one.suggestion < other.suggestion ? -1 : 1);

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (!sorted.length) return undefined;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

/** Ranks suggestions by relevance and by what a draw says of their reception, best first. */
export function rank(candidates: readonly Rankable[], options: RankOptions): Entry[] {
  const { store, moment, receptionOf, relevance: given = {}, weights = {}, maxPairs } = options;
  const entryOf = ({ suggestion: { id, kind }, pair }: Rankable, relevance: number): Entry => {
    const { accepted, refused } = receptionOf(id);
    const draw = betaQuantile(chance(store, moment, id), ...posterior(kind, { accepted, refused }));
    // Care and conversation are never ranked by money.
    const weight = kind === 'product' || kind === 'offer' ? (weights[id] ?? 1) : 1;
    const score = relevance * weight * draw;
    return { suggestion: id, relevance, weight, draw, score, accepted, refused, pair: pair ?? null };
  };
  const pairs = candidates
    .flatMap(candidate => (candidate.pair ? [entryOf(candidate, candidate.pair.relevance)] : []))
    .sort(byScore)
    .slice(0, maxPairs);
  const usual = median(pairs.map(({ relevance }) => relevance)) ?? 1;
  const others = candidates
    .filter(({ pair }) => !pair)
    .map(candidate => entryOf(candidate, given[candidate.suggestion.id] ?? usual));
  return [...pairs, ...others].sort(byScore);
}
