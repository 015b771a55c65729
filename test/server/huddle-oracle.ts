/** Another way to the results of a huddle: from the raw signals alone, case after case. */
import type { Raw } from './arms-oracle.js';

/** Something that counts: `y` of `x`, on a day. */
export interface Case {
  day: string;
  x: number;
  y: number;
}
export interface Found {
  value: number;
  of: number;
  from: string;
  to: string;
  low: number;
  high: number;
}

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const dayAfter = (day: string, days: number) => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};
export const monday = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return dayAfter(day, weekday === 0 ? -6 : 1 - weekday);
};

/** The range of days of the blocks of at least thirty cases that end in a period. */
export function rangeOf<T extends { day: string }>(
  cases: readonly T[],
  { from, to }: { from: string; to: string },
  size: (some: readonly T[]) => number,
): { from: string; to: string } | undefined {
  const weeks = [...new Set(cases.map(({ day }) => monday(day)))].sort();
  const ends: { from: string; to: string }[] = [];
  let begin: string | undefined;
  for (const week of weeks) {
    if (begin?.slice(0, 4) !== week.slice(0, 4)) begin = week;
    const [first, last] = [begin, dayAfter(week, 6)];
    if (size(cases.filter(({ day }) => day >= first && day <= last)) < 30) continue;
    ends.push({ from: first, to: last });
    begin = undefined;
  }
  const own = ends.filter(end => end.to >= from && end.to <= to);
  return own.length ? { from: own[0]!.from, to: own.at(-1)!.to } : undefined;
}

/** Where a function that rises crosses zero. */
function root(low: number, high: number, at: (x: number) => number): number {
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (at(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How likely a variable with Student's t distribution is between 0 and `t`: by Simpson's rule. */
function student(t: number, degrees: number): number {
  const steps = 4000;
  const density = (x: number) => (1 + (x * x) / degrees) ** (-(degrees + 1) / 2);
  const area = (to: number, f: (x: number) => number) =>
    total(
      Array.from(
        { length: steps + 1 },
        (_, at) => (at === 0 || at === steps ? 1 : at % 2 ? 4 : 2) * f((at / steps) * to),
      ),
    ) *
    (to / steps / 3);
  // The whole of the density, with x = tan(u) to reach to the end.
  const half = area(Math.PI / 2 - 1e-9, u => density(Math.tan(u)) / Math.cos(u) ** 2);
  return area(t, density) / half;
}
const quantiles = new Map<number, number>();
export const studentQuantile = (degrees: number): number => {
  const known = quantiles.get(degrees) ?? root(0, 20, t => student(t, degrees) - 0.95);
  quantiles.set(degrees, known);
  return known;
};

/** Wilson's interval is where the share that was seen is no surprise, by the score test. */
export function wilson(share: number, n: number): [number, number] {
  const surprise = (p: number) => (share - p) / Math.sqrt((p * (1 - p)) / n);
  const z = 1.959963984540054;
  return [
    share === 0 ? 0 : root(1e-15, share, p => z - surprise(p)),
    share === 1 ? 1 : root(share, 1 - 1e-15, p => -surprise(p) - z),
  ];
}

/** The figure of some cases in a period: a share, a mean of cases, or a mean whose units are days. */
export function figure(
  kind: 'share' | 'cases' | 'days',
  cases: readonly Case[],
  period: { from: string; to: string },
): Found | undefined {
  const range = rangeOf(cases, period, some => total(some.map(({ x }) => x)));
  if (!range) return undefined;
  const own = cases.filter(({ day }) => day >= range.from && day <= range.to);
  const [x, y] = [total(own.map(one => one.x)), total(own.map(one => one.y))];
  if (kind === 'share') {
    const share = Math.min(1, y / x);
    const [low, high] = wilson(share, x);
    return { value: 100 * share, of: x, ...range, low: 100 * low, high: 100 * high };
  }
  const units =
    kind === 'cases'
      ? own
      : [...Map.groupBy(own, ({ day }) => day).values()].map(list => ({
          x: total(list.map(one => one.x)),
          y: total(list.map(one => one.y)),
        }));
  const residuals = units.map(unit => unit.y - (y / x) * unit.x);
  const variance = total(residuals.map(one => one ** 2)) / (units.length - 1);
  const half = (studentQuantile(units.length - 1) * Math.sqrt(units.length * variance)) / x;
  return { value: y / x, of: x, ...range, low: y / x - half, high: y / x + half };
}

const short = ({ type }: Raw) => type.replace('dev.tillside.', '');
const dayOf = ({ time }: Raw) => time.slice(0, 10);

/** Each signal once, without those of training. */
export const countedOf = (signals: readonly Raw[]): Raw[] =>
  [...new Map(signals.map(one => [one.id, one])).values()].filter(({ data }) => data.mode !== 'training');

/** The answers that hold, to questions of a type. */
export function answers(signals: readonly Raw[], type: string): { day: string; answer: number }[] {
  const own = signals.filter(one => short(one) === 'feedback.answered' && one.data.type === type);
  return [...Map.groupBy(own, ({ data }) => `${data.response} ${data.question}`).values()].flatMap(list => {
    const [last] = [...list].sort(
      (one, other) =>
        (other.data.revision ?? 0) - (one.data.revision ?? 0) ||
        Date.parse(other.time) - Date.parse(one.time),
    );
    const answer = last!.data.answer;
    return typeof answer === 'number' ? [{ day: dayOf(last!), answer }] : [];
  });
}

export const named = (signals: readonly Raw[], name: string): Case[] =>
  signals.filter(one => short(one) === name).map(one => ({ day: dayOf(one), x: 1, y: 0 }));

/** The sales that hold: whether something came back, and what each came to if not all of it came back with it. */
export function sales(signals: readonly Raw[]) {
  const returned = new Set(
    signals.filter(one => short(one) === 'moment.returned').flatMap(({ data }) => data.order ?? []),
  );
  return [...Map.groupBy(signals, ({ data }) => data.moment).values()].flatMap(own => {
    const ends = own.filter(one => /moment\.(completed|voided)/.test(short(one)));
    const [sale] = ends.sort((one, other) => Date.parse(other.time) - Date.parse(one.time));
    if (!sale || short(sale) !== 'moment.completed') return [];
    const back = own.filter(one => short(one) === 'moment.returned');
    const day = own
      .filter(one => /moment\.|suggestion\.(shown|accepted|withheld|assigned)/.test(short(one)))
      .map(dayOf)
      .sort()[0]!;
    const { total: paid, order } = sale.data;
    const amount = back.flatMap(one => one.data.total ?? [])[0];
    const isAll =
      back.some(one => one.time >= sale.time) &&
      (!paid || !amount || (paid.currency === amount.currency && Number(amount.value) >= Number(paid.value)));
    const isBack = back.length > 0 || (order !== undefined && returned.has(order));
    return [{ day, isBack, paid: isAll ? undefined : paid }];
  });
}
