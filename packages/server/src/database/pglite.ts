import { PGlite } from '@electric-sql/pglite';
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { codeOf } from '../error-code.js';
import { type Database, type OpenOptions, type Queries, type Row, sqlState } from './database.js';
import { DiskFull, hasRoom, makePrivate } from './disk-space.js';
import { type FolderLock, FolderLost, lockFolder } from './folder-lock.js';
import { createPrepared, type Prepared } from './prepared.js';

const memory = 'memory://';

/** A folder whose data cannot be read as a database. */
export class FolderDamaged extends Error {
  override name = 'FolderDamaged';
}

/** How often a process checks that it still holds its folder, in milliseconds. */
const watchInterval = 1000;

const noSpace = '53100';
/** The code of the operating system, and of PostgreSQL, for a disk that is full. */
const isNoSpace = (error: unknown): boolean =>
  sqlState(error) === noSpace || /ENOSPC|no space left/i.test(String(error));
/** All other statements can be run on a disk that is full. */
const isWrite = (sql: string): boolean =>
  /\b(INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|TRUNCATE|VACUUM)\b/.test(sql);

/** A running database and its prepared statements. */
interface Instance {
  client: PGlite;
  prepared: Prepared;
}

async function create(folder: string): Promise<Instance> {
  // Where V8 frees WebAssembly code that it has compiled anew, it may abort the process: nodejs/node, issue 64500.
  setFlagsFromString('--no-wasm-code-gc');
  const database = await PGlite.create(folder);
  // A segment of the log that is reused keeps what was erased; one that is removed does not.
  await database.exec('SET wal_recycle = off');
  if (folder !== memory) makePrivate(folder);
  return { client: database, prepared: createPrepared() };
}

async function createOrExplain(folder: string): Promise<Instance> {
  const isFresh = folder === memory || !readdirSync(folder).includes('PG_VERSION');
  if (folder !== memory && !hasRoom(folder))
    throw new DiskFull(`${folder}: the disk is full; make room on it and start again`);
  try {
    return await create(folder);
  } catch (cause) {
    if (isNoSpace(cause)) throw new DiskFull(`${folder}: the disk is full`, { cause });
    if (isFresh) throw cause;
    throw new FolderDamaged(
      `${folder} cannot be opened as a database. Move it away and put a copy from your backup in its place, or start with an empty folder; what is in it may still be read by PostgreSQL's pg_resetwal`,
      { cause },
    );
  }
}

/** Node's own way to make all parents never ends in a file system that has no such folders, as `/proc`. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** @throws Error, in words, if nothing can be written in the folder */
function makeDataFolder(folder: string): void {
  try {
    makeFolders(folder);
    accessSync(`${folder}/.`, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const code = codeOf(cause);
    throw new Error(
      code === 'ENOTDIR'
        ? `${folder}: expected a folder for the data, got a file`
        : `${folder}: the data cannot be written there (${code}); name another folder with --data`,
      { cause },
    );
  }
}

/** PostgreSQL inside this process, with its data in a folder; `memory://` keeps it for the process's life. */
export async function openPglite(folder: string, { onLost }: OpenOptions = {}): Promise<Database> {
  const isKept = folder !== memory;
  if (isKept) makeDataFolder(folder);
  const lock: FolderLock | undefined = isKept ? await lockFolder(folder) : undefined;
  const release = () => lock?.release();
  let database: Instance | undefined = await createOrExplain(folder).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  let reopening: Promise<Instance> | undefined;

  const assertHeld = (): void => {
    try {
      lock?.assertHeld();
    } catch (error) {
      if (error instanceof FolderLost) onLost?.(error);
      throw error;
    }
  };
  // A process that has lost its folder has to end, even if no more requests come.
  const watch = setInterval(() => {
    try {
      assertHeld();
    } catch (error) {
      if (error instanceof FolderLost) clearInterval(watch);
    }
  }, watchInterval).unref();
  const assertRoom = (): void => {
    if (isKept && !hasRoom(folder)) throw new DiskFull('the disk is full');
  };
  /**
   * An instance that hit a full disk in the middle of a write no longer answers: a new one recovers from its log.
   */
  const instance = async (): Promise<Instance> => {
    assertHeld();
    if (database) return database;
    assertRoom();
    reopening ??= create(folder).finally(() => (reopening = undefined));
    return (database = await reopening);
  };
  const waiting = new Set<(error: Error) => void>();
  /**
   * Runs work on the instance. Once it has hit a full disk it must not be called again, not even to roll back: the
   * call would never return and would block this thread. Everything that waits for it rejects, and it is abandoned.
   */
  const guarded = async <T>(
    work: (instance: Instance, stop: (error: unknown) => void) => Promise<T>,
  ): Promise<T> => {
    const current = await instance();
    return new Promise<T>((resolve, reject) => {
      const stop = (cause: unknown) => {
        if (database === current) database = undefined;
        for (const tell of waiting) tell(new DiskFull('the disk is full', { cause }));
        waiting.clear();
      };
      waiting.add(reject);
      work(current, stop)
        .then(resolve, (error: unknown) => {
          if (isNoSpace(error)) stop(error);
          else reject(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => waiting.delete(reject));
    });
  };
  const queries = (
    client: Pick<PGlite, 'query' | 'exec'>,
    prepared: Prepared,
    stop: (error: unknown) => void,
  ): Queries => ({
    query: async (sql, params = [], name) => {
      try {
        if (name) return await prepared(client, { name, sql, params });
        return (await client.query<Row>(sql, [...params])).rows;
      } catch (error) {
        if (!isNoSpace(error)) throw error;
        stop(error);
        return new Promise(() => undefined);
      }
    },
  });
  return {
    kind: 'pglite',
    width: 1,
    query: async (sql, params, name) => {
      if (isWrite(sql)) assertRoom();
      return guarded(({ client, prepared }, stop) =>
        queries(client, prepared, stop).query(sql, params, name),
      );
    },
    script: sql =>
      guarded(async ({ client }) => {
        await client.exec(sql);
      }),
    transaction: async work => {
      assertRoom();
      return guarded(({ client, prepared }, stop) =>
        client.transaction(async transaction => {
          const result = await work(queries(transaction, prepared, stop));
          assertHeld();
          return result;
        }),
      );
    },
    assertWritable: async () => {
      assertRoom();
      await guarded(({ client }) => client.query('SELECT 1'));
    },
    close: async () => {
      clearInterval(watch);
      try {
        lock?.assertHeld();
        await database?.client.close();
      } catch (error) {
        if (!(error instanceof FolderLost) && !isNoSpace(error)) throw error;
      } finally {
        await release();
      }
    },
  };
}
