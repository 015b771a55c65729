import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.js';

const folder = new URL('../../sql/', import.meta.url);
/** Any number that nobody else locks by. */
const lock = 7_145_551;

/** Applies the migrations in `sql/` that this database has not had, in order, each once. */
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
    for (const name of files.filter(file => !applied.has(file))) {
      for (const statement of statements(readFileSync(new URL(name, folder), 'utf8'))) await query(statement);
      await query('INSERT INTO migrations (name) VALUES ($1)', [name]);
    }
  });
}

/** A script's statements. Migrations have no semicolon but at the end of a line that ends a statement. */
const statements = (sql: string): string[] =>
  sql
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map(statement => statement.trim())
    .filter(Boolean);
