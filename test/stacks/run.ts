/**
 * Drives an app in every stack through the same tasks, as built and under its development server. Words select stacks
 * by their names; `--changed` leaves out what passed on this machine with the same files; `--rest` leaves out what every
 * run of the tests drives, and development servers; `--write` writes the table into the guide.
 */
import { build } from '../../.scripts/build.js';
import { writeReport } from '../reporters/results.js';
import { type Mode, openBrowser, type Outcome, performAll } from './perform.js';
import { type Stack, stacks } from './stacks.js';
import { writeTable } from './table.js';
import { tasksOf } from './tasks.js';
import { Memory, NoRegistryError } from './workshop.js';

const say = (line: string) => process.stdout.write(`${line}\n`);
const options = process.argv.slice(2);
const words = options.filter(word => !word.startsWith('--')).map(word => word.toLowerCase());
const [isChanged, isRest, isWriting] = ['--changed', '--rest', '--write'].map(option =>
  options.includes(option),
);
const chosen = stacks
  .filter(({ name }) => !words.length || words.some(word => name.toLowerCase().includes(word)))
  .filter(({ isQuick }) => !isRest || !isQuick);
const modes: Mode[] = isRest ? ['production'] : ['production', 'development'];

await build();
const browser = await openBrowser();
const results = new Map<Stack, Outcome[]>(chosen.map(stack => [stack, []]));
let notRun = 0;
let run = 0;
for (const stack of chosen)
  for (const mode of modes) {
    if (!stack[mode]) continue;
    const title = `${stack.name}, ${mode}`;
    const memory = await Memory.of(stack, mode);
    if (isChanged && memory.hasPassed) {
      say(`– ${title}: passed before, with the same files`);
      results.get(stack)!.push(...tasksOf(stack).map(({ name }): Outcome => ({ task: name, mode })));
      continue;
    }
    run++;
    const start = performance.now();
    const outcomes = await performAll(stack, mode, browser).catch((error: unknown): Outcome[] => {
      const fault = error instanceof Error ? error.message : String(error);
      if (error instanceof NoRegistryError && !process.env.CI) {
        say(`– ${title}: not run, ${fault}`);
        notRun++;
        return [];
      }
      return [{ task: 'is installed, built and served', mode, fault }];
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    const faults = outcomes.filter(({ fault }) => fault !== undefined);
    if (outcomes.length) say(`${faults.length ? '✖' : '✓'} ${title} (${seconds} s)`);
    for (const { task, fault } of faults) say(`  ${task}: ${fault}`);
    if (outcomes.length && !faults.length) memory.keep();
    results.get(stack)!.push(...outcomes);
  }
await browser.close();

const all = [...results.values()].flat();
const failed = all.filter(({ fault }) => fault !== undefined).length;
if (run > notRun) {
  writeReport('stacks', { passed: all.length - failed, failed });
  say(`${all.length - failed} passed, ${failed} failed`);
}
if (isWriting && !failed && !notRun && !words.length) writeTable(results);
process.exitCode = failed ? 1 : 0;
