/**
 * Builds what changed, runs the tests in Node and in every browser engine that is here, and ends with one line for each
 * runner and one with the sum. Takes the names of test files, to run only those.
 */
import { globSync, rmSync } from 'node:fs';
import { type EngineName, engineNames, hasEngine } from '../test/browsers/find.ts';
import { ensureChromium, ensureEngine } from '../test/browsers/install.ts';
import { addResults, type Counts, readResult, readUnfinished } from '../test/reporters/results.ts';
import { build } from './build.ts';
import { type Part, type Results, runParts } from './parts.ts';
import { run } from './run.ts';

const browserTests = 'test/elements/**/*.test.ts';
const allTests = 'test/*/**/*.test.ts';

/** The longest that a test file in Node may take, in milliseconds. */
const hangTimeout = 1_200_000;

/** `BROWSERS=chromium,firefox` runs in these engines only. */
const wantedEngines = engineNames.filter(name => (process.env.BROWSERS ?? name).split(',').includes(name));

/**
 * The engines that tests can run in. Chromium is always installed, since much is measured in it; the others
 * where `INSTALL_ENGINES` asks for it, as continuous integration does.
 */
async function availableEngines(): Promise<EngineName[]> {
  process.env.CHROME_PATH = await ensureChromium();
  if (process.env.INSTALL_ENGINES) for (const name of wantedEngines) await ensureEngine(name);
  return wantedEngines.filter(hasEngine);
}

/** Why an engine did not run. */
const whyNot = (name: EngineName): string =>
  wantedEngines.includes(name) ? 'not on this machine' : 'not asked for';

/** The folders whose tests in Node take longest: they begin first, so that the last part is a short one. */
const longest = ['server', 'chaos', 'engines', 'stacks', 'examples', 'package'];

/** Runs the files of one folder in Node, one at a time. */
async function runNodeTests(folder: string, files: string[]): Promise<Results> {
  const runner = `node-${folder}`;
  const { code } = await run(
    'node',
    [
      '--conditions=@tillside/source',
      '--import=tsx',
      '--test',
      '--test-concurrency=1',
      // What hangs is a failure with a name.
      `--test-timeout=${hangTimeout}`,
      '--test-reporter=./test/reporters/node.ts',
      '--test-reporter-destination=stdout',
      ...files,
    ],
    { env: { RUNNER: runner } },
  );
  return { node: readResult(runner, code) };
}

/** Runs files in engines; resolves with the counts of each. */
async function runInEngines(files: string[], engines: EngineName[]): Promise<Record<string, Counts>> {
  const { code } = await run('wtr', ['--config', 'test/web-test-runner.config.mjs', '--files', ...files], {
    env: { BROWSERS: engines.join() },
  });
  const results = Object.fromEntries(engines.map(name => [name, readResult(name)]));
  // The runner has one exit code for all engines: a failure that none of them reported is the first one's.
  if (code && !addResults(results).failed) results[engines[0]!] = { passed: 0, failed: 1 };
  return results;
}

/**
 * Runs files in all engines. One that goes away in the middle of a file, as WebKitGTK does now and then on a busy
 * machine, says nothing about the file: that one runs once more.
 */
async function runBrowserTests(files: string[], engines: EngineName[]): Promise<Results> {
  const results: Results = {};
  for (const [name, { passed, failed }] of Object.entries(await runInEngines(files, engines))) {
    const unfinished = readUnfinished(name);
    if (unfinished.length) console.log(`${name}: once more what it did not finish, ${unfinished.join(', ')}`);
    const again = unfinished.length ? await runInEngines(unfinished, [name as EngineName]) : {};
    results[name] = addResults({ first: { passed, failed: failed - unfinished.length }, ...again });
  }
  for (const name of engineNames) results[name] ??= whyNot(name);
  return results;
}

/** The parts of a run of all tests, or of those whose file's name contains one of the words. */
export async function testParts(words: readonly string[] = []): Promise<Part[]> {
  const isWanted = (file: string) => !words.length || words.some(word => file.includes(word));
  const inNode = globSync(allTests, { exclude: ['test/elements/**'] })
    .filter(isWanted)
    .sort();
  const inBrowsers = globSync(browserTests).filter(isWanted).sort();
  if (!inNode.length && !inBrowsers.length)
    throw new Error(`no test file has the name ${words.join(' or ')}`);
  rmSync('.cache/results', { recursive: true, force: true });
  const engines = await availableEngines();
  await build();
  const folderOf = (file: string) => file.split(/[/\\]/)[1]!;
  const folders = new Set([...longest, ...inNode.map(folderOf)]);
  const parts = [...folders].map(folder => ({
    files: inNode.filter(file => folderOf(file) === folder),
    run: (files: string[]) => runNodeTests(folder, files),
  }));
  parts.unshift({ files: inBrowsers, run: files => runBrowserTests(files, engines) });
  return parts.filter(({ files }) => files.length).map(part => () => part.run(part.files));
}

if (import.meta.main) await runParts(() => testParts(process.argv.slice(2)));
