/** Everything that continuous integration asks for; the last line is the sum of all, the tests' included. */
import { existsSync, globSync } from 'node:fs';
import { type Counts, readResult, type Result } from '../test/reporters/results.ts';
import { build, buildDocs } from './build.ts';
import { runParts } from './parts.ts';
import { inParallel, run } from './run.ts';
import { testParts } from './test.ts';

const packages = globSync('packages/*/package.json').map(file => file.replace(/\/package\.json$/, ''));

const checks: [name: string, command: string, args: string[]][] = [
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['types of scripts', 'tsc', ['-p', '.scripts']],
  ['types of tests', 'tsc', ['-p', 'test']],
  ['lint', 'eslint', ['-c', '.scripts/eslint.config.mjs', '--max-warnings=0', '.']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  ...packages.flatMap((folder): typeof checks => [
    [`publint ${folder}`, 'publint', ['--strict', folder]],
    [`attw ${folder}`, 'attw', ['--pack', folder, '--profile', 'esm-only', '--format', 'ascii']],
  ]),
  [
    'storybook',
    'storybook',
    ['build', '-c', 'stories/.storybook', '-o', 'stories/storybook-static', '--quiet'],
  ],
];
/** A warning is as bad as a failure here. */
const isClean = (output: string): boolean => !/\bWARN\b|\(!\)|▲|^warn(ing)?\b/im.test(output);

/** Runs everything but the tests. */
async function check(): Promise<Counts> {
  await build();
  await buildDocs();
  const counts = { passed: 0, failed: 0 };
  const env = { STORYBOOK_DISABLE_TELEMETRY: '1', FORCE_COLOR: '0' };
  const tasks = checks.map(([name, command, args]) => async () => {
    const { code, output } = await run(command, args, { quiet: true, env });
    const isGood = code === 0 && isClean(output);
    counts[isGood ? 'passed' : 'failed']++;
    console.log(`${isGood ? '✓' : '✖'} ${name}${isGood ? '' : `\n${output.trim()}\n`}`);
  });
  await inParallel(tasks);
  return counts;
}

/** The stacks that the tests do not drive; in no run if they passed on this machine with the same files. */
async function driveStacks(): Promise<Result> {
  const script = [
    '--conditions=@tillside/source',
    '--import=tsx',
    'test/stacks/run.ts',
    '--rest',
    '--changed',
  ];
  const { code } = await run('node', script);
  const hasRun = code !== 0 || existsSync('.cache/results/stacks.json');
  return hasRun ? readResult('stacks', code) : 'they passed before, with the same files';
}

await runParts(async () => [
  ...(await testParts()),
  async () => ({ stacks: await driveStacks() }),
  async () => ({ checks: await check() }),
]);
