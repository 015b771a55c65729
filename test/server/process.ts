import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { folder } from './databases.js';
import { shopConfig } from './shop.js';

const cli = join(import.meta.dirname, '../../packages/server/src/cli.ts');
const root = join(import.meta.dirname, '../..');

/** Runs `tillside` with these arguments. */
export const tillside = (args: readonly string[], env: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, ['--conditions=@tillside/source', '--import=tsx', cli, ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs `tillside` to its end. */
export async function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = tillside(args, env);
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
export async function start(place: string, config = configFile()) {
  const isUrl = place.startsWith('postgres');
  const args = ['serve', '--config', config, '--port', '0', ...(isUrl ? [] : ['--data', place])];
  const child = tillside(args, isUrl ? { DATABASE_URL: place } : {});
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
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  };
  /** The server as an app, over HTTP. */
  const fetch_ = (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(new URL(pathname + search, address), request));
  };
  return { address, lines, end, fetch: fetch_ };
}
