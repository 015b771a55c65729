import type { Evidence } from '@tillside/contract';
import type { StoreConfig } from '../config/types.js';
import type { Queries } from '../database/database.js';
import { dayIn } from '../signals/day.js';

const fewest = 30;

/**
 * How often each promise was kept: by what invited customers said, or by imported operations data. "Partly"
 * is not kept. Too few to say anything are left out.
 */
async function evidenceOf(
  { query }: Queries,
  store: string,
  source: Evidence['source'],
  since: string,
): Promise<ReadonlyMap<string, Evidence>> {
  const rows = await query(source === 'customers' ? said : imported, [store, since]);
  return new Map(
    rows
      .filter(({ of }) => Number(of) >= fewest)
      .map(({ promise, kept, of, from, to }) => [
        String(promise),
        { kept: Number(kept), of: Number(of), from: String(from), to: String(to), source },
      ]),
  );
}

/** The evidence of a store's promises, where there is any: counted here, or given in the configuration. */
export async function evidenceFor(
  queries: Queries,
  { id, promises, evidenceDays, timeZone }: StoreConfig,
  now: Date,
): Promise<ReadonlyMap<string, Evidence>> {
  const since = dayIn(timeZone, new Date(now.getTime() - evidenceDays * 86_400_000));
  const wanted = new Set(promises.flatMap(({ counted }) => counted ?? []));
  const found = new Map<string, Awaited<ReturnType<typeof evidenceOf>>>();
  for (const source of wanted) found.set(source, await evidenceOf(queries, id, source, since));
  return new Map(
    promises.flatMap(({ id, counted, evidence: given }) => {
      const evidence = counted ? found.get(counted)?.get(id) : given;
      return evidence ? [[id, evidence] as const] : [];
    }),
  );
}

const said = `SELECT item AS promise, coalesce(sum(n) FILTER (WHERE value = 'yes'), 0)::float8 AS kept,
    sum(n)::float8 AS of, min(day)::text AS from, max(day)::text AS to
  FROM tally WHERE store = $1 AND name = 'kept' AND part = 'invited' AND day >= $2::date
  GROUP BY 1`;
const imported = `SELECT promise, sum(kept)::float8 AS kept, sum(given)::float8 AS of, min(day)::text AS from,
    max(day)::text AS to
  FROM operations WHERE store = $1 AND day >= $2::date GROUP BY 1`;
