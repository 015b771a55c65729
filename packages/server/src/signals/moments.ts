import { json, type Queries, type Row } from '../store/database.js';
import type { Signal } from './check.js';
import { dayOf } from './day.js';
import { change, type Count } from './tally.js';

/** What is known of a moment: whether something was suggested or withheld, and what became of it. */
interface State {
  store: string;
  id: string;
  day: string;
  ref: string | null;
  offered: boolean;
  withheld: boolean;
  accepted: boolean;
  outcome: string | null;
  outcome_at: string | null;
  currency: string | null;
  /** A decimal string: sums of money are left to the database. */
  total: string | null;
}

/** Which part of the experiment a moment belongs to; a moment in which both happened is in neither. */
const arm = ({ offered, withheld }: State): string => {
  if (offered && withheld) return '';
  return withheld ? 'withheld' : offered ? 'offered' : '';
};

function countsOf(state: State): Count[] {
  const { store, day, outcome, currency, total } = state;
  const base = { store, day, n: 1, amount: total ?? '0' };
  const end = outcome ?? 'open';
  return [
    ...(outcome ? [{ ...base, name: 'moment', item: '', part: outcome, value: currency ?? '' }] : []),
    ...(arm(state) ? [{ ...base, name: 'holdout', item: end, part: arm(state), value: currency ?? '' }] : []),
    ...(arm(state) && state.accepted
      ? [{ ...base, name: 'holdout', item: 'accepted', part: arm(state), value: currency ?? '', amount: '0' }]
      : []),
  ];
}

/** A moment after a signal: the latest outcome holds. */
function after(state: State, signal: Signal): State {
  const next = { ...state, ref: signal.data.ref ?? state.ref };
  switch (signal.type) {
    case 'dev.tillside.suggestion.shown':
      return { ...next, offered: true };
    case 'dev.tillside.suggestion.withheld':
      return { ...next, withheld: true };
    case 'dev.tillside.suggestion.accepted':
      return { ...next, accepted: true };
    case 'dev.tillside.moment.completed':
    case 'dev.tillside.moment.voided':
    case 'dev.tillside.moment.returned': {
      if (state.outcome_at && Date.parse(state.outcome_at) > Date.parse(signal.time)) return next;
      const { total } = signal.data;
      const outcome = signal.type.replace('dev.tillside.moment.', '');
      const amount = total?.value ?? null;
      return { ...next, outcome, outcome_at: signal.time, currency: total?.currency ?? null, total: amount };
    }
    default:
      return next;
  }
}

const concerns = ({ type }: Signal): boolean =>
  /\.(moment\.\w+|suggestion\.(shown|withheld|accepted))$/.test(type);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const stateOf = (row: Row): State => ({
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
});

/** What nothing is known of yet. */
const unknown = { ref: null, offered: false, withheld: false, accepted: false };
const open = { outcome: null, outcome_at: null, currency: null, total: null };

const key = ({ store, id }: { store: string; id: string }): string => json([store, id]);

/** Keeps what became of moments, and gives the counts that change by it. */
export async function keepMoments(
  { query }: Queries,
  arrived: readonly { store: string; signal: Signal }[],
  now: Date,
): Promise<Count[]> {
  const signals = new Map<string, Signal[]>();
  const fresh = new Map<string, State>();
  for (const { store, signal } of arrived.filter(({ signal }) => concerns(signal))) {
    const day = dayOf(signal.time, now);
    const state: State = { store, id: signal.data.moment, day, ...unknown, ...open };
    const at = key(state);
    signals.set(at, [...(signals.get(at) ?? []), signal]);
    fresh.set(at, after(fresh.get(at) ?? state, signal));
  }
  if (!fresh.size) return [];
  const added = new Set(
    (await query(insert, [json([...fresh.values()])], 'insert moments')).map(row => key(stateOf(row))),
  );
  const first = [...fresh].flatMap(([at, state]) => (added.has(at) ? countsOf(state) : []));
  const again = [...fresh.values()].filter(state => !added.has(key(state)));
  if (!again.length) return first;
  const before = (await query(lock, [json(again)])).map(stateOf);
  const next = before.map(state => signals.get(key(state))!.reduce(after, state));
  await query(update, [json(next)]);
  return [...first, ...before.flatMap((state, at) => change(countsOf(state), countsOf(next[at]!)))];
}

const columns = `store text, id text, day date, ref text, offered boolean, withheld boolean, accepted boolean,
    outcome text, outcome_at timestamptz, currency text, total numeric`;
const insert = `INSERT INTO moments (store, id, day, ref, offered, withheld, accepted, outcome, outcome_at, currency,
    total)
  SELECT store, id, day, ref, offered, withheld, accepted, outcome, outcome_at, currency, total
  FROM jsonb_to_recordset($1::text::jsonb) AS n(${columns})
  ORDER BY 1, 2 ON CONFLICT DO NOTHING RETURNING store, id`;
const lock = `SELECT m.store, m.id, m.day::text, m.ref, m.offered, m.withheld, m.accepted, m.outcome,
    to_char(m.outcome_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS outcome_at, m.currency,
    m.total::text
  FROM moments m JOIN jsonb_to_recordset($1::text::jsonb) AS k(store text, id text) USING (store, id)
  ORDER BY 1, 2 FOR UPDATE OF m`;
const update = `UPDATE moments m SET ref = n.ref, offered = n.offered, withheld = n.withheld,
    accepted = n.accepted, outcome = n.outcome, outcome_at = n.outcome_at, currency = n.currency, total = n.total
  FROM jsonb_to_recordset($1::text::jsonb) AS n(${columns})
  WHERE m.store = n.store AND m.id = n.id`;
