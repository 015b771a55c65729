import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { shop } from './signals.js';

const folder = join(import.meta.dirname, '../../../packages/server');
/** How Node runs the server: as it is published, or from its sources. */
const built = [join(folder, 'dist/cli.js')];
const sources = ['--conditions=@tillside/source', '--import=tsx', join(folder, 'src/cli.ts')];

/** A server in a process of its own. */
export interface Server {
  address: string;
  /** Asks it to end; rejects unless it does so well. */
  end: () => Promise<void>;
}

/** Starts `tillside serve` on a database: a folder or a `postgres://` URL. Resolves when it listens. */
export async function startServer(database: string, fromSource = false): Promise<Server> {
  const own = mkdtempSync(join(tmpdir(), 'tillside-bench-'));
  const config = join(own, 'tillside.yaml');
  writeFileSync(config, JSON.stringify(shop));
  const isUrl = database.startsWith('postgres');
  const child = spawn(
    process.execPath,
    [
      ...(fromSource ? sources : built),
      'serve',
      '--config',
      config,
      '--port',
      '0',
      ...(isUrl ? [] : ['--data', database]),
    ],
    {
      env: { ...process.env, DATABASE_URL: isUrl ? database : '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  // Nobody outlives a run that fails.
  const kill = () => {
    child.kill('SIGKILL');
    rmSync(own, { recursive: true, force: true });
  };
  process.once('exit', kill);
  const address = await new Promise<string>((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    lines.on('line', line => {
      const said = JSON.parse(line) as { message: string; address?: string };
      if (said.message !== 'listening') return;
      // To read on would cost this process time that it needs for sending.
      lines.close();
      child.stdout.resume();
      resolve(said.address!);
    });
    child.once('exit', code => reject(new Error(`The server ended with ${code} before it listened.`)));
  });
  return {
    address,
    end: async () => {
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      process.off('exit', kill);
      rmSync(own, { recursive: true, force: true });
      if (code !== 0) throw new Error(`A server ended with ${code}.`);
    },
  };
}
