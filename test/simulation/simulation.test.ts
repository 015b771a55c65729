import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seeded } from '../../packages/server/src/ranking/random.js';
import { daily, simulateCoverage, simulatePower } from './difference.js';
import { followServer } from './policies.js';
import { names, regretOf, simulateRanking } from './ranking.js';
import { simulateRetirement } from './retirement.js';
import { drawShop, sizes } from './shop.js';
import { drawVisits } from './shoppers.js';
import { throughServer } from './through-server.js';

/**
 * Every run has another seed, which failures tell: `SEED=N` repeats one. Each bound is so wide that what is right
 * exceeds it in fewer than one run of 50,000, by the binomial distribution of the counts.
 */
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000));
const told = (found: unknown): string => `${JSON.stringify(found)}, seed ${seed}`;

describe('in a short simulation', () => {
  test('a server with a database shows and retires the same as its ranking in memory', async () => {
    const random = seeded(seed);
    const shop = drawShop(random, { size: sizes.small, minAcceptance: 0.5 });
    const visits = drawVisits(random, 100, shop.baskets);
    const { shown, retirements } = followServer(shop, visits, seed);
    const found = await throughServer(shop, visits, seed);
    assert.deepEqual(found.shown, shown, told(''));
    assert.ok(retirements.length > 0, told(retirements));
    const wanted = retirements.map(({ moment: _, ...rest }) => rest);
    wanted.sort((one, other) => (one.suggestion < other.suggestion ? -1 : 1));
    assert.deepEqual(found.retirements, wanted, told(''));
  });

  test('the server learns what people accept: it loses less than half of what relevance alone loses', () => {
    const outcomes = simulateRanking({ size: sizes.small, shops: 12, visits: 2500, seed });
    const lost = (name: string) => regretOf(outcomes, name, 1500, 2500).mean;
    const [server, random, relevance] = [lost(names.server), lost(names.random), lost(names.relevance)];
    // Usually 8, 36 and 42 of 1,000: a half is more than four standard deviations away.
    assert.ok(server < relevance / 2 && server < random, told({ server, random, relevance }));
  });

  test('what few accept is retired, and about one of twenty that are just good enough', () => {
    const options = { runs: 100, showings: 2000 };
    for (const { isGood, acceptance, retired } of simulateRetirement(0.1, options, seeded(seed))) {
      if (isGood) assert.ok(retired <= 0.17, told({ acceptance, retired }));
      if (acceptance <= 0.025) assert.equal(retired, 1, told({ acceptance, retired }));
    }
  });

  test('intervals of a difference cover it as often as they say, in an A/A shop and where suggestions help', () => {
    const random = seeded(seed);
    for (const lift of [0, 0.05]) {
      const runs = 400;
      const options = { runs, holdout: 0.2, looks: daily(20, 200), lift };
      const { wrong, splitWrong } = simulateCoverage(options, random);
      for (const measure of lift ? (['money'] as const) : (['money', 'capped'] as const)) {
        const [anytime, planned] = [wrong(measure, 'anytime'), wrong(measure, 'planned')];
        assert.ok(anytime.ever * runs <= 40, told({ lift, measure, anytime }));
        const atEnd = planned.atEnd * runs;
        assert.ok(atEnd >= 3 && atEnd <= 52, told({ lift, measure, planned }));
      }
      assert.ok(splitWrong * runs <= 16, told({ lift, splitWrong }));
    }
  });

  test('what suggestions bring is found, where it is much', () => {
    const options = { runs: 20, lifts: [], holdouts: [], moments: [4000] };
    const [found = 0] = simulatePower(options, 0.2, 1, seeded(seed));
    assert.ok(found >= 0.75, told(found));
  });
});
