import { choose } from '../../packages/server/src/ranking/choose.js';
import type { Random } from '../../packages/server/src/ranking/random.js';
import type { Rankable } from '../../packages/server/src/ranking/rank.js';
import type { Reception } from '../../packages/server/src/ranking/reception.js';
import { Memory } from './memory.js';
import type { Shop } from './shop.js';
import { type Answer, oneOf, Shoppers, type Visit } from './shoppers.js';
import { signalsOf } from './signals.js';

/** Decides what is shown on a visit. */
export type Policy = (visit: Visit) => string | undefined;

/** How a policy went. */
export interface Run {
  /** What was shown on each visit. */
  shown: (string | undefined)[];
  /** How many accept on average up to each visit: without the luck of the day. */
  expected: number[];
}
/** A suggestion that was retired, in which moment, and how it had been received. */
export interface Retirement extends Reception {
  suggestion: string;
  moment: string;
}
export interface ServerRun extends Run {
  retirements: Retirement[];
}

const time = '2026-03-02T10:00:00.000Z';

type Hear = (visit: Visit, suggestion: string, answer: Answer) => void;

/** Shows what a policy chooses to shoppers, who are the same for every policy; `hear` is told what they say. */
export function follow(
  { appeal }: Pick<Shop, 'appeal'>,
  visits: readonly Visit[],
  seed: number,
  policy: Policy,
  hear?: Hear,
): Run {
  const shoppers = new Shoppers(appeal, seed);
  const run: Run = { shown: [], expected: [] };
  let sum = 0;
  for (const visit of visits) {
    const suggestion = policy(visit);
    if (suggestion !== undefined) sum += shoppers.acceptance(visit, suggestion);
    const answer = shoppers.show(visit, suggestion);
    run.shown.push(suggestion);
    run.expected.push(sum);
    if (suggestion !== undefined) hear?.(visit, suggestion, answer);
  }
  return run;
}

/** What the server's own prior weighs: see ranking/reception.ts. */
export const usualPrior = 100;

/** The server's ranking, with its tables in memory. Another prior has the same mean; nothing may retire then. */
export function followServer(
  shop: Shop,
  visits: readonly Visit[],
  seed: number,
  prior = usualPrior,
): ServerRun {
  const { config, candidates } = shop;
  const memory = new Memory();
  const retirements: Retirement[] = [];
  const more = prior / usualPrior - 1;
  const receptions = {
    retired: memory.retired,
    of: (id: string): Reception => {
      const { accepted, refused } = memory.of(id);
      return { accepted: accepted + more * 10, refused: refused + more * 90 };
    },
  };
  const policy: Policy = ({ moment, basket }) => {
    const { entries, retiring } = choose(candidates.get(basket)!, receptions, config, moment);
    for (const suggestion of retiring) {
      retirements.push({ suggestion, moment, ...memory.of(suggestion) });
      memory.retired.add(suggestion);
    }
    return entries[0]?.suggestion;
  };
  const run = follow(shop, visits, seed, policy, ({ moment, basket }, id, answer) => {
    const { kind, reason } = candidates
      .get(basket)!
      .find(({ suggestion }) => suggestion.id === id)!.suggestion;
    memory.hear(config, signalsOf({ moment, suggestion: id, kind, basis: reason.basis }, answer, time));
  });
  return { ...run, retirements };
}

/** Any candidate, each as often. */
export const atRandom =
  ({ candidates }: Shop, random: Random): Policy =>
  ({ basket }) =>
    oneOf(candidates.get(basket)!, random).suggestion.id;

/** The most relevant candidate: what the server would do if nobody told it anything. */
export const byRelevance = ({ candidates }: Shop): Policy => {
  const relevance = ({ pair }: Rankable) => pair?.relevance ?? 0;
  const first = new Map(
    [...candidates].map(([basket, list]) => [
      basket,
      list.reduce((best, one) => (relevance(one) > relevance(best) ? one : best)).suggestion.id,
    ]),
  );
  return ({ basket }) => first.get(basket);
};

/** What accepts most if each basket is always shown the same: known only to whoever has tried them all. */
export function bestFixed(shop: Shop, visits: readonly Visit[], seed: number): Run {
  const first = new Map<string, string>();
  for (const [basket, list] of shop.candidates) {
    const own = visits.filter(visit => visit.basket === basket);
    const sums = list.map(({ suggestion: { id } }) => follow(shop, own, seed, () => id).expected.at(-1) ?? 0);
    first.set(basket, list[sums.indexOf(Math.max(...sums))]!.suggestion.id);
  }
  return follow(shop, visits, seed, ({ basket }) => first.get(basket));
}
