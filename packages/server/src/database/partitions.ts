import type { Database, Queries } from './database.js';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The first day of the month that is a number of months after a day. */
const month = (day: Date, ahead: number): string =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + ahead, 1)).toISOString().slice(0, 10);

const exists = async ({ query }: Queries, name: string): Promise<boolean> =>
  (await query('SELECT to_regclass($1) IS NOT NULL AS here', [quoted(name)]))[0]?.here === true;

/** Creates a month's partition, and moves rows into it that went to the default partition meanwhile. */
async function addMonth(queries: Queries, parent: string, from: string, to: string): Promise<void> {
  const { query } = queries;
  const rest = quoted(`${parent}_rest`);
  const name = `${parent}_${from.slice(0, 7).replace('-', '_')}`;
  if (await exists(queries, name)) return;
  const range = `received >= ${literal(`${from}Z`)} AND received < ${literal(`${to}Z`)}`;
  await query(`CREATE TABLE ${quoted(name)} (LIKE ${quoted(parent)} INCLUDING DEFAULTS)`);
  await query(
    `WITH moved AS (DELETE FROM ${rest} WHERE ${range} RETURNING *) INSERT INTO ${quoted(name)} SELECT * FROM moved`,
  );
  await query(
    `ALTER TABLE ${quoted(parent)} ATTACH PARTITION ${quoted(name)} FOR VALUES FROM (${literal(`${from}Z`)}) TO (${literal(`${to}Z`)})`,
  );
}

/**
 * Makes the partitions of a store that this month and the next two need. Months are those of arrival, so that
 * a device with a wrong clock cannot make any; what finds no partition goes into the store's `rest`.
 */
export async function partition(database: Database, store: string, now: Date): Promise<void> {
  const parent = `signals_${store}`;
  await database.transaction(async queries => {
    const { query } = queries;
    await query('SELECT pg_advisory_xact_lock(hashtext($1))', [parent]);
    if (!(await exists(queries, parent))) {
      await query(
        `CREATE TABLE ${quoted(parent)} PARTITION OF signals FOR VALUES IN (${literal(store)}) PARTITION BY RANGE (received)`,
      );
      await query(`CREATE TABLE ${quoted(`${parent}_rest`)} PARTITION OF ${quoted(parent)} DEFAULT`);
    }
    for (const ahead of [0, 1, 2]) await addMonth(queries, parent, month(now, ahead), month(now, ahead + 1));
  });
}
