import type { Money } from '@tillside/contract';

type Formatter = Intl.NumberFormat | Intl.DateTimeFormat;

const formatters = new Map<string, Formatter>();
/** Creating a formatter is expensive, and so is asking for its options: each is created once, by language and use. */
export function formatter<F extends Formatter>(key: string, create: () => F): F {
  const known = formatters.get(key) ?? create();
  formatters.set(key, known);
  return known as F;
}

/** A number in the format of the language. */
export const formatNumber = (lang: string, value: number): string =>
  formatter(lang, () => new Intl.NumberFormat(lang)).format(value);

/**
 * An amount in the format of the language, with the currency's number of decimals, or more if the value has more, as
 * prices per litre do. It is isolated (UAX #9): otherwise "UK£" would be torn apart in right-to-left text.
 */
export function formatMoney(lang: string, { currency, value }: Money): string {
  const decimals = Math.min(value.split('.')[1]?.length ?? 0, 20);
  const { format } = formatter(`${lang} ${currency} ${decimals}`, () =>
    moneyFormat(lang, currency, decimals),
  );
  return `\u2066${format(Number(value))}\u2069`;
}

function moneyFormat(lang: string, currency: string, decimals: number): Intl.NumberFormat {
  const options: Intl.NumberFormatOptions = { style: 'currency', currency };
  const usual = new Intl.NumberFormat(lang, options);
  const { maximumFractionDigits = 2 } = usual.resolvedOptions();
  if (decimals <= maximumFractionDigits) return usual;
  return new Intl.NumberFormat(lang, { ...options, maximumFractionDigits: decimals });
}

/** A duration, down to minutes: "2 hr 10 min", or "2 hours 10 minutes" if `long`. */
export function formatDuration(lang: string, ms: number, unitDisplay: 'short' | 'long' = 'short'): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  const parts = {
    day: Math.floor(minutes / 1440),
    hour: Math.floor(minutes / 60) % 24,
    minute: minutes % 60,
  };
  return Object.entries(parts)
    .filter(([, amount]) => amount)
    .map(([unit, amount]) =>
      formatter(
        `${lang} ${unit} ${unitDisplay}`,
        () => new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay }),
      ).format(amount),
    )
    .join(' ');
}

/** The month of a day, with the year if it is not this year. */
export function formatSince(lang: string, date: string, now: number): string {
  const isThisYear = new Date(date).getUTCFullYear() === new Date(now).getUTCFullYear();
  const options: Intl.DateTimeFormatOptions = { month: 'long', timeZone: 'UTC' };
  if (!isThisYear) options.year = 'numeric';
  const key = `${lang} month${isThisYear ? '' : ' year'}`;
  return formatter(key, () => new Intl.DateTimeFormat(lang, options)).format(Date.parse(date));
}
