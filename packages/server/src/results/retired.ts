import type { Queries } from '../database/database.js';
import type { Names } from './names.js';

/** Suggestions that were retired, with the reason that people gave most. */
export async function retired({ query }: Queries, store: string, names: Names) {
  const rows = await query(read, [store]);
  return rows.map(({ suggestion, surface, at, accepted, refused, min_acceptance, reason }) => {
    const given = typeof reason === 'string' ? reason : null;
    return {
      suggestion: String(suggestion),
      title: names.suggestion(String(suggestion)),
      surface: String(surface),
      at: String(at),
      accepted: Number(accepted),
      refused: Number(refused),
      minAcceptance: Number(min_acceptance),
      reason: given,
      label: given === null ? null : names.choice(String(suggestion), given),
    };
  });
}

/** The ids of those, so that their names can be found. */
export const retiredIds = async ({ query }: Queries, store: string): Promise<string[]> =>
  (await query('SELECT DISTINCT suggestion FROM retired WHERE store = $1 LIMIT 100', [store])).map(
    ({ suggestion }) => String(suggestion),
  );

const read = `SELECT r.suggestion, r.surface, r.accepted::float8, r.refused::float8, r.min_acceptance,
    to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
    (
      SELECT value FROM tally t
      WHERE t.store = r.store AND t.name = 'suggestion.declined' AND t.item = r.suggestion AND t.value <> ''
      GROUP BY 1 ORDER BY sum(n) DESC, value COLLATE "C" LIMIT 1
    ) AS reason
  FROM retired r WHERE r.store = $1 ORDER BY r.at DESC, r.suggestion LIMIT 100`;
