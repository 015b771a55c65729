/**
 * The chaos table: what becomes of signals in a real browser before the real server, whatever happens between.
 * `npm run chaos` prints it; words choose rows by their names, `--seed=N` repeats a run, `--write` puts the
 * table into the README of `@tillside/core`.
 */
import { parseArgs } from 'node:util';
import { build } from '../../.scripts/build.mjs';
import { isGood, table } from './harness/table.js';
import { writeTable } from './harness/write.js';
import { rows } from './rows/index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, write: { type: 'boolean', default: false } },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!Number.isInteger(seed)) throw new TypeError(`--seed: expected a whole number, got ${values.seed}`);
const chosen = rows.filter(
  ({ name }) => !positionals.length || positionals.some(word => name.includes(word)),
);

await build();
// Built just now: what it imports may not have been there before.
const { performAll } = await import('./harness/perform.js');

say(`Seed ${seed}`);
const { outcomes, missing } = await performAll(chosen, {
  seed,
  onRow: (name, seconds) => say(`  ${seconds.toFixed(1).padStart(5)} s  ${name}`),
});
const shown = table(outcomes);
say(`\n${shown}\n`);
for (const { name, faults } of outcomes) for (const fault of faults) say(`${name}: ${fault}`);
if (missing) say(missing);
const isAll = outcomes.length > 0 && outcomes.every(isGood);
say(isAll ? 'All rows are clean.' : 'Not all rows are clean.');
if (values.write && isAll && !missing && !positionals.length) writeTable(shown);
process.exitCode = isAll ? 0 : 1;
