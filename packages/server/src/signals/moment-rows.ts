import type { Row } from '../database/database.js';
import type { ArmState } from './arms.js';
import type { Outcome } from './outcome.js';
import type { Returns } from './returns.js';

/** What is known of a moment: whether something was suggested or withheld, and what became of it. */
export interface MomentState extends Outcome, ArmState {
  store: string;
  id: string;
  day: string;
  ref: string | null;
  offered: boolean;
  withheld: boolean;
  accepted: boolean;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The state in a row that `lock` has read. */
export const stateOf = (row: Row): MomentState => ({
  store: String(row.store),
  id: String(row.id),
  day: String(row.day),
  ref: text(row.ref),
  offered: row.offered === true,
  withheld: row.withheld === true,
  accepted: row.accepted === true,
  outcome: text(row.outcome),
  outcome_at: text(row.outcome_at),
  currency: text(row.currency),
  total: text(row.total),
  returned_at: text(row.returned_at),
  returned_currency: text(row.returned_currency),
  returned: text(row.returned),
  arm: text(row.arm) as MomentState['arm'],
  holdout: row.holdout === null ? null : Number(row.holdout),
  surface: text(row.surface) as MomentState['surface'],
  order_id: text(row.order_id),
  items: text(row.items),
  own_returns: row.own_returns as Returns | null,
  order_returns: row.order_returns as Returns | null,
  csat_n: Number(row.csat_n),
  csat_sum: Number(row.csat_sum),
});

/** The columns of a moment besides its key, and their types. */
const types = {
  day: 'date',
  ref: 'text',
  offered: 'boolean',
  withheld: 'boolean',
  accepted: 'boolean',
  outcome: 'text',
  outcome_at: 'timestamptz',
  currency: 'text',
  total: 'numeric',
  returned_at: 'timestamptz',
  returned_currency: 'text',
  returned: 'numeric',
  arm: 'text',
  holdout: 'double precision',
  surface: 'text',
  order_id: 'text',
  items: 'numeric',
  own_returns: 'jsonb',
  order_returns: 'jsonb',
  csat_n: 'integer',
  csat_sum: 'integer',
} as const satisfies Partial<Record<keyof MomentState, string>>;
const names = Object.keys(types) as (keyof typeof types)[];

/** As text where a number or a time would lose digits. */
const exactly = (name: keyof typeof types): string => {
  if (types[name] === 'timestamptz')
    return `to_char(m.${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS ${name}`;
  return /^(date|numeric)$/.test(types[name]) ? `m.${name}::text` : `m.${name}`;
};
const value = (name: keyof typeof types): string =>
  types[name] === 'jsonb' ? `nullif(n.${name}, 'null'::jsonb)` : `n.${name}`;

const columns = `store text, id text, ${names.map(name => `${name} ${types[name]}`).join(', ')}`;
/** The statement, or the beginning of one, that inserts the moments of a parameter. */
export const insertInto = (parameter: string): string =>
  `INSERT INTO moments (store, id, ${names.join(', ')})
  SELECT n.store, n.id, ${names.map(value).join(', ')}
  FROM jsonb_to_recordset(${parameter}::text::jsonb) AS n(${columns})`;
/** Inserts the moments of a parameter that are not there, and returns their keys. */
export const insert = `${insertInto('$1')} ORDER BY 1, 2 ON CONFLICT DO NOTHING RETURNING store, id`;
/** Reads the moments of a parameter, which nobody else changes until the transaction ends. */
export const lock = `SELECT m.store, m.id, ${names.map(exactly).join(', ')}
  FROM moments m JOIN jsonb_to_recordset($1::text::jsonb) AS k(store text, id text) USING (store, id)
  ORDER BY 1, 2 FOR UPDATE OF m`;
/** Writes the moments of a parameter, which are there. */
export const update = `UPDATE moments m SET ${names.map(name => `${name} = ${value(name)}`).join(', ')}
  FROM jsonb_to_recordset($1::text::jsonb) AS n(${columns})
  WHERE m.store = n.store AND m.id = n.id`;
