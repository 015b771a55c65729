import type { Unit } from '@tillside/contract';
import { json, type Queries } from '../../database/database.js';
import type { Days } from '../period.js';
import { ratioOf } from './interval.js';
import type { Series } from './series.js';
import { byWeek } from './tallied.js';

/** A number of a day that was measured elsewhere. */
interface Measured {
  measure: string;
  day: string;
  value: number;
  of: number | null;
}

/** Reads measures by their names. */
export async function measured(
  { query }: Queries,
  store: string,
  names: readonly string[],
  { from, to }: Days,
): Promise<Measured[]> {
  if (!names.length) return [];
  const rows = await query(read, [store, json(names), from, to]);
  return rows.map(({ measure, day, value, of }) => ({
    measure: String(measure),
    day: String(day),
    value: Number(value),
    of: of === null ? null : Number(of),
  }));
}

/**
 * A measure as a number: the sum of its values by the sum of `of`; a mean of its days where no day has `of`. A share
 * of cases has Wilson's interval, all else one from how days differ.
 */
export function measureSeries(
  rows: readonly Measured[],
  { unit, currency }: { unit: Unit; currency?: string | undefined },
): Series {
  const hasCases = rows.some(({ of }) => of !== null);
  const own = hasCases ? rows.filter(({ of }) => of !== null) : rows;
  const isShare = unit === 'percent' && hasCases && own.every(({ value, of }) => value >= 0 && value <= of!);
  const factor = unit === 'percent' && !hasCases ? 100 : 1;
  const weeks = byWeek(own, ({ day, value, of }) => ({ day, sums: ratioOf(of ?? 1, value / factor) }));
  return { unit, currency, isShare, hasCases, weeks };
}

const read = `SELECT measure, day::text, value::float8, "of"::float8 FROM measures
  WHERE store = $1 AND measure IN (SELECT jsonb_array_elements_text($2::text::jsonb))
    AND day BETWEEN $3::date AND $4::date`;
