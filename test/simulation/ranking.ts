import { seeded } from '../../packages/server/src/ranking/random.js';
import { percent, table } from './markdown.js';
import {
  atRandom,
  bestFixed,
  byRelevance,
  follow,
  followServer,
  type Retirement,
  type Run,
} from './policies.js';
import { drawShop, type ShopOptions } from './shop.js';
import { drawVisits } from './shoppers.js';
import { meanOf, quantileOf, shareOf } from './summary.js';

export interface RankingOptions extends ShopOptions {
  shops: number;
  visits: number;
  seed: number;
  /** Weights of the prior to compare with the server's own. */
  priors?: readonly number[];
}
/** How the policies went in one shop. */
export interface Outcome {
  best: Run;
  /** The others by their names. */
  runs: ReadonlyMap<string, Run>;
  /** After so many visits the bad suggestion was retired; infinite if it was not. */
  badRetiredAt: number;
  /** How many suggestions were retired though enough would accept them. */
  falselyRetired: number;
}

export const names = { random: 'at random', relevance: 'the most relevant', server: 'the server' };
const priorName = (weight: number): string => `the server, prior of ${weight}, retires nothing`;

/** Sends the same shoppers through the same shop under each policy. */
function compare(options: RankingOptions, seed: number): Outcome {
  const { minAcceptance = 0, ...rest } = options;
  const shop = drawShop(seeded(seed), options);
  const random = seeded(seed + 1);
  const visits = drawVisits(random, options.visits, shop.baskets);
  const server = followServer(shop, visits, seed);
  const runs = new Map<string, Run>([
    [names.random, follow(shop, visits, seed, atRandom(shop, random))],
    [names.relevance, follow(shop, visits, seed, byRelevance(shop))],
    [names.server, server],
  ]);
  for (const weight of options.priors ?? [])
    runs.set(priorName(weight), followServer(drawShop(seeded(seed), rest), visits, seed, weight));
  const isGood = ({ suggestion }: Retirement) =>
    suggestion !== shop.bad && shop.baskets.some(basket => shop.appeal(basket, suggestion) >= minAcceptance);
  const bad = server.retirements.find(({ suggestion }) => suggestion === shop.bad);
  return {
    best: bestFixed(shop, visits, seed),
    runs,
    badRetiredAt: bad ? visits.findIndex(({ moment }) => moment === bad.moment) : Infinity,
    falselyRetired: server.retirements.filter(isGood).length,
  };
}

/** Simulates shops one after another. */
export const simulateRanking = (options: RankingOptions): Outcome[] =>
  Array.from({ length: options.shops }, (_, shop) => compare(options, options.seed + 7919 * shop));

/** How many fewer of 1,000 accept than with the best fixed order, from a visit to another: shops' mean and its error. */
export const regretOf = (outcomes: readonly Outcome[], name: string, from: number, to: number) =>
  meanOf(
    outcomes.map(({ best, runs }) => {
      const accepted = ({ expected }: Run) => expected[to - 1]! - (expected[from - 1] ?? 0);
      return ((accepted(best) - accepted(runs.get(name)!)) / (to - from)) * 1000;
    }),
  );

/** What policies lose, by their names and numbers of visits. */
export function regretTable(outcomes: readonly Outcome[], looks: readonly number[]): string {
  const cell = (name: string, visits: number) => {
    const { mean, error } = regretOf(outcomes, name, 0, visits);
    return `${mean.toFixed(1)} ± ${error.toFixed(1)}`;
  };
  const accepted = (run: Run) => (1000 * run.expected.at(-1)!) / run.expected.length;
  const best = meanOf(outcomes.map(({ best }) => accepted(best))).mean;
  const rows = [...outcomes[0]!.runs.keys()].map(name => {
    const mean = meanOf(outcomes.map(({ runs }) => accepted(runs.get(name)!))).mean;
    return [name, ...looks.map(visits => cell(name, visits)), mean.toFixed(1)];
  });
  const format = new Intl.NumberFormat('en');
  return table(
    ['shown first', ...looks.map(visits => `by ${format.format(visits)} visits`), 'accepted of 1,000'],
    [...rows, ['the best fixed one of each basket', ...looks.map(() => '0'), best.toFixed(1)]],
  );
}

/** When the bad suggestion was retired, and how many good ones were. */
export function retiredLine(outcomes: readonly Outcome[]): string {
  const at = outcomes.map(({ badRetiredAt }) => badRetiredAt);
  const gone = shareOf(at, visits => visits < Infinity);
  const falsely = outcomes.reduce((sum, { falselyRetired }) => sum + falselyRetired, 0);
  const median = quantileOf(
    at.filter(visits => visits < Infinity),
    0.5,
  );
  const told = gone ? `, after ${median} visits (median)` : '';
  return `The bad suggestion was retired in ${percent(gone)} of ${outcomes.length} shops${told}; good ones: ${falsely}.`;
}
