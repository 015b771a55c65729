import { PGlite } from '@electric-sql/pglite';
import { mkdirSync } from 'node:fs';
import type { Database, Queries } from './database.js';
import { lockFolder } from './lock.js';

const memory = 'memory://';

/** PostgreSQL inside this process, with its data in a folder; `memory://` keeps it for the process's life. */
export async function openPglite(folder: string): Promise<Database> {
  if (folder !== memory) mkdirSync(folder, { recursive: true });
  const unlock = folder === memory ? () => undefined : lockFolder(folder);
  const database = await PGlite.create(folder).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const queries = (client: Pick<PGlite, 'query'>): Queries => ({
    query: async (sql, params = []) => {
      const { rows } = await client.query<Record<string, unknown>>(sql, [...params]);
      return rows;
    },
  });
  return {
    kind: 'pglite',
    width: 1,
    ...queries(database),
    script: async sql => {
      await database.exec(sql);
    },
    transaction: work => database.transaction(client => work(queries(client))),
    close: async () => {
      await database.close();
      unlock();
    },
  };
}
