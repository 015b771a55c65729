/** Where apps are used as strangers would: outside the workspace, with packages from the registry and ours packed. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { run } from '../../.scripts/run.js';
import { withLock } from '../../.scripts/with-lock.js';
import { snippets } from './guide.js';
import { quietEnv } from './quiet-env.js';
import type { Stack } from './stacks.js';

const workshop = join(tmpdir(), 'tillside-stacks');
const packages = ['contract', 'core', 'elements'];

/** Why an app could not be made: what it needs cannot be had on this machine now. */
export class NoRegistryError extends Error {}

function hashOf(files: Iterable<readonly [path: string, content: Buffer | string]>): string {
  const hash = createHash('sha256');
  for (const [path, content] of files) hash.update(path).update('\0').update(content);
  return hash.digest('hex').slice(0, 16);
}
const filesIn = (pattern: string): string[] =>
  globSync(pattern, { exclude: ['**/node_modules/**'], withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();

async function runOrThrow(what: string, command: string, args: string[], cwd: string): Promise<void> {
  const { code, output } = await run(command, args, { quiet: true, cwd, env: quietEnv });
  if (!code) return;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET/.test(output))
    throw new NoRegistryError(`the registry does not answer (${what})`);
  throw new Error(`${what} failed:\n${output.trim()}`);
}

/** Packs what was built; returns the files by package, named after what is in them. */
async function pack(): Promise<Record<string, string>> {
  const packed: Record<string, string> = {};
  for (const name of packages) {
    const from = `packages/${name}`;
    const { version } = JSON.parse(readFileSync(`${from}/package.json`, 'utf8')) as { version: string };
    const files = filesIn(`${from}/{package.json,README.md,dist/**,src/**,custom-elements.json}`);
    const hash = hashOf(files.map(file => [file, readFileSync(file)]));
    const folder = join(workshop, 'packages', hash);
    const file = join(folder, `tillside-${name}-${version}.tgz`);
    if (!existsSync(file)) {
      for (const old of globSync(`${workshop}/packages/*/tillside-${name}-*`))
        rmSync(resolve(old, '..'), { recursive: true });
      mkdirSync(folder, { recursive: true });
      await runOrThrow('npm pack', 'npm', ['pack', '--ignore-scripts', '--pack-destination', folder], from);
    }
    packed[`@tillside/${name}`] = `file:${file}`;
  }
  return packed;
}

const readOr = (file: string, fallback: string) => (existsSync(file) ? readFileSync(file, 'utf8') : fallback);

interface Manifest {
  dependencies?: Record<string, string>;
}

/** The files of an app, by their path in it: its folder, the guide's code, and what it borrows. */
function filesOf({ folder, section, borrowed = {} }: Stack): Map<string, Buffer> {
  const own = filesIn(`${folder}/**`).filter(file => !/\/(dist|\.next|\.angular)\/|\.md$/.test(file));
  const files = new Map(own.map(file => [relative(folder, file), readFileSync(file)]));
  for (const [path, file] of Object.entries(borrowed)) files.set(path, readFileSync(file));
  for (const [path, code] of Object.entries(section ? snippets(section) : {}))
    files.set(path, Buffer.from(code));
  return files;
}

/** The app's own wishes, with our packages as they were packed. */
async function manifestOf(files: Map<string, Buffer>): Promise<string> {
  const manifest = JSON.parse(String(files.get('package.json') ?? '{}')) as Manifest;
  const packed = await withLock(join(workshop, 'packages.lock'), pack);
  return JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, ...packed } }, null, 2);
}

/** Copies, installs and builds an app, unless that was done before with the same files; returns its folder. */
export async function prepare(stack: Stack): Promise<string> {
  const app = join(workshop, basename(stack.folder));
  const files = filesOf(stack);
  const manifest = await manifestOf(files);
  files.set('package.json', Buffer.from(manifest));
  const stamp = hashOf(files);
  if (readOr(join(app, '.stamp'), '') === stamp) return app;
  rmSync(join(app, '.stamp'), { force: true });

  const installed = join(app, 'node_modules/.manifest');
  const isInstalled = readOr(installed, '') === manifest;
  for (const name of existsSync(app) ? readdirSync(app) : [])
    if (name !== 'node_modules') rmSync(join(app, name), { recursive: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    writeFileSync(join(app, path), content);
  }
  if (!isInstalled) {
    const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline', '--fetch-retries=1'];
    await runOrThrow('npm install', 'npm', ['install', '--ignore-scripts', ...quiet], app);
    writeFileSync(installed, manifest);
  }
  if (stack.isBuilt) await runOrThrow('npm run build', 'npm', ['run', 'build'], app);
  // A page without a build takes the file that the package ships for it.
  else cpSync(join(app, 'node_modules/@tillside/elements/dist/tillside.js'), join(app, 'tillside.js'));
  writeFileSync(join(app, '.stamp'), stamp);
  return app;
}

/** Remembers that a stack passed with these very files: its own, our packages, and the tests. */
export class Memory {
  readonly #file: string;
  readonly #hash: string;

  private constructor(file: string, hash: string) {
    this.#file = file;
    this.#hash = hash;
  }

  static async of(stack: Stack, mode: string): Promise<Memory> {
    const files = filesOf(stack);
    files.set('package.json', Buffer.from(await manifestOf(files)));
    for (const file of filesIn('test/stacks/*.ts')) files.set(file, readFileSync(file));
    return new Memory(join(workshop, 'passed', `${stack.name}, ${mode}`), hashOf(files));
  }

  get hasPassed(): boolean {
    return readOr(this.#file, '') === this.#hash;
  }

  keep(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, this.#hash);
  }
}

/** Works on an app while nobody else does. */
export const inWorkshop = <T>(stack: Stack, work: () => Promise<T>): Promise<T> =>
  withLock(join(workshop, `${basename(stack.folder)}.lock`), work);
