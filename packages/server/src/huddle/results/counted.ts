import type { StoreConfig } from '../../config/types.js';
import { noRatio, ratioOf } from './interval.js';
import type { Series } from './series.js';
import { byWeek, recoveriesOf, shareByWeek, type Tallied } from './tallied.js';

/** A score that promoters add to, and detractors take from; of others it stays as it is. */
const recommends = (score: number): number => (score >= 9 ? 100 : score <= 6 ? -100 : 0);

/** A mean of answers on a scale: each answer is a case. */
const meanOf = (rows: readonly Tallied[], worth: (answer: number) => number): Series => ({
  unit: 'score',
  isShare: false,
  weeks: byWeek(rows, ({ day, value, n }) => ({ day, sums: ratioOf(1, worth(Number(value)), n) })),
});

const shareOf = (
  rows: readonly Tallied[],
  whole: (row: Tallied) => boolean,
  part: (row: Tallied) => boolean,
): Series => ({ unit: 'percent', isShare: true, weeks: shareByWeek(rows, whole, part) });

/** What is counted as signals arrive, by the id of its result. */
export function countedSeries(store: StoreConfig, counts: readonly Tallied[]): Record<string, Series> {
  const named = (name: string) => counts.filter(row => row.name === name);
  const is = (wanted: string) => (row: Tallied) => row.name === wanted;
  const recoveries = new Set(recoveriesOf(store));
  return {
    csat: shareOf(
      named('answer.csat'),
      () => true,
      ({ value }) => Number(value) >= 4,
    ),
    nps: meanOf(named('answer.nps'), recommends),
    ces: meanOf(named('answer.ces'), score => score),
    'follow-ups': shareOf(
      named('follow-up'),
      () => true,
      ({ value }) => value === 'in-time',
    ),
    recoveries: shareOf(
      counts,
      is('feedback.recovery'),
      ({ name, item }) => name === 'suggestion.accepted' && recoveries.has(item),
    ),
    'suggestions-accepted': shareOf(counts, is('suggestion.shown'), is('suggestion.accepted')),
  };
}

/** The currency in which most was sold. */
export function mainCurrency(rows: readonly { currency: string; n: number }[]): string | undefined {
  const sums = new Map<string, number>();
  for (const { currency, n } of rows) if (currency) sums.set(currency, (sums.get(currency) ?? 0) + n);
  return [...sums].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}

/** Sales: how many, of how many something came back, and what they came to in which currency. */
export interface Sale {
  day: string;
  n: number;
  back: number;
  currency: string;
  amount: number;
}

/** The sales that signals told of. */
export const salesOf = (counts: readonly Tallied[]): Sale[] =>
  counts.flatMap(({ name, part, value, day, n, amount }) => {
    if (name === 'moment' && part === 'completed') return [{ day, n, back: 0, currency: value, amount }];
    // Where all came back in the same moment, the return stands in the results in place of the sale.
    if (name === 'sale') return [{ day, n: value === 'all' ? n : 0, back: n, currency: '', amount: 0 }];
    return [];
  });

/** Of how many sales something came back. */
export const returnsSeries = (sales: readonly Sale[], lag: number): Series => ({
  unit: 'percent',
  isShare: true,
  lag,
  weeks: byWeek(sales, ({ day, n, back }) => ({ day, sums: { ...noRatio, x: n, y: back } })),
});

/** What a sale comes to, in the currency of most; its interval takes in how days differ. */
export function basketSeries(sales: readonly Sale[]): Series {
  const currency = mainCurrency(sales);
  const own = sales.filter(sale => sale.currency !== '' && sale.currency === currency);
  const weeks = byWeek(own, ({ day, n, amount }) => ({ day, sums: ratioOf(n, amount) }));
  return { unit: 'money', isShare: false, currency, weeks };
}
