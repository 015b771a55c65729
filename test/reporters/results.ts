import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** How many tests passed and failed. */
export interface Counts {
  passed: number;
  failed: number;
}
/** What a runner keeps for the summary. */
interface Report extends Counts {
  /** Files that an engine did not get to the end of; they count as failed, once each. */
  unfinished?: string[];
}
/** What a runner came to: its counts, or why it did not run. */
export type Result = Counts | string;

const folder = '.cache/results';

/** Keeps what a runner came to for the summary. */
export function writeReport(runner: string, report: Report): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${runner}.json`, JSON.stringify(report));
}

const readReport = (runner: string): Report =>
  JSON.parse(readFileSync(`${folder}/${runner}.json`, 'utf8')) as Report;

/** What a runner reported; one that ended badly, wrote no report, or ran nothing has failed at least once. */
export function readResult(runner: string, exitCode = 0): Counts {
  try {
    const { passed, failed, unfinished = [] } = readReport(runner);
    return { passed, failed: failed + unfinished.length || Number(passed === 0 || exitCode !== 0) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** The files that an engine did not get to the end of. */
export function readUnfinished(runner: string): string[] {
  try {
    return readReport(runner).unfinished ?? [];
  } catch {
    return [];
  }
}

/** What a run is waiting for, in milliseconds. */
const long = 20_000;

/** Names the files that took long, with their seconds. `times` are in ms. */
export function printSlowest(times: ReadonlyMap<string, number>): void {
  const slowest = [...times].filter(([, time]) => time > long).sort(([, a], [, b]) => b - a);
  for (const [file, time] of slowest) console.log(`  ${(time / 1000).toFixed(0).padStart(4)} s  ${file}`);
}

/** The counts of all runners; one that did not run adds nothing. */
export function addResults(results: Record<string, Result>): Counts {
  const sum = { passed: 0, failed: 0 };
  for (const result of Object.values(results))
    if (typeof result !== 'string') {
      sum.passed += result.passed;
      sum.failed += result.failed;
    }
  return sum;
}

/** Prints a line for each runner, and the sum in the last one. */
export function printResults(results: Record<string, Result>): void {
  for (const [runner, result] of Object.entries(results))
    console.log(
      typeof result === 'string'
        ? `${runner}: not run (${result})`
        : `${runner}: ${result.passed} passed, ${result.failed} failed`,
    );
  const { passed, failed } = addResults(results);
  console.log(`${passed} passed, ${failed} failed`);
}
