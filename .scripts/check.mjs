/** Everything that continuous integration asks for; ends with one line of all sums, the tests' included. */
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { build } from './build.mjs';
import { inParallel, run } from './run.mjs';
import { test } from './test.mjs';

const packages = globSync('packages/*/package.json').map(file => file.replace(/\/package\.json$/, ''));

const checks = [
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['types of scripts', 'tsc', ['-p', '.scripts']],
  ['types of tests', 'tsc', ['-p', 'test']],
  ['lint', 'eslint', ['-c', '.scripts/eslint.config.mjs', '--max-warnings=0', '.']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  ...packages.flatMap(folder => [
    [`publint ${folder}`, 'publint', ['--strict', folder]],
    [`attw ${folder}`, 'attw', ['--pack', folder, '--profile', 'esm-only', '--format', 'ascii']],
  ]),
  [
    'storybook',
    'storybook',
    ['build', '-c', 'stories/.storybook', '-o', 'stories/storybook-static', '--quiet'],
  ],
];
/** A warning is as good as a failure here. */
const isClean = output => !/\bWARN\b|\(!\)|▲|^warn(ing)?\b/im.test(output);

/** Runs all checks but the tests. */
export const check = async () => {
  await build();
  const sum = { passed: 0, failed: 0 };
  const tasks = checks.map(([name, command, args]) => async () => {
    const env = { STORYBOOK_DISABLE_TELEMETRY: '1', FORCE_COLOR: '0' };
    const { code, output } = await run(command, args, { quiet: true, env });
    const isGood = code === 0 && isClean(output);
    sum[isGood ? 'passed' : 'failed']++;
    console.log(`${isGood ? '✓' : '✖'} ${name}${isGood ? '' : `\n${output.trim()}\n`}`);
  });
  await inParallel(tasks);
  mkdirSync('.cache/results', { recursive: true });
  writeFileSync('.cache/results/checks.json', JSON.stringify(sum));
  return sum;
};

if (import.meta.main) {
  const tests = process.argv.includes('--no-tests') ? { passed: 0, failed: 0 } : await test();
  const checks = await check();
  const failed = tests.failed + checks.failed;
  console.log(`${tests.passed + checks.passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}
