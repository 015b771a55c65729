import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { createInterface } from 'node:readline';
import { folder } from './databases.js';
import { shopConfig } from './shop.js';

const root = join(import.meta.dirname, '../..');
/** As it was built, which starts twice as fast as from its sources. */
const cli = join(root, 'packages/server/dist/cli.js');

const children: ChildProcess[] = [];
// A test that failed leaves its server behind.
after(() => children.forEach(child => child.kill('SIGKILL')));

/** Runs `tillside` with these arguments, by way of another command if there is one. */
export const tillside = (
  args: readonly string[],
  env: Record<string, string> = {},
  wrap: readonly string[] = [],
  cwd = root,
): ChildProcess => {
  const [command = '', ...rest] = [...wrap, process.execPath, cli, ...args];
  const child = spawn(command, rest, {
    cwd,
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
};

/** Runs `tillside` to its end. */
export async function run(args: readonly string[], env: Record<string, string> = {}, cwd?: string) {
  const child = tillside(args, env, [], cwd);
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** A configuration file of the shop. */
export function configFile(text = JSON.stringify(shopConfig, null, 2)): string {
  const file = join(folder(), 'tillside.yaml');
  writeFileSync(file, text);
  return file;
}

/** Starts a server on a database: a `postgres://` URL or a folder. Resolves when it listens. */
export async function start(
  place: string,
  config = configFile(),
  {
    wrap,
    env = {},
    more = [],
  }: { wrap?: readonly string[]; env?: Record<string, string>; more?: readonly string[] } = {},
) {
  const isUrl = place.startsWith('postgres');
  const args = ['serve', '--config', config, '--port', '0', ...(isUrl ? [] : ['--data', place]), ...more];
  const child = tillside(args, { ...(isUrl && { DATABASE_URL: place }), ...env }, wrap);
  const errors: string[] = [];
  child.stderr!.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const lines: string[] = [];
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', line => {
      lines.push(line);
      const said = JSON.parse(line) as { message: string; address?: string };
      if (said.message === 'listening') resolve(said.address!);
    });
    child.once('exit', code => reject(new Error(`ended with ${code}: ${errors.join('')}`)));
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill(signal);
    return ended;
  };
  /** The server as an app, over HTTP. */
  const fetch_ = (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(new URL(pathname + search, address), request));
  };
  return {
    address,
    lines,
    errors,
    end,
    ended,
    signal: (name: NodeJS.Signals) => child.kill(name),
    fetch: fetch_,
  };
}
