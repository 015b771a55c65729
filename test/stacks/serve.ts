import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import sirv from 'sirv';
import { listen } from '../../examples/server.js';
import { quietEnv } from './quiet-env.js';
import type { Serving } from './stacks.js';

/** An address, and how to stop what answers there. */
export interface Served {
  address: string;
  close(): Promise<void>;
}

async function serveFiles(folder: string): Promise<Served> {
  const files = sirv(folder, { dev: true, single: true });
  const server = createServer((request, response) => files(request, response));
  const address = await listen(server);
  return {
    address,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server));
  await new Promise(resolve => server.close(resolve));
  return Number(port);
}

/** The longest that a development server may take to answer. */
const patience = 120_000;

async function serveByCommand(app: string, command: (port: number) => string[]): Promise<Served> {
  const port = await freePort();
  const [program, ...args] = command(port);
  const PATH = `${join(app, 'node_modules/.bin')}${delimiter}${process.env.PATH}`;
  const child = spawn(program!, args, {
    cwd: app,
    // A group of its own, since some servers have children that would outlive them.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...quietEnv, PATH, PORT: `${port}` },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (output += String(data)));
  const ended = new Promise<void>(resolve => child.on('close', () => resolve()));
  const close = async () => {
    if (child.exitCode !== null) return;
    process.kill(-child.pid!, 'SIGKILL');
    await ended;
  };
  const address = `http://localhost:${port}`;
  for (const start = Date.now(); ; await delay(100)) {
    try {
      await fetch(address);
      return { address, close };
    } catch {
      if (child.exitCode === null && Date.now() - start < patience) continue;
      await close();
      throw new Error(`${program} does not answer:\n${output}`);
    }
  }
}

/** Serves an app. */
export const serve = (app: string, serving: Serving): Promise<Served> =>
  'files' in serving ? serveFiles(join(app, serving.files)) : serveByCommand(app, serving.command);
