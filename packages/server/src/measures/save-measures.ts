import { json, type Queries } from '../database/database.js';
import type { MeasureLine } from '../orders/rows.js';

/** Stores measures; a day that was stored before is replaced, so that nothing counts twice. */
export async function saveMeasures(
  { query }: Queries,
  store: string,
  lines: readonly MeasureLine[],
): Promise<void> {
  const last = new Map(lines.map(line => [json([line.measure, line.day]), line]));
  if (last.size) await query(insert, [store, json([...last.values()])]);
}

const insert = `INSERT INTO measures (store, measure, day, value, "of")
  SELECT $1, measure, day, value, n."of"
  FROM jsonb_to_recordset($2::text::jsonb) AS n(measure text, day date, value numeric, "of" numeric)
  ORDER BY 2, 3
  ON CONFLICT (store, measure, day) DO UPDATE SET value = excluded.value, "of" = excluded."of"`;
