/**
 * Prints how many signals per second the server takes beside plain inserts of the same rows, how long `/results`
 * takes as signals grow, and `/moment` as orders do, and whether two processes on one database count everything once:
 * `npm run bench:server`.
 */
import { parseArgs } from 'node:util';
import { moment } from './moment.js';
import { pairs } from './pairs.js';
import { openPlaces } from './places.js';
import { results } from './results.js';
import { throughput, type Amount } from './throughput.js';
import { twice } from './twice.js';

const { values: options } = parseArgs({
  options: {
    postgres: { type: 'string' },
    only: { type: 'string' },
    sizes: { type: 'string', default: '1,50,500' },
    large: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
    source: { type: 'boolean', default: false },
  },
});

/** Enough of everything to see that it works. */
const smoke = {
  amount: { sizes: [1, 50], atOnce: [2], signals: size => size * 4, rounds: 1 } satisfies Amount as Amount,
  pglite: [200, 400],
  postgres: [200, 400],
  batches: 6,
  pairs: 20,
  lines: { pglite: [2000], postgres: [2000] },
  moments: { count: 10, judge: false },
};
const whole = {
  amount: {
    sizes: options.sizes.split(',').map(Number),
    atOnce: [1, 8, 32],
    signals: size => ({ 1: 320, 50: 3200, 500: 16_000 })[size] ?? size * 32,
    rounds: 15,
  } satisfies Amount as Amount,
  pglite: [10_000, 1_000_000],
  postgres: [10_000, 1_000_000, ...(options.large ? [10_000_000] : [])],
  batches: 400,
  pairs: 3000,
  lines: {
    pglite: [10_000, 1_000_000],
    postgres: [10_000, 1_000_000, ...(options.large ? [10_000_000] : [])],
  },
  moments: { count: 400, judge: true },
};
const much = options.smoke ? smoke : whole;
const isWanted = (part: string) => !options.only || options.only.split(',').includes(part);
const say = (text: string) => process.stdout.write(`${text}\n\n`);

const { pglite, postgres, reason = '', clear } = openPlaces(options.postgres);
const faults: string[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void clear().finally(() => process.exit(1)));
try {
  if (!postgres) faults.push(reason);
  if (postgres && isWanted('twice')) {
    const { line, faults: found } = await twice(postgres, options.source, much.batches);
    say(line);
    faults.push(...found);
  }
  if (isWanted('pairs'))
    for (const place of [pglite, postgres]) if (place) say(await pairs(place, options.source, much.pairs));
  if (isWanted('signals'))
    for (const place of [pglite, postgres])
      if (place) say(await throughput(place, options.source, much.amount));
  if (isWanted('results')) {
    say(await results(pglite, options.source, much.pglite));
    if (postgres) say(await results(postgres, options.source, much.postgres));
  }
  if (isWanted('moment'))
    for (const [place, sizes] of [
      [pglite, much.lines.pglite],
      [postgres, much.lines.postgres],
    ] as const) {
      if (!place) continue;
      const { text, faults: found } = await moment(place, sizes, much.moments);
      say(text);
      faults.push(...found);
    }
} finally {
  await clear();
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length ? 1 : 0;
