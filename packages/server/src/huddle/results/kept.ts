import type { StoreConfig } from '../../config/types.js';
import type { Queries } from '../../database/database.js';
import type { Days } from '../period.js';
import type { Series } from './series.js';
import { shareByWeek, type Tallied } from './tallied.js';

/** How often one promise was kept, as its own evidence says. */
export interface KeptSeries {
  promise: StoreConfig['promises'][number];
  series: Series;
}

/** How often each promise was kept: by what invited customers said, or by imported operations data. */
export async function keptSeries(
  { query }: Queries,
  { id, promises }: StoreConfig,
  { from, to }: Days,
  counts: readonly Tallied[],
): Promise<KeptSeries[]> {
  const rows = await query(readOperations, [id, from, to]);
  const operations = rows.map(({ promise, day, kept, given }) => ({
    promise: String(promise),
    day: String(day),
    kept: Number(kept),
    given: Number(given),
  }));
  return promises.flatMap(promise => {
    if (!promise.counted) return [];
    const said = counts.filter(
      ({ name, item, part }) => name === 'kept' && item === promise.id && part === 'invited',
    );
    const done = operations
      .filter(one => one.promise === promise.id)
      .flatMap(({ day, kept, given }) => [
        { day, value: 'yes', n: kept },
        { day, value: 'no', n: given - kept },
      ]);
    const isYes = ({ value }: { value: string }) => value === 'yes';
    const weeks = shareByWeek(promise.counted === 'customers' ? said : done, () => true, isYes);
    return [{ promise, series: { unit: 'percent', isShare: true, weeks } }];
  });
}

const readOperations = `SELECT promise, date_trunc('week', day)::date::text AS day, sum(kept)::float8 AS kept,
    sum(given)::float8 AS given
  FROM operations WHERE store = $1 AND day BETWEEN $2::date AND $3::date GROUP BY 1, 2`;
