import type { Database, OpenOptions } from './database.js';
import { migrate } from './migrate.js';
import { openPglite } from './pglite.js';
import { openPostgres } from './postgres.js';

/**
 * Opens a database and brings its tables up to date: a PostgreSQL server by its `postgres://` URL, or the
 * embedded one by its folder. `memory://` keeps nothing.
 */
export async function openDatabase(place: string, options: OpenOptions = {}): Promise<Database> {
  const database = /^postgres(ql)?:/.test(place) ? openPostgres(place) : await openPglite(place, options);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
