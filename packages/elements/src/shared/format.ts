import type { Money } from '@tillside/contract';

/** Building an Intl formatter costs more than all else here, so each is built once. */
const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
function built<F extends Intl.NumberFormat | Intl.DateTimeFormat, O>(
  Format: new (lang: string, options: O) => F,
  lang: string,
  options: O,
): F {
  const key = lang + JSON.stringify(options);
  const format = formats.get(key) ?? new Format(lang, options);
  formats.set(key, format);
  return format as F;
}
const numberFormat = (lang: string, options: Intl.NumberFormatOptions = {}) =>
  built(Intl.NumberFormat, lang, options);

/** A number as the language writes it. */
export const formatNumber = (lang: string, value: number): string => numberFormat(lang).format(value);

/**
 * An amount as the language writes it, with the currency's own number of decimals. It is isolated (UAX #9),
 * or "UK£" would fall apart in right-to-left text.
 */
export function formatMoney(lang: string, { currency, value }: Money): string {
  return `\u2066${numberFormat(lang, { style: 'currency', currency }).format(Number(value))}\u2069`;
}

/** A length of time in words, down to minutes: "2 hr 10 min", or "2 hours 10 minutes" if long. */
export function formatDuration(lang: string, ms: number, unitDisplay: 'short' | 'long' = 'short'): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  const parts = {
    day: Math.floor(minutes / 1440),
    hour: Math.floor(minutes / 60) % 24,
    minute: minutes % 60,
  };
  return Object.entries(parts)
    .filter(([, amount]) => amount)
    .map(([unit, amount]) => numberFormat(lang, { style: 'unit', unit, unitDisplay }).format(amount))
    .join(' ');
}

/** A day in words, as near as it needs to be: the month this year, else with its year. */
export function formatSince(lang: string, date: string, now: number): string {
  const isThisYear = new Date(date).getUTCFullYear() === new Date(now).getUTCFullYear();
  const options: Intl.DateTimeFormatOptions = { month: 'long', timeZone: 'UTC' };
  if (!isThisYear) options.year = 'numeric';
  return built(Intl.DateTimeFormat, lang, options).format(Date.parse(date));
}
