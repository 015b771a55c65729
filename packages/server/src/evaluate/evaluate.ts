import { usualPairRule } from '../ranking/pair-rule.js';
import type { Basket, Orders } from './baskets.js';
import { type Counts, countsOf } from './counts.js';
import { hide, type HideOptions, judge, type Judgement } from './judge.js';
import { bestPair, cosine, popularity, type Ranking } from './rankings.js';
import { type BestSettings, chooseSettings, triedRules } from './settings.js';

export interface EvaluateOptions extends HideOptions {
  /** Orders from this time on are judged, in milliseconds since 1970; by default the last quarter of them. */
  from?: number | undefined;
  /** Of the orders before, settings are chosen on those from this time on; by default the last fifth. */
  chooseFrom?: number | undefined;
  /** More rankings to judge on the same baskets. */
  others?: readonly ((counts: Counts, learn: readonly Basket[]) => Ranking)[];
  /** Receives the share of the work that is done, from 0 to 1. */
  progress?: (share: number) => void;
}

/** How rankings did on orders that they had not seen. */
export interface Evaluation {
  learned: number;
  judged: number;
  /** Products in the orders learned from. */
  products: number;
  /** Days from the first order to the last; null if the file has no times. */
  days: number | null;
  /** Our own ranking first. */
  judgements: Judgement[];
  /** Undefined if there are too few orders to choose settings on. */
  settings: BestSettings | undefined;
}

/** There are too few orders to say anything. */
export class TooFewOrders extends Error {
  override name = 'TooFewOrders';
}

const fewest = 30;
const day = 86_400_000;

/** Where the later part of sorted orders begins: at a time, or after a share of them. */
function splitAt(baskets: readonly Basket[], time: number | undefined, share: number): number {
  if (time === undefined) return Math.floor(baskets.length * share);
  const at = baskets.findIndex(basket => basket.time === null || basket.time >= time);
  return at === -1 ? baskets.length : at;
}

function daysOf(baskets: readonly Basket[]): number | null {
  const [first, last] = [baskets[0]?.time ?? null, baskets.at(-1)?.time ?? null];
  return first === null || last === null ? null : Math.ceil((last - first) / day);
}

/**
 * Judges this server's ranking on a shop's own orders, beside simple ones: each learns from earlier orders, and
 * has to find products that were hidden from later ones. Settings are chosen on earlier orders only.
 *
 * @throws TooFewOrders if there are fewer than thirty orders to learn from or to judge
 */
export function evaluate(
  { ids, baskets }: Orders,
  { from, chooseFrom, others = [], progress = () => undefined, ...hiding }: EvaluateOptions = {},
): Evaluation {
  const middle = splitAt(baskets, from, 0.75);
  const [learn, later] = [baskets.slice(0, middle), baskets.slice(middle)];
  if (Math.min(learn.length, later.length) < fewest)
    throw new TooFewOrders(
      `too few orders of two to a hundred products: ${learn.length} to learn from and ${later.length} to judge, and each has to be ${fewest} at least`,
    );
  const counts = countsOf(learn, ids.length);
  const rankings = [
    bestPair(counts, usualPairRule),
    popularity(counts),
    cosine(counts),
    ...others.map(make => make(counts, learn)),
  ];
  const hidden = hide(later, hiding);
  // A rule that is tried takes about a quarter of the time of a ranking that is judged.
  const work = rankings.length * hidden.length + (triedRules.length * hidden.length) / 4;
  let done = 0;
  const step = (n: number) => progress(Math.min(1, (done += n) / work));
  const at = splitAt(learn, chooseFrom, 0.8);
  const [before, choose] = [learn.slice(0, at), learn.slice(at)];
  const settings =
    Math.min(before.length, choose.length) < fewest
      ? undefined
      : chooseSettings(before, choose, ids.length, () => step(hidden.length / 4));
  const judgements = rankings.map(ranking => judge(ranking, hidden, () => step(1)));
  return {
    learned: learn.length,
    judged: later.length,
    products: counts.alone.filter(Boolean).length,
    days: daysOf(baskets),
    judgements,
    settings,
  };
}
