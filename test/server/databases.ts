import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe } from 'node:test';
import { type Database, openDatabase } from '@tillside/server';
import { startCluster } from './postgres.js';

const { cluster, reason = '' } = startCluster();

/** Where a test finds its database; every call gives a new one. */
export interface Place {
  kind: 'pglite' | 'postgres';
  fresh: () => string;
}

const folders: string[] = [];
const stores: Database[] = [];
after(async () => {
  for (const store of stores) await store.close();
  for (const path of folders) rmSync(path, { recursive: true, force: true });
  cluster?.stop();
});

/** A database that is closed after the tests of this file. */
export async function opened(place: string): Promise<Database> {
  const store = await openDatabase(place);
  stores.push(store);
  return store;
}

/** An empty folder that is gone after the tests. */
export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'tillside-'));
  folders.push(path);
  return path;
};

/** Holds the same facts on both databases; where PostgreSQL cannot be had, one line says so. */
export function onBoth(name: string, facts: (place: Place) => void, embedded = () => 'memory://'): void {
  describe(`${name}, on PGlite`, () => facts({ kind: 'pglite', fresh: embedded }));
  describe(`${name}, on PostgreSQL`, { skip: cluster ? false : reason }, () => {
    if (cluster) facts({ kind: 'postgres', fresh: cluster.database });
  });
}
