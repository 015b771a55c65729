import type { Unit } from '@tillside/contract';
import { formatter } from '../shared/format.js';

/** A number of the Huddle, with what it counts. */
export interface Amount {
  value: number;
  unit: Unit;
  currency?: string | undefined;
}

const secondsIn = { day: 86_400, hour: 3600, minute: 60, second: 1 };

/**
 * A number in the format of the language: percents from 0 to 100, durations in seconds. `decimals` is the most that it
 * may have; money below 100 has those of its currency.
 */
export function formatAmount(lang: string, { value, unit, currency = 'EUR' }: Amount, decimals = 1): string {
  const number = (options: Intl.NumberFormatOptions, amount = value) => {
    const all = { maximumFractionDigits: decimals, ...options };
    return formatter(`${lang} ${JSON.stringify(all)}`, () => new Intl.NumberFormat(lang, all)).format(amount);
  };
  if (unit === 'percent') return asNumber(number({ style: 'percent' }, value / 100));
  if (unit === 'duration') return formatSeconds(value, number);
  if (unit !== 'money') return number({});
  const isSmall = Math.abs(value) < 100 && !Number.isInteger(value);
  const fraction = isSmall ? {} : { minimumFractionDigits: 0 };
  return asNumber(
    number({ style: 'currency', currency, ...fraction, ...(isSmall && { maximumFractionDigits: 2 }) }),
  );
}

/** The two largest units of a duration: "2 days 4 hr", "3 min 20 sec", "45 sec". */
function formatSeconds(
  value: number,
  number: (options: Intl.NumberFormatOptions, amount: number) => string,
): string {
  const units = Object.entries(secondsIn);
  const first = units.findIndex(([, seconds]) => Math.abs(value) >= seconds);
  const shown = first < 0 ? units.slice(-1) : units.slice(first, first + 2);
  const smallest = shown.at(-1)![1];
  let rest = Math.round(Math.abs(value) / smallest) * smallest;
  const parts = shown.map(([unit, seconds], i) => {
    const amount = Math.floor(rest / seconds);
    rest -= amount * seconds;
    const signed = i === 0 && value < 0 ? -amount : amount;
    return amount || shown.length === 1 ? number({ style: 'unit', unit, unitDisplay: 'short' }, signed) : '';
  });
  return parts.filter(Boolean).join(' ');
}

/** A text that keeps its own direction inside another (UAX #9). */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Signs and symbols stay at their number in right-to-left text, as in `formatMoney`. */
const asNumber = (text: string): string => `\u2066${text}\u2069`;

/**
 * Several amounts with as few decimals as tell them apart, up to two: nothing looks the same that is not, and nothing
 * looks more precise than it has to.
 */
export function formatAmounts(lang: string, amounts: readonly Amount[]): string[] {
  const values = new Set(amounts.map(({ value }) => value)).size;
  for (let decimals = 0; ; decimals++) {
    const texts = amounts.map(amount => formatAmount(lang, amount, decimals));
    if (decimals === 2 || new Set(texts).size === values) return texts;
  }
}

const day = 86_400_000;

/** Days in the format of the language: a whole month by its name, with the year if it is not this year. */
export function formatPeriod(lang: string, { from, to }: { from: string; to: string }, now: number): string {
  const [start, end] = [new Date(from), new Date(to)];
  const isMonth = start.getUTCDate() === 1 && new Date(end.getTime() + day).getUTCDate() === 1;
  const isOneMonth = isMonth && start.getUTCMonth() === end.getUTCMonth() && +end - +start < 31 * day;
  const isThisYear = [start, end].every(each => each.getUTCFullYear() === new Date(now).getUTCFullYear());
  const options: Intl.DateTimeFormatOptions = {
    ...(isOneMonth ? { month: 'long' } : { day: 'numeric', month: 'short' }),
    ...(!isThisYear && { year: 'numeric' }),
    timeZone: 'UTC',
  };
  const format = formatter(
    `${lang} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(lang, options),
  );
  return isOneMonth ? format.format(start) : format.formatRange(start, end);
}
