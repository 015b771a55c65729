/** Builds every package, unless nothing that goes into the build has changed since the last time. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { run, type RunOptions } from './run.ts';
import { withLock } from './with-lock.ts';

const stampFile = '.cache/build';
const lockFile = '.cache/build.lock';
const results = [
  'packages/elements/dist/tillside.js',
  'packages/elements/dist/tillside.pos.js',
  'packages/elements/dist/integrity.json',
  'packages/elements/custom-elements.json',
  'packages/server/dist/page/tillside.huddle.js',
];
const inputs = [
  'packages/*/{src,schemas,sql}/**/*.{ts,json,sql}',
  'packages/*/{package,tsconfig}.json',
  'packages/*/generate.ts',
  'packages/elements/from-manifest/*.ts',
  'packages/elements/tokens/*.json',
  'packages/elements/custom-elements-manifest.config.mjs',
  'rollup.config.mjs',
  'package-lock.json',
  'tsconfig.json',
  '.scripts/build.ts',
];

const fingerprint = (): string => {
  const hash = createHash('sha256');
  // What is generated follows from the other inputs.
  const files = globSync(inputs, { exclude: ['packages/*/src/generated/**'] }).sort();
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
};

/** Runs a command quietly; shows what it printed only if something is wrong, and throws if it failed. */
const runOrThrow = async (name: string, command: string, args: string[], options?: RunOptions) => {
  const { code, output } = await run(command, args, { quiet: true, ...options });
  if (code || /\(!\)|warning/i.test(output)) console.error(output.trim());
  if (code) throw new Error(`${name} failed`);
};

/** Runs a script that imports the packages' sources. */
const runScript = (script: string) =>
  runOrThrow(script, 'node', ['--conditions=@tillside/source', '--import=tsx', script]);

/** Writes what sources need before they can be checked, run or built. */
export async function generate(): Promise<void> {
  await Promise.all(globSync('packages/*/generate.ts').map(runScript));
  const args = ['analyze', '--quiet'];
  await runOrThrow('the custom elements manifest', 'cem', args, { cwd: 'packages/elements' });
  await runScript('packages/elements/from-manifest/generate.ts');
}

const readOr = (file: string, fallback: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fallback;
  }
};

/** Writes the hashes of the single files, for pages that load them from elsewhere (Subresource Integrity). */
function writeIntegrity(): void {
  const dist = 'packages/elements/dist';
  const hashes = globSync(`${dist}/tillside*.js`)
    .sort()
    .map(file => {
      const hash = createHash('sha384').update(readFileSync(file)).digest('base64');
      return [basename(file), `sha384-${hash}`];
    });
  writeFileSync(`${dist}/integrity.json`, `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
}

/** Puts the Huddle's elements beside the server's page, so that the server needs no package for them. */
function copyHuddle(): void {
  const text = readFileSync('packages/elements/dist/tillside.huddle.js', 'utf8');
  mkdirSync('packages/server/dist/page', { recursive: true });
  const withoutMap = text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  writeFileSync('packages/server/dist/page/tillside.huddle.js', withoutMap);
}

async function buildNow(isForced: boolean): Promise<void> {
  await generate();
  const print = fingerprint();
  const isFresh = readOr(stampFile, '') === print && results.every(file => existsSync(file));
  if (isFresh && !isForced) return;
  console.log('Building …');
  rmSync(stampFile, { force: true });
  for (const dist of globSync('packages/*/dist')) rmSync(dist, { recursive: true, force: true });
  await runOrThrow('rollup', 'rollup', ['-c']);
  copyHuddle();
  writeIntegrity();
  writeFileSync(stampFile, print);
}

/** Generates, then builds if need be, or in any case. */
export const build = ({ force = false } = {}): Promise<void> => withLock(lockFile, () => buildNow(force));

/** Writes the documentation, for Storybook and as files; needs a build. */
export const buildDocs = (): Promise<void> => runScript('stories/docs/generate/index.ts');

/** What the scripts of package.json ask for; without any, everything is built anew. */
const steps: Record<string, () => Promise<void>> = {
  '--generate': generate,
  '--docs': () => build().then(buildDocs),
};

if (import.meta.main) {
  try {
    const step = steps[process.argv[2] ?? ''] ?? (() => build({ force: true }));
    await step();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
