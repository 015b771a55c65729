/** Builds every package, unless nothing that goes into the build has changed since the last time. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { run } from './run.mjs';

const stamp = '.cache/build';
const lock = '.cache/build.lock';
const results = ['packages/elements/dist/tillside.js', 'packages/elements/dist/tillside.pos.js'];
const manifest = 'packages/elements/custom-elements.json';
const describe = '../../.scripts/custom-elements.config.mjs';
const inputs = [
  'packages/*/{src,schemas,sql}/**/*.{ts,json,sql}',
  'packages/*/{package,tsconfig}.json',
  'rollup.config.mjs',
  'package-lock.json',
  'tsconfig.json',
  '.scripts/{build,generate,custom-elements.config}.*',
];

const fingerprint = () => {
  const hash = createHash('sha256');
  for (const file of globSync(inputs).sort()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
};

const must = async (what, command, args, options) => {
  const { code, output } = await run(command, args, { quiet: true, ...options });
  const trouble = code || /\(!\)|warning/i.test(output);
  if (trouble) console.error(output.trim());
  if (code) throw new Error(`${what} failed`);
};

/** Writes what sources need before they can be checked, run or built. */
export const generate = () =>
  must('generate', 'node', ['--conditions=@tillside/source', '--import=tsx', '.scripts/generate.ts']);

/** Waits for another build of this tree, so that two terminals do not build into each other. */
const alone = async work => {
  mkdirSync('.cache', { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      const pid = readLock();
      if (pid && !isRunning(pid)) rmSync(lock, { force: true });
      else await setTimeout(250);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
};
const readLock = () => {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
};
const isRunning = pid => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Generates, then builds if need be. */
export const build = options => alone(() => buildNow(options));

const buildNow = async ({ force = false } = {}) => {
  await generate();
  const print = fingerprint();
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
  if (isFresh && !force && [...results, manifest].every(file => existsSync(file))) return;
  console.log('Building …');
  rmSync(stamp, { force: true });
  for (const dist of globSync('packages/*/dist')) rmSync(dist, { recursive: true, force: true });
  await Promise.all([
    must('rollup', 'rollup', ['-c']),
    must('the custom elements manifest', 'cem', ['analyze', '--quiet', '--config', describe], {
      cwd: 'packages/elements',
    }),
  ]);
  writeFileSync(stamp, print);
};

if (import.meta.main) {
  try {
    await (process.argv.includes('--generate') ? generate() : build({ force: true }));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
