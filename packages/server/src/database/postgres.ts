import pg from 'pg';
import type { Database, Queries, Row } from './database.js';

const queries = (client: pg.Pool | pg.PoolClient): Queries => ({
  query: async (text, params = [], name) => {
    const { rows } = await client.query<Row>({ text, values: [...params], ...(name && { name }) });
    return rows;
  },
});

/** A PostgreSQL server, by its connection string. */
export function openPostgres(connectionString: string, width = 8): Database {
  const pool = new pg.Pool({
    connectionString,
    max: width,
    connectionTimeoutMillis: 10_000,
    application_name: 'tillside',
  });
  // A connection that breaks while it is idle is replaced; whoever uses a broken one gets the error.
  pool.on('error', () => undefined);
  return {
    kind: 'postgres',
    width: Math.max(1, width - 4),
    ...queries(pool),
    script: async sql => {
      await pool.query(sql);
    },
    transaction: async work => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const result = await work(queries(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((reason: unknown) => {
          broken = reason instanceof Error ? reason : new Error(String(reason));
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    assertWritable: async () => {
      await pool.query('SELECT 1');
    },
    close: () => pool.end(),
  };
}
