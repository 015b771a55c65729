import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startCluster } from '../../server/postgres.js';

/** A kind of database, of which empty ones can be had. */
export interface Place {
  name: string;
  /** A folder or a `postgres://` URL. */
  fresh: () => Promise<string> | string;
}

/** Databases for a run, and how to be rid of them. */
export interface Places {
  pglite: Place;
  /** Undefined where there is none; `reason` says why. */
  postgres?: Place | undefined;
  reason?: string | undefined;
  clear: () => Promise<void>;
}

/** Makes databases on a server that somebody else runs. */
function onServer(url: string) {
  const made: string[] = [];
  const run = async (sql: string) => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const fresh = async () => {
    const name = `tillside_bench_${process.pid}_${made.length}`;
    await run(`CREATE DATABASE ${name}`);
    made.push(name);
    const own = new URL(url);
    own.pathname = name;
    return own.href;
  };
  const clear = async () => {
    for (const name of made) await run(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { place: { name: 'PostgreSQL', fresh }, clear };
}

/** PGlite in temporary folders, and PostgreSQL: at a URL, or a server of the run's own. */
export function openPlaces(url?: string): Places {
  const root = mkdtempSync(join(tmpdir(), 'tillside-bench-'));
  const pglite = { name: 'PGlite', fresh: () => mkdtempSync(join(root, 'data-')) };
  const server = url === undefined ? undefined : onServer(url);
  const { cluster, reason } = server ? {} : startCluster();
  return {
    pglite,
    postgres: server?.place ?? (cluster && { name: 'PostgreSQL (without fsync)', fresh: cluster.database }),
    reason,
    clear: async () => {
      await server?.clear();
      cluster?.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
