/**
 * Simulates shoppers at the server's own ranking and statistics: `npm run simulate` prints tables, `--seed=N` repeats a
 * run, `--write` writes the tables into the README beside this file.
 */
import { parseArgs } from 'node:util';
import { seeded } from '../../packages/server/src/ranking/random.js';
import { coverageTable, daily, powerTable } from './difference.js';
import { writeTables } from './markdown.js';
import { followServer } from './policies.js';
import { regretTable, retiredLine, simulateRanking } from './ranking.js';
import { retirementTable } from './retirement.js';
import { drawShop, sizes } from './shop.js';
import { drawVisits } from './shoppers.js';
import { throughServer } from './through-server.js';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, write: { type: 'boolean', default: false } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!Number.isInteger(seed)) throw new TypeError(`--seed: expected a whole number, got ${values.seed}`);

/** A shop would rather say nothing than what fewer accept. */
const minAcceptance = 0.03;

const parts: string[] = [];
const say = (text: string) => {
  process.stdout.write(`${text}\n\n`);
  parts.push(text);
};

say(`Seed ${seed}.`);

/** The same shoppers at the same shop: the server in memory, and a real one with its database. */
async function agreement(): Promise<string> {
  const random = seeded(seed);
  const shop = drawShop(random, { size: sizes.small, minAcceptance: 0.05 });
  const visits = drawVisits(random, 1000, shop.baskets);
  const wanted = followServer(shop, visits, seed);
  const found = await throughServer(shop, visits, seed);
  const differences = found.shown.filter((id, at) => id !== wanted.shown[at]).length;
  const retired = found.retirements.length;
  return `Through a real server with PGlite: of ${visits.length} moments, ${differences} were shown another suggestion than in memory; ${retired} suggestions were retired, in memory ${wanted.retirements.length}.`;
}
say(await agreement());

const worlds = [
  { title: 'a small shop: 3 baskets with 5 candidates each', size: sizes.small, shops: 12 },
  { title: 'a large shop: 8 baskets with 32 candidates each', size: sizes.large, shops: 4 },
];
for (const { title, size, shops } of worlds)
  for (const isRelevanceTrue of [true, false]) {
    const told = isRelevanceTrue ? 'what is more relevant is accepted more' : 'relevance says nothing';
    const priors = [20, 50, 100, 200, 500];
    const outcomes = simulateRanking({
      size,
      isRelevanceTrue,
      minAcceptance,
      shops,
      visits: 5000,
      seed,
      priors,
    });
    say(`### What is lost in ${title}, where ${told}`);
    say(`${regretTable(outcomes, [200, 1000, 5000])}\n\n${retiredLine(outcomes)}`);
  }

const random = seeded(seed);
say(`### How soon what fewer than ${100 * minAcceptance} % accept is retired`);
say(retirementTable(minAcceptance, { runs: 300, showings: 5000 }, random));
say('### How often the intervals of the difference are right');
say(coverageTable({ runs: 1000, holdout: 0.1, looks: daily(40, 500) }, random));
say('### How soon a true difference is found');
const moments = [20_000, 50_000, 100_000];
say(powerTable({ runs: 100, lifts: [0.05, 0.1], holdouts: [0.1, 0.5], moments }, random));

if (values.write) writeTables(parts.join('\n\n'));
