import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A PostgreSQL of the tests' own, on a socket in a temporary folder. */
export interface Cluster {
  /** The connection string of a new, empty database. */
  database: () => string;
  /** Ends it as a power cut would, and starts it again. */
  halt: () => void;
  resume: () => void;
  stop: () => void;
}

const isRoot = process.getuid?.() === 0;

const findBinaries = (): string | undefined =>
  [
    ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
    ...(process.env.PATH ?? '').split(delimiter),
  ].find(folder => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));

function binaries(): string | undefined {
  const found = findBinaries();
  if (found || !isRoot || !existsSync('/usr/bin/apt-get')) return found;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { env });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], { env });
  return findBinaries();
}

/** Runs a command as somebody who is not root, whom PostgreSQL refuses. */
function run(command: string, args: readonly string[]): string {
  const [file, rest] = isRoot
    ? ['runuser', ['-u', 'postgres', '--', command, ...args]]
    : [command, [...args]];
  return execFileSync(file, rest, { encoding: 'utf8', cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Starts a cluster; undefined, with the reason, where none can be had. */
export function startCluster(): { cluster?: Cluster; reason?: string } {
  const bin = binaries();
  if (!bin) return { reason: 'PostgreSQL is not installed and could not be: install it to run these' };
  const folder = mkdtempSync(join(tmpdir(), 'tillside-pg-'));
  try {
    if (isRoot) {
      const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
      chownSync(folder, id('-u'), id('-g'));
    }
    const data = join(folder, 'data');
    run(join(bin, 'initdb'), ['-D', data, '-U', 'tillside', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
    const options = `-c listen_addresses='' -c fsync=off -c max_connections=60 -k ${folder}`;
    const resume = () => {
      run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
    };
    const halt = () => {
      run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', 'stop']);
    };
    resume();
    let count = 0;
    const database = () => {
      const name = `t${++count}`;
      run(join(bin, 'createdb'), ['-h', folder, '-U', 'tillside', name]);
      return `postgresql:///${name}?host=${folder}&user=tillside`;
    };
    const stop = () => {
      halt();
      rmSync(folder, { recursive: true, force: true });
    };
    return { cluster: { database, halt, resume, stop } };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { reason: `PostgreSQL did not start: ${String(error).split('\n')[0]}` };
  }
}
