import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { App } from '@tillside/server';
import { type Compared, compare, momentsOf } from './arms-oracle.js';
import { onBoth, opened } from './databases.js';
import { day, randomShop } from './random-shop.js';
import { app, ask, send } from './shop.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const { signals, shuffled, chance, start } = randomShop(seed, 50_000);
const sent = shuffled([...signals, ...signals.filter(() => chance(0.1))]);

interface Arm {
  n: number;
  mean: number | null;
}
interface Told {
  measure: string;
  currency: string | null;
  offered: Arm;
  withheld: Arm;
  cap: number | null;
  difference: { value: number; low: number; high: number } | null;
}

const isNear = (found: number | null | undefined, wanted: number, what: string) =>
  assert.ok(
    typeof found === 'number' && Math.abs(found - wanted) <= 1e-8 * Math.max(1, Math.abs(wanted)),
    `${what}: ${found}, not ${wanted} (seed ${seed})`,
  );

function assertSame(told: Told, wanted: Compared, where: string) {
  const what = `${where} ${told.measure} ${told.currency ?? ''}`;
  assert.deepEqual([told.offered.n, told.withheld.n], wanted.n, `${what} (seed ${seed})`);
  isNear(told.offered.mean, wanted.means[0], `${what} offered`);
  isNear(told.withheld.mean, wanted.means[1], `${what} withheld`);
  if (wanted.cap === null) assert.equal(told.cap, null, what);
  else isNear(told.cap, wanted.cap, `${what} cap`);
  if (wanted.half === undefined) return assert.equal(told.difference, null, what);
  isNear(told.difference?.value, wanted.value, `${what} difference`);
  isNear(told.difference?.low, wanted.value - wanted.half, `${what} low`);
  isNear(told.difference?.high, wanted.value + wanted.half, `${what} high`);
}

onBoth(`50,000 random signals, shuffled, one of ten twice, seed ${seed}`, ({ fresh }) => {
  let apis: App[];
  before(async () => {
    const place = fresh();
    // Several processes share PostgreSQL; the embedded database has one.
    const store = await opened(place);
    const stores = place.startsWith('postgres') ? [store, await opened(place)] : [store];
    apis = await Promise.all(stores.map(store => app(store, { now: () => new Date(start + 20 * day) })));
    const batches = Array.from({ length: Math.ceil(sent.length / 500) }, (_, at) =>
      sent.slice(at * 500, at * 500 + 500),
    );
    const work = apis.map(async api => {
      for (let batch = batches.pop(); batch; batch = batches.pop()) {
        const { json } = await send(api, batch);
        assert.deepEqual(json.rejected, []);
      }
    });
    await Promise.all(work);
  });

  for (const [from, to] of [
    ['2026-03-01', '2026-03-20'],
    ['2026-03-11', '2026-03-20'],
  ] as const)
    test(`are compared as one would by hand, from ${from}`, async () => {
      const moments = momentsOf(sent, from, to);
      const { json } = await ask(apis[0]!, `/results?from=${from}&to=${to}`);
      const experiment = json.experiment as {
        measures: Told[];
        surfaces: { surface: string; measures: Told[] }[];
        offered: { assigned: number; completed: number };
        withheld: { assigned: number; completed: number };
      };
      for (const arm of ['offered', 'withheld'] as const) {
        const own = moments.filter(moment => moment.arm === arm);
        assert.equal(experiment[arm].assigned, own.length, `seed ${seed}`);
        assert.equal(experiment[arm].completed, own.filter(({ completed }) => completed).length);
      }
      assert.deepEqual(
        experiment.measures.map(({ measure, currency }) => [measure, currency]),
        [
          ['value', 'EUR'],
          ['value', 'GBP'],
          ['items', null],
          ['csat', null],
          ['completed', null],
        ],
      );
      for (const told of experiment.measures)
        assertSame(told, compare(moments, told.measure, told.currency), 'all');
      for (const { surface, measures } of experiment.surfaces)
        for (const told of measures)
          assertSame(
            told,
            compare(
              moments.filter(moment => moment.surface === surface),
              told.measure,
              told.currency,
            ),
            surface,
          );
    });
});
