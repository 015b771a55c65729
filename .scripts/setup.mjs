/**
 * Installs the project's dependencies where they are missing or out of date, then runs a command with the
 * project's own Node and tools: `node .scripts/setup.mjs eslint packages`.
 * Needs nothing but Node 20 and npm; everything else in this folder may rely on the dependencies.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules/.bin');
const shell = process.platform === 'win32';
/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
const readPackages = file => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;

/** @param {string} message @returns {never} */
const stop = message => {
  console.error(message);
  process.exit(1);
};

/** Whether npm's own record of what it installed holds every package of the lock file, in its version. */
const isInstalled = () => {
  if (!existsSync(join(bin, shell ? 'node.cmd' : 'node'))) return false;
  try {
    const installed = readPackages('node_modules/.package-lock.json');
    return Object.entries(readPackages('package-lock.json')).every(
      ([path, { version, optional, link }]) =>
        !path.startsWith('node_modules/') || optional || link || installed[path]?.version === version,
    );
  } catch {
    return false;
  }
};

const install = () => {
  console.log('Installing dependencies …');
  const { status, error, stdout, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    shell,
    encoding: 'utf8',
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error || status) {
    const reason = `${stdout ?? ''}\n${stderr ?? ''}`
      .split('\n')
      .find(line => /npm error (?!code)/.test(line));
    stop(
      `The dependencies could not be installed: ${error?.message ?? reason ?? `npm ci ended with ${status}`}`,
    );
  }
  if (!isInstalled())
    stop('npm ci ended well, but the project’s own Node is missing: its install script may be switched off.');
};

if (Number(process.versions.node.split('.')[0]) < 20)
  stop(`Node 20 or newer is needed to begin with, this is ${process.versions.node}.`);
if (!isInstalled()) install();

const [command, ...args] = process.argv.slice(2);
if (command) {
  const path = `${bin}${delimiter}${process.env.PATH}`;
  const child = spawn(command, args, {
    cwd: root,
    shell,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  // Whoever ends this process means the command; npm ends only the shell between itself and this one.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill(), 1000).unref();
  child.on('error', ({ message }) => stop(`${command} could not be started: ${message}`));
  child.on('exit', code => (process.exitCode = code ?? 1));
}
