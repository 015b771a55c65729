import { json, type Queries, type Row } from '../database/database.js';
import { afterAssigned, type ArmCount, armCountsOf, negated, noArm } from './arms.js';
import type { Signal } from './check.js';
import { dayOf } from './day.js';
import { insert, lock, type MomentState, stateOf, update } from './moment-rows.js';
import { afterReturn, afterSale, endsOf, open } from './outcome.js';
import { countItems, type OrderReturns, withReturn } from './returns.js';
import { diffCounts, type Count } from './tally.js';

/** What changes with a signal: the results, and the sums of the arms. */
export interface MomentCounts {
  counts: Count[];
  arms: ArmCount[];
}

/** By how much the answers to the CSAT questions of a moment change. */
export interface ScoreChange {
  store: string;
  moment: string;
  n: number;
  sum: number;
}

/** A signal and the day under which it counts, or what became known otherwise. */
type Happened = { signal: Signal; day: string } | { score: ScoreChange } | { back: OrderReturns };

/** The arm of the experiment that a moment belongs to; a moment in which both happened belongs to neither. */
const arm = ({ offered, withheld }: MomentState): string => {
  if (offered && withheld) return '';
  return withheld ? 'withheld' : offered ? 'offered' : '';
};

/** A sale of which something came back, in this moment or another one; `all` if it counts as a return instead. */
function backOf({ store, day, ...state }: MomentState, [end]: readonly Count[]): Count[] {
  if (state.outcome !== 'completed' || (state.returned_at === null && !state.order_returns)) return [];
  const value = end?.part === 'returned' ? 'all' : 'part';
  return [{ store, day, name: 'sale', item: '', part: 'back', value, n: 1, amount: '0' }];
}

function countsOf(state: MomentState): Count[] {
  const { store, day } = state;
  const ends = endsOf(state).map(({ part, currency, amount }): Count => {
    const value = currency ?? '';
    return { store, day, name: 'moment', item: '', part, value, n: 1, amount: amount ?? '0' };
  });
  const part = arm(state);
  const back = backOf(state, ends);
  if (!part) return [...ends, ...back];
  const [end] = ends;
  const { value, amount } = end ?? { value: '', amount: '0' };
  const inArm = { store, day, n: 1, name: 'holdout', part, value };
  return [
    ...ends,
    ...back,
    { ...inArm, item: end?.part ?? 'open', amount },
    ...(state.accepted ? [{ ...inArm, item: 'accepted', amount: '0' }] : []),
  ];
}

/** A sale with its order and items, if it is the latest. */
function withSale(
  state: MomentState,
  outcome: 'completed' | 'voided',
  { time, data: { total, order, items, lines } }: Ended,
): MomentState {
  const next = afterSale(state, outcome, { time, total });
  if (next === state) return state;
  const order_id = order ?? null;
  const count = items ? countItems(items) : lines === undefined ? null : String(lines);
  const order_returns = order_id === state.order_id ? state.order_returns : null;
  return { ...state, ...next, order_id, items: count, order_returns };
}
type Ended = Extract<Signal, { type: 'dev.tillside.moment.completed' | 'dev.tillside.moment.voided' }>;

/** A moment after something happened: the latest sale holds, on the day of the earliest event. */
function after(state: MomentState, happened: Happened): MomentState {
  if ('back' in happened) {
    const { order, returns } = happened.back;
    return state.order_id === order ? { ...state, order_returns: returns } : state;
  }
  if ('score' in happened) {
    const { n, sum } = happened.score;
    return { ...state, csat_n: state.csat_n + n, csat_sum: state.csat_sum + sum };
  }
  const day = happened.day < state.day ? happened.day : state.day;
  return afterSignal({ ...state, ref: happened.signal.data.ref ?? state.ref, day }, happened.signal);
}

function afterSignal(next: MomentState, signal: Signal): MomentState {
  switch (signal.type) {
    case 'dev.tillside.suggestion.shown':
      return { ...next, offered: true };
    case 'dev.tillside.suggestion.withheld':
      return { ...next, withheld: true };
    case 'dev.tillside.suggestion.accepted':
      return { ...next, accepted: true };
    case 'dev.tillside.moment.completed':
      return withSale(next, 'completed', signal);
    case 'dev.tillside.moment.voided':
      return withSale(next, 'voided', signal);
    case 'dev.tillside.moment.returned': {
      const { total, order } = signal.data;
      const returned = { ...next, ...afterReturn(next, { time: signal.time, total }) };
      // What names its order is kept with the order: see returns.ts.
      return order === undefined
        ? { ...returned, own_returns: withReturn(next.own_returns, signal) }
        : returned;
    }
    case 'dev.tillside.suggestion.assigned':
      return { ...next, ...afterAssigned(next, signal.data) };
    default:
      return next;
  }
}

/** Whether a signal changes the state of its moment. */
export const concernsMoment = ({ type }: Signal): boolean =>
  /\.(moment\.\w+|suggestion\.(shown|withheld|accepted|assigned))$/.test(type);

/** A moment of which nothing is known yet. */
const unknown = (store: string, id: string, day: string): MomentState => ({
  ...{ store, id, day, ref: null, offered: false, withheld: false, accepted: false },
  ...open,
  ...noArm,
});

const key = ({ store, id }: { store: string; id: string }): string => json([store, id]);

/** What arrived, and what else concerns moments. */
export interface MomentEvents {
  arrived: readonly { store: string; signal: Signal; timeZone: string }[];
  scores: readonly ScoreChange[];
  returns: readonly OrderReturns[];
}

/** A moment counts under no day before a signal of its own: an answer alone does not decide when it was. */
const noDay = 'infinity';

/** Everything that happened, by its moment. */
function byMoment({ arrived, scores, returns }: MomentEvents, now: Date) {
  const all = new Map<string, { state: MomentState; events: Happened[] }>();
  const add = (store: string, id: string, day: string, happened: Happened) => {
    const known = all.get(key({ store, id })) ?? { state: unknown(store, id, day), events: [] };
    all.set(key({ store, id }), { state: after(known.state, happened), events: [...known.events, happened] });
  };
  for (const { store, signal, timeZone } of arrived.filter(({ signal }) => concernsMoment(signal))) {
    const day = dayOf(signal.time, now, timeZone);
    add(store, signal.data.moment, day, { signal, day });
  }
  for (const score of scores) add(score.store, score.moment, noDay, { score });
  for (const back of returns) add(back.store, back.moment, noDay, { back });
  return all;
}

const countsBy = (state: MomentState): MomentCounts => ({
  counts: countsOf(state),
  arms: armCountsOf(state),
});

/** Stores the state of moments, and returns the counts that change with it. */
export async function saveMoments(
  { query }: Queries,
  happened: MomentEvents,
  now: Date,
): Promise<MomentCounts> {
  const all = byMoment(happened, now);
  if (!all.size) return { counts: [], arms: [] };
  const fresh = [...all.values()].map(({ state }) => state);
  const inserted = await query(insert, [json(fresh)], 'insert moments');
  const added = new Set(inserted.map(row => json([row.store, row.id])));
  const first = fresh.filter(state => added.has(key(state))).map(countsBy);
  const again = fresh.filter(state => !added.has(key(state)));
  const before = again.length ? (await query(lock, [json(again)])).map(stateOf) : [];
  const next = before.map(state => all.get(key(state))!.events.reduce(after, state));
  if (next.length) await query(update, [json(next)]);
  const [old, later] = [before.map(countsBy), next.map(countsBy)];
  return {
    counts: [
      ...first.flatMap(({ counts }) => counts),
      ...old.flatMap(({ counts }, at) => diffCounts(counts, later[at]!.counts)),
    ],
    arms: [...[...first, ...later].flatMap(({ arms }) => arms), ...negated(old.flatMap(({ arms }) => arms))],
  };
}

/** A moment's row after its first signal, and the counts that it adds. */
export function firstOf(store: string, signal: Signal, day: string): MomentCounts & { row: Row } {
  const state = after(unknown(store, signal.data.moment, day), { signal, day });
  return { row: { ...state }, ...countsBy(state) };
}
