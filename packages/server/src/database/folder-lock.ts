import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { codeOf } from '../error-code.js';

/** Another process is using the data folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse';
}

/** This process no longer holds its folder: another one took it over while this one was stopped. */
export class FolderLost extends Error {
  override name = 'FolderLost';
}

/** A folder that this process holds. */
export interface FolderLock {
  /** @throws FolderLost if another process has taken the folder; nothing may be written then */
  assertHeld(): void;
  release(): Promise<void>;
}

/** Who holds a folder, as its `tillside.owner` says. */
interface Owner {
  token: string;
  pid: number;
  host: string;
  since: string;
  /** Whether the operating system also holds a lock, which it releases when the process ends. */
  isFlocked: boolean;
}

const beat = 1000;
/** Heartbeats that a living process may miss. */
const maxMissedHeartbeats = 8;
/** Time in which a killed process's lock is released, or a rival's claim is seen. */
const grace = 2000;

const readText = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/** A process that holds `flock` on a file for as long as this one lives; 'busy' or 'none' if it cannot. */
const flock = (file: string): Promise<ChildProcess | 'busy' | 'none'> =>
  new Promise(resolve => {
    // Its own process group, so that Ctrl-C in a terminal does not release the lock before the data is closed.
    const child = spawn('flock', ['-n', file, 'sh', '-c', 'echo locked; exec cat'], {
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.once('error', () => resolve('none'));
    child.once('exit', code => resolve(code === 1 ? 'busy' : 'none'));
    child.stdout.once('data', () => {
      child.unref();
      for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream.unref();
      resolve(child);
    });
  });

/** The same, with time for the lock of a process that was just killed to be released. */
async function flockSoon(file: string): Promise<ChildProcess | 'busy' | 'none'> {
  const end = performance.now() + grace;
  for (;;) {
    const found = await flock(file);
    if (found !== 'busy' || performance.now() > end) return found;
    await setTimeout(100);
  }
}

const parseOwner = (text: string | undefined): Owner | undefined => {
  try {
    const owner = JSON.parse(text ?? 'null') as Owner | null;
    return typeof owner?.token === 'string' ? owner : undefined;
  } catch {
    return undefined;
  }
};

const inUse = (folder: string, owner: Owner | undefined): FolderInUse =>
  new FolderInUse(
    `${folder} is in use by ${owner ? `process ${owner.pid} on ${owner.host} since ${owner.since}` : 'another process'}: stop that, or share one PostgreSQL by DATABASE_URL`,
  );

/**
 * Takes a folder for this process. The embedded database may be written by one process only, and does not
 * notice a second one. Process ids say nothing across containers, so the operating system's `flock` decides
 * where the volume and the machine support it. Elsewhere the holder's heartbeat does: it is read without comparing
 * clocks, and a holder that was stopped for longer than that finds another's token before it writes again.
 *
 * @throws FolderInUse, which says who holds the folder
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = (name: string) => join(folder, `tillside.${name}`);
  const beatOf = ({ token }: Owner) => file(`beat-${token}`);
  const current = () => parseOwner(readText(file('owner')));

  const isAlive = async (owner: Owner): Promise<boolean> => {
    const before = readText(beatOf(owner));
    for (let missed = 0; missed < maxMissedHeartbeats; missed++) {
      await setTimeout(beat);
      const now = readText(beatOf(owner));
      if (now !== undefined && now !== before) return true;
      if (current()?.token !== owner.token) return false;
    }
    return false;
  };

  const held = await flockSoon(file('lock'));
  const before = current();
  if (held === 'busy') throw inUse(folder, before);
  const child = held === 'none' ? undefined : held;
  try {
    // A holder that had flock and has it no longer is gone; any other one is judged by its heartbeat.
    const isGone = !before || (child && before.isFlocked);
    if (before && !isGone && (await isAlive(before))) throw inUse(folder, before);
    if (before) rmSync(beatOf(before), { force: true });
    const owner: Owner = {
      token: randomUUID(),
      pid: process.pid,
      host: hostname(),
      since: new Date().toISOString(),
      isFlocked: child !== undefined,
    };
    const claim = file(`claim-${owner.token}`);
    writeFileSync(claim, JSON.stringify(owner), { mode: 0o600 });
    renameSync(claim, file('owner'));
    if (!child) await setTimeout(grace);
    if (current()?.token !== owner.token) throw inUse(folder, current());
    return hold(owner, { ownerFile: file('owner'), beatFile: beatOf(owner) }, child);
  } catch (error) {
    child?.kill();
    throw error;
  }
}

/** Keeps the heartbeat going until the lock is released. */
function hold(
  owner: Owner,
  { ownerFile, beatFile }: { ownerFile: string; beatFile: string },
  child: ChildProcess | undefined,
): FolderLock {
  const worker = new Worker(new URL('../../src/database/heartbeat.js', import.meta.url), {
    workerData: { file: beatFile, interval: beat },
  });
  worker.unref();
  worker.on('error', () => undefined);
  const isHeld = () => parseOwner(readText(ownerFile))?.token === owner.token;
  return {
    assertHeld: () => {
      if (!isHeld())
        throw new FolderLost('another process took the folder of data over while this one was stopped');
    },
    release: async () => {
      await worker.terminate();
      rmSync(beatFile, { force: true });
      if (isHeld()) rmSync(ownerFile, { force: true });
      child?.kill();
      child?.stdin?.destroy();
    },
  };
}
