/**
 * The chaos table: whether signals from a real browser arrive at the real server under faults. `npm run chaos` prints
 * it; arguments select rows by words in their names, `--seed=N` repeats a run, `--firefox` runs the rows that Firefox
 * supports, `--write` writes the table into the README of `@tillside/core`.
 */
import { parseArgs } from 'node:util';
import { build } from '../../.scripts/build.js';
import { isGood, table } from './harness/table.js';
import { writeTable } from './harness/write.js';
import { rows } from './rows/index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    firefox: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!Number.isInteger(seed)) throw new TypeError(`--seed: expected a whole number, got ${values.seed}`);
const named = rows.filter(({ name }) => !positionals.length || positionals.some(word => name.includes(word)));
const chosen = named.filter(({ chromiumOnly }) => !values.firefox || !chromiumOnly);

await build();
// Imported after the build, since it depends on its output.
const { performAll } = await import('./harness/perform.js');

say(`Seed ${seed}`);
const { outcomes, missing } = await performAll(chosen, {
  seed,
  engine: values.firefox ? 'firefox' : 'chromium',
  onRow: (name, seconds) => say(`  ${seconds.toFixed(1).padStart(5)} s  ${name}`),
});
const shown = table(outcomes);
say(`\n${shown}\n`);
for (const { name, faults } of outcomes) for (const fault of faults) say(`${name}: ${fault}`);
if (missing) say(missing);
if (values.firefox)
  for (const { name, chromiumOnly } of named)
    if (chromiumOnly) say(`Not in Firefox: ${name}, since ${chromiumOnly}.`);
const isAll = outcomes.length > 0 && outcomes.every(isGood);
say(isAll ? 'All rows are clean.' : 'Not all rows are clean.');
if (values.write && isAll && !missing && !positionals.length && !values.firefox) writeTable(shown);
process.exitCode = isAll ? 0 : 1;
