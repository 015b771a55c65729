import type { Figure } from '@tillside/contract';
import type { StoreConfig } from '../../config/types.js';
import type { Queries } from '../../database/database.js';
import { daysAfter, daysBefore, type Days } from '../period.js';
import { type Block, firstDay } from './blocks.js';
import type { Candidate, LeftOutCode } from './candidate.js';
import { type KnownResult, promiseResult } from './catalogue.js';
import { basketSeries, countedSeries, returnsSeries, salesOf } from './counted.js';
import { type Quarterly, repeatPurchases, revenueRetention } from './customers.js';
import { broughtBySuggestions } from './difference.js';
import { addRatios, type RatioSums } from './interval.js';
import { type KeptSeries, keptSeries } from './kept.js';
import { orderSales } from './orders.js';
import { type Beside, figureOf, figuresOf, periodsOf, type Series } from './series.js';
import { tallied } from './tallied.js';
import { filled, type ResultWords, wordsOf } from './words/words.js';

type Numbers = Partial<Omit<Candidate, 'id' | keyof ResultWords>> & { words?: Partial<ResultWords> };

/** The words of a candidate. */
const said = ({ owner, actions = {}, ...words }: ResultWords) => ({
  ...words,
  ...(owner !== undefined && { owner }),
  ...(Object.keys(actions).length && {
    actions: Object.entries(actions).map(([id, text]) => ({ id, text })),
  }),
});

const numbers = (series: Series, period: Days): Numbers => ({
  unit: series.unit,
  ...(series.currency !== undefined && { currency: series.currency }),
  ...figuresOf(series, period),
});

/** Of two series, that with more cases in the period. */
const fuller = (one: Series, other: Series, period: Days): boolean =>
  (periodsOf(one, period).after?.sums.x ?? 0) >= (periodsOf(other, period).after?.sums.x ?? 0);

/**
 * All promises together: only those that are told one by one, since otherwise the sum less these would tell of the
 * few cases of another one. The period before is told if it has the same promises, and is over by then.
 */
function allKept(kept: readonly KeptSeries[], period: Days): Beside<Figure> {
  const beside = kept.map(({ series }) => periodsOf(series, period)).filter(({ after }) => after);
  const together = (blocks: (Block<RatioSums> | undefined)[]): Figure | undefined => {
    const whole = blocks.filter(block => block !== undefined);
    if (!whole.length || whole.length < blocks.length) return undefined;
    const all = whole.reduce((one, other) => ({
      from: one.from < other.from ? one.from : other.from,
      to: one.to > other.to ? one.to : other.to,
      sums: addRatios(one.sums, other.sums),
    }));
    return figureOf({ unit: 'percent', isShare: true }, all);
  };
  const [after, before] = (['after', 'before'] as const).map(name => together(beside.map(one => one[name])));
  return { after, before: after && before && before.to < after.from ? before : undefined };
}

const ofQuarter = (found: Quarterly): Numbers => {
  if ('after' in found) return { unit: 'percent', ...found };
  const { missing, days } = found;
  return missing === 'span'
    ? leftOut(
        'span',
        `Imported orders with customers have to span ${days} days up to the end of the last quarter.`,
      )
    : leftOut(
        'too-few',
        'Fewer than thirty customers are behind it, or one has more than a quarter of the sales.',
      );
};
const leftOut = (code: LeftOutCode, message: string): Numbers => ({
  unit: 'percent',
  leftOut: { code, message },
});

/** All results that a store may have, in the order in which they are shown. */
export async function knownCandidates(
  queries: Queries,
  store: StoreConfig,
  period: Days,
): Promise<Candidate[]> {
  const words = wordsOf(store.locale);
  const lag = 7 * Math.ceil(store.huddle.returnDays / 7);
  const reading = { from: firstDay(daysAfter(daysBefore(period).from, -lag)), to: period.to };
  const counts = await tallied(queries, store, reading);
  const counted = countedSeries(store, counts);
  const kept = await keptSeries(queries, store, reading, counts);
  const [signals, orders] = [salesOf(counts), await orderSales(queries, store, reading)];
  const ofSales = (make: (sales: typeof signals) => Series): Numbers => {
    const [one, other] = [make(orders), make(signals)];
    const isOrders = fuller(one, other, period) && orders.length > 0;
    return {
      ...numbers(isOrders ? one : other, period),
      words: { source: isOrders ? words.sales.orders : words.sales.signals },
    };
  };
  const sources = new Set(kept.map(({ promise }) => promise.counted!));
  const [source] = sources;
  const found: Record<KnownResult, Numbers> = {
    'promises-kept': {
      unit: 'percent',
      ...allKept(kept, period),
      words: { source: words.evidence[sources.size > 1 ? 'both' : (source ?? 'customers')] },
    },
    csat: numbers(counted.csat!, period),
    nps: numbers(counted.nps!, period),
    ces: numbers(counted.ces!, period),
    'follow-ups': { ...numbers(counted['follow-ups']!, period), serves: 'csat' },
    recoveries: { ...numbers(counted.recoveries!, period), serves: 'csat' },
    returns: { ...ofSales(sales => returnsSeries(sales, lag)), better: 'down' },
    'repeat-purchases': ofQuarter(await repeatPurchases(queries, store, period.to)),
    'net-revenue-retention': ofQuarter(await revenueRetention(queries, store, period.to)),
    'suggestions-difference': await brought(queries, store, period, words.earned),
    'suggestions-accepted': {
      ...numbers(counted['suggestions-accepted']!, period),
      serves: 'suggestions-difference',
    },
    basket: ofSales(basketSeries),
  };
  const of = (id: string, { words: more, ...rest }: Numbers, own: ResultWords): Candidate => {
    const { means, ...others } = said({ ...own, ...more });
    return {
      id,
      unit: 'percent',
      better: 'up',
      after: undefined,
      before: undefined,
      ...others,
      means: filled(means, { days: lag }),
      ...rest,
    };
  };
  const all = Object.entries(found).map(([id, numbers]) => of(id, numbers, words.results[id as KnownResult]));
  const each = kept.map(({ promise: { id, title, owner, counted }, series }) =>
    of(
      promiseResult(id),
      { ...numbers(series, period), promise: id },
      {
        ...words.promise,
        label: title,
        source: words.evidence[counted!],
        ...(owner !== undefined && { owner }),
      },
    ),
  );
  return [...all.slice(0, 1), ...each, ...all.slice(1)];
}

/** What suggestions brought, with the money that it comes to. */
async function brought(queries: Queries, store: StoreConfig, period: Days, how: string): Promise<Numbers> {
  const found = await broughtBySuggestions(queries, store, period);
  if (found === 'too-few')
    return {
      ...leftOut('too-few', 'Fewer than thirty moments are behind an arm in this period.'),
      unit: 'money',
    };
  if (found === 'early')
    return {
      ...leftOut('early', 'There are too few sales for an interval yet: see `experiment` in the results.'),
      unit: 'money',
    };
  const { currency, earned, after, before } = found;
  const format = new Intl.NumberFormat(store.locale ?? 'en', { style: 'currency', currency });
  return {
    unit: 'money',
    currency,
    after,
    before,
    ...(earned && {
      money: {
        currency,
        value: earned.value,
        low: earned.low,
        high: earned.high,
        how: filled(how, {
          n: new Intl.NumberFormat(store.locale ?? 'en').format(earned.n),
          value: format.format(earned.value / earned.n),
        }),
      },
    }),
  };
}
