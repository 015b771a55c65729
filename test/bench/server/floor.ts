import type { Signal } from '@tillside/contract';
import { openDatabase } from '@tillside/server';

/** Plain multi-row inserts of the rows that signals are, with a key that makes each one unique. */
export interface Floor {
  insert: (batch: readonly Signal[]) => Promise<unknown>;
  close: () => Promise<void>;
}

const columns = ['store', 'time', 'source', 'id', 'type', 'moment', 'ref', 'data'];

/** Opens the floor: the server's own client of the database, and a table that the server does not know. */
export async function openFloor(database: string): Promise<Floor> {
  const store = await openDatabase(database);
  await store.script(`CREATE TABLE floor (store text NOT NULL, time timestamptz NOT NULL, source text NOT NULL,
    id uuid NOT NULL, type text NOT NULL, moment text NOT NULL, ref text, data jsonb NOT NULL,
    PRIMARY KEY (source, id))`);
  return {
    insert: batch => {
      const rows = batch.map(
        (_, at) => `(${columns.map((_, column) => `$${at * columns.length + column + 1}`).join()})`,
      );
      const values = batch.flatMap(({ time, source, id, type, data }) => {
        const { moment, ref, ...rest } = data;
        return ['bench', time, source, id, type, moment, ref ?? null, JSON.stringify(rest)];
      });
      return store.query(`INSERT INTO floor (${columns.join()}) VALUES ${rows.join()}`, values);
    },
    close: () => store.close(),
  };
}
