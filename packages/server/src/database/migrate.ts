import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.js';

const folder = new URL('../../sql/', import.meta.url);
/** Any number that no other application uses for an advisory lock. */
const lock = 7_145_551;

/** A newer version of this server has changed the database. */
export class SchemaTooNew extends Error {
  override name = 'SchemaTooNew';
}

/**
 * Applies the migrations in `sql/` that this database has not had, in order, each once.
 * @throws SchemaTooNew if it has had one that this version does not know
 */
export async function migrate(database: Database): Promise<void> {
  const files = readdirSync(folder)
    .filter(name => /^\d{3}_\w+\.sql$/.test(name))
    .sort();
  await database.transaction(async ({ query }) => {
    await query('SELECT pg_advisory_xact_lock($1)', [lock]);
    await query(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied timestamptz NOT NULL DEFAULT now())',
    );
    const applied = new Set((await query('SELECT name FROM migrations')).map(({ name }) => name));
    const unknown = [...applied].filter(name => !files.includes(String(name)));
    if (unknown.length)
      throw new SchemaTooNew(
        `the database was brought up to date by a newer version (${unknown.join(', ')}): use that version or a later one`,
      );
    for (const name of files.filter(file => !applied.has(file))) {
      for (const statement of statements(readFileSync(new URL(name, folder), 'utf8'))) await query(statement);
      await query('INSERT INTO migrations (name) VALUES ($1)', [name]);
    }
  });
}

/** A script's statements. In migrations a semicolon stands only at the end of a statement's last line. */
const statements = (sql: string): string[] =>
  sql
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map(statement => statement.trim())
    .filter(Boolean);
