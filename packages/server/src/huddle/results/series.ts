import { type Figure, fewestCases, type Unit } from '@tillside/contract';
import { daysAfter, daysBefore, type Days } from '../period.js';
import { type Block, blocksOf, blockWithin, type Week } from './blocks.js';
import { addRatios, ratioInterval, type RatioSums, wilson } from './interval.js';

/** A number as it was counted, week by week: `x` of its sums are the cases behind it. */
export interface Series {
  unit: Unit;
  currency?: string | undefined;
  /** Whether `y` of the sums are cases of `x`: its interval is Wilson's. */
  isShare: boolean;
  weeks: readonly Week<RatioSums>[];
  /** By how many days its period is earlier, since what is newer is not known yet. */
  lag?: number | undefined;
  /** Whether cases are persons or purchases: where nobody knows, as of some measures, blocks are weeks. */
  hasCases?: boolean | undefined;
}

/** How many decimals a number is told with: more would be noise. */
const decimals: Record<Unit, number> = { percent: 1, money: 2, count: 2, score: 2, duration: 0 };
export const rounded = (value: number, unit: Unit): number => Number(value.toFixed(decimals[unit]));

/** The figure of a block. */
export function figureOf(
  { unit, isShare, hasCases = true }: Omit<Series, 'weeks'>,
  { from, to, sums }: Block<RatioSums>,
): Figure {
  const { x, y } = sums;
  const factor = unit === 'percent' ? 100 : 1;
  const yes = Math.min(x, y);
  const interval = isShare ? wilson(yes, x) : ratioInterval(sums);
  const tell = (value: number) => rounded(factor * value, unit);
  return {
    value: tell((isShare ? yes : y) / x),
    ...(hasCases && { of: Math.round(x) }),
    from,
    to,
    ...(interval && { low: tell(interval.low), high: tell(interval.high) }),
  };
}

/** A period and the one before; undefined where there are too few cases. */
export interface Beside<T> {
  after: T | undefined;
  before: T | undefined;
}

/** What was counted in a period, and in the one before. */
export function periodsOf(
  { weeks, lag = 0, hasCases = true }: Series,
  asked: Days,
): Beside<Block<RatioSums>> {
  const period = { from: daysAfter(asked.from, -lag), to: daysAfter(asked.to, -lag) };
  const isEnough = ({ x }: RatioSums) => (hasCases ? x >= fewestCases : x > 0);
  const blocks = blocksOf(weeks, { add: addRatios, isEnough });
  return {
    after: blockWithin(blocks, period, addRatios),
    before: blockWithin(blocks, daysBefore(period), addRatios),
  };
}

/** The figures of a period and of the one before. */
export function figuresOf(series: Series, asked: Days): Beside<Figure> {
  const { after, before } = periodsOf(series, asked);
  return { after: after && figureOf(series, after), before: before && figureOf(series, before) };
}
