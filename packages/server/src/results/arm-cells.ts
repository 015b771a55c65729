import type { ClassSums } from '../experiment/cap.js';
import type { ArmSizes } from '../experiment/sample-ratio.js';
import type { ArmCount } from '../signals/arms.js';
import type { Queries } from '../database/database.js';

export type Arm = 'offered' | 'withheld';
/** What is measured of each moment. */
export type Measure = 'value' | 'items' | 'csat' | 'completed';

/** The sums of one arm of moments that were assigned alike in a period. */
export interface Row {
  isNow: boolean;
  surface: string;
  holdout: string;
  arm: string;
  measure: ArmCount['measure'];
  unit: string;
  sums: ClassSums;
}

/** Reads the sums of two periods, which takes the same time for any number of moments. */
export async function armRows(
  { query }: Queries,
  store: string,
  { before, from, to }: { before: string; from: string; to: string },
): Promise<Row[]> {
  const rows = await query(read, [store, before, from, to]);
  return rows.map(row => {
    const [number, n] = [Number(row.class), Number(row.n)];
    return {
      isNow: row.is_now === true,
      surface: String(row.surface),
      holdout: String(row.holdout),
      arm: String(row.arm),
      measure: String(row.measure) as ArmCount['measure'],
      unit: String(row.unit),
      sums: {
        class: number,
        n,
        nonzero: number === 0 ? 0 : n,
        sum: Number(row.sum),
        squares: Number(row.squares),
      },
    };
  });
}

const read = `SELECT day >= $3::date AS is_now, surface, holdout, arm, measure, unit, class,
    sum(n)::float8 AS n, sum(sum)::float8 AS sum, sum(squares)::float8 AS squares
  FROM arm_sums WHERE store = $1 AND day BETWEEN $2::date AND $4::date
  GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(n) <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7`;

/** How many moments rows count of one kind. */
export const countOf = (rows: readonly Row[], measure: ArmCount['measure']): number =>
  rows.reduce((all, row) => (row.measure === measure ? all + row.sums.n : all), 0);

const zeros = (n: number): ClassSums => ({ class: 0, n, nonzero: 0, sum: 0, squares: 0 });

/**
 * The values of one arm of moments that were assigned alike. A moment that was not completed is zero in a storefront,
 * and missing at a till, as is a completed one of which nothing is said. A sale in one currency is zero in others.
 */
export function classesOf(
  rows: readonly Row[],
  surface: string,
  measure: Measure,
  unit: string,
): ClassSums[] {
  const [assigned, completed] = [countOf(rows, 'assigned'), countOf(rows, 'completed')];
  if (measure === 'completed')
    return [
      zeros(assigned - completed),
      { class: 1, n: completed, nonzero: completed, sum: completed, squares: completed },
    ];
  const own = rows.filter(row => row.measure === measure && row.unit === unit).map(({ sums }) => sums);
  const open = surface === 'customer' && measure !== 'csat' ? assigned - completed : 0;
  const elsewhere = countOf(rows, measure) - own.reduce((all, { n }) => all + n, 0);
  return [...own, zeros(open + elsewhere)];
}

/** How many moments got into which arm, by the share that is withheld. */
export function armSizes(rows: readonly Row[]): ArmSizes[] {
  const sizes = new Map<string, ArmSizes>();
  for (const { holdout, arm, measure, sums } of rows) {
    if (measure !== 'assigned' || holdout === '' || (arm !== 'offered' && arm !== 'withheld')) continue;
    const size = sizes.get(holdout) ?? { holdout: Number(holdout), offered: 0, withheld: 0 };
    sizes.set(holdout, { ...size, [arm]: size[arm] + sums.n });
  }
  return [...sizes.values()];
}
