import { addResults, printResults, type Result } from '../test/reporters/results.ts';
import { inParallel } from './run.ts';

/** What the runners of a part came to, by their names. */
export type Results = Record<string, Result>;
/** A part of a run. */
export type Part = () => Promise<Results>;

/** What a step came to; if it throws, it has failed once. */
async function settle<T>(step: () => Promise<T>, otherwise: (failed: Results) => T): Promise<T> {
  try {
    return await step();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return otherwise({ run: { passed: 0, failed: 1 } });
  }
}

/** Tests wait for half of their time, so that three at a time keep two cores busy. */
const width = 3;

/**
 * Runs parts side by side. Prints what each runner came to, summed over the parts, and
 * the sum of all; sets the exit code.
 */
export async function runParts(prepare: () => Promise<Part[]>): Promise<void> {
  const parts = await settle(prepare, failed => [() => Promise.resolve(failed)]);
  const results: Results = {};
  await inParallel(
    parts.map(part => async () => {
      for (const [name, result] of Object.entries(await settle(part, failed => failed))) {
        const known = results[name];
        results[name] = known && typeof result !== 'string' ? addResults({ known, result }) : result;
      }
    }),
    width,
  );
  printResults(results);
  process.exitCode = addResults(results).failed ? 1 : 0;
}
