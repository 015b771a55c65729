import type { PGlite } from '@electric-sql/pglite';
import type { Row } from './database.js';

/**
 * Runs named statements, each planned once: PGlite's own `query` plans every time, which takes longer than
 * the insert.
 */
export type Prepared = (
  client: Pick<PGlite, 'exec'>,
  statement: { name: string; sql: string; params: readonly unknown[] },
) => Promise<Row[]>;

/**
 * The prepared statements of one PGlite instance; they survive a rollback of the transaction that prepared
 * them.
 */
export function createPrepared(): Prepared {
  const names = new Set<string>();
  return async (client, { name, sql, params }) => {
    const types = params.map(() => 'unknown').join();
    if (!names.has(name)) await client.exec(`PREPARE "${name}"${types && ` (${types})`} AS ${sql}`);
    names.add(name);
    const values = params.map(literal).join();
    const [result] = await client.exec(`EXECUTE "${name}"${values && ` (${values})`}`);
    return result?.rows ?? [];
  };
}

/** A parameter as an SQL literal, since `EXECUTE` accepts no bound parameters. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  throw new TypeError('expected a text, a number or null as a parameter of a statement with a name');
}
