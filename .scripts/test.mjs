/**
 * Builds what changed, runs the tests in Node and in the browser side by side, and ends with one line of both
 * reports' sums. Takes the names of test files, to run only those.
 */
import { globSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { ensureBrowser } from './browser.mjs';
import { run } from './run.mjs';

const inBrowser = 'test/elements/**/*.test.ts';
const everywhere = 'test/*/**/*.test.ts';

/** What a runner reported; a runner that wrote no report, or ran nothing, has failed once. */
export const resultOf = (runner, code) => {
  try {
    const { passed, failed } = JSON.parse(readFileSync(`.cache/results/${runner}.json`, 'utf8'));
    return { passed, failed: failed || Number(code !== 0 || passed === 0) };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

const nodeTests = files =>
  run('node', [
    '--conditions=@tillside/source',
    '--import=tsx',
    '--test',
    '--test-concurrency=1',
    '--test-reporter=./.scripts/reporters/node.mjs',
    '--test-reporter-destination=stdout',
    ...files,
  ]);
const browserTests = files =>
  run('wtr', ['--config', 'test/web-test-runner.config.mjs', ...(files.length ? ['--files', ...files] : [])]);

/** Runs all tests, or those whose file's name contains one of the words. */
export const test = async (words = []) => {
  const isWanted = file => !words.length || words.some(word => file.includes(word));
  const forBrowser = globSync(inBrowser).filter(isWanted);
  const forNode = globSync(everywhere, { exclude: ['test/elements/**'] }).filter(isWanted);
  const runners = [
    ['node', nodeTests, forNode.sort()],
    ['browser', browserTests, forBrowser.sort()],
  ].filter(([, , files]) => files.length || !words.length);
  const sum = { passed: 0, failed: Number(runners.length === 0) };
  try {
    process.env.CHROME_PATH = await ensureBrowser();
    await build();
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
  rmSync('.cache/results', { recursive: true, force: true });
  await Promise.all(
    runners.map(async ([name, start, files]) => {
      const { code } = await start(files);
      const { passed, failed } = resultOf(name, code);
      sum.passed += passed;
      sum.failed += failed;
    }),
  );
  return sum;
};

if (import.meta.main) {
  const { passed, failed } = await test(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
