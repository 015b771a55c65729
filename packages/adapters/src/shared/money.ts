import type { Money } from '@tillside/contract';
import { Field } from './field.js';

/** An amount of which the parts are fields of the answer. */
export interface MoneyDraft {
  currency: Field;
  value: Field;
}

const decimal = /^-?\d+(\.\d+)?$/;

/** A price in major units: 12.5 or "12.50". Anything but a decimal is the contract's to report. */
export const majorUnits = (value: Field, currency: Field): MoneyDraft | undefined =>
  value.isMissing ? undefined : { currency, value };

/**
 * A price in minor units of `digits` decimal places: 1250 with two is 12.50. Anything but a whole number is reported,
 * since it could mean major units.
 */
export function minorUnits(value: Field, digits: number | Field, currency: Field): MoneyDraft | undefined {
  if (value.isMissing) return undefined;
  const places = digits instanceof Field ? digits.value : digits;
  if (!Number.isInteger(places) || Number(places) < 0 || Number(places) > 20)
    return { currency, value: (digits as Field).wrong('a number of decimal places', 'required') };
  const text = Number.isSafeInteger(value.value) ? String(value.value) : value.value;
  if (typeof text !== 'string' || !/^-?\d+$/.test(text))
    return { currency, value: value.wrong('a whole number of minor units') };
  return { currency, value: value.with(shift(text, Number(places))) };
}

/** Moves the decimal point of a whole number. */
function shift(whole: string, places: number): string {
  const sign = whole.startsWith('-') ? '-' : '';
  const digits = whole.slice(sign.length).padStart(places + 1, '0');
  const before = digits.slice(0, digits.length - places);
  return sign + before + (places ? `.${digits.slice(-places)}` : '');
}

/** The decimal places of a currency (ISO 4217); undefined for what is no currency. */
export function decimalPlaces(currency: unknown): number | undefined {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: String(currency) });
    return format.resolvedOptions().maximumFractionDigits;
  } catch {
    return undefined;
  }
}

const amountOf = ({ value: { value } }: MoneyDraft): number =>
  decimal.test(String(value)) ? Number(value) : NaN;

/** The cheapest and the dearest of some prices; none that cannot be read. */
export function rangeOf(prices: (MoneyDraft | undefined)[]): [low?: MoneyDraft, high?: MoneyDraft] {
  const known = prices.filter(price => price !== undefined);
  const readable = known.filter(price => !Number.isNaN(amountOf(price)));
  const sorted = readable.sort((a, b) => amountOf(a) - amountOf(b));
  return sorted.length ? [sorted[0]!, sorted[sorted.length - 1]!] : (known.slice(0, 1) as [MoneyDraft?]);
}

/** What is known of a price: itself, or words about the lowest of several. */
export interface PriceDraft {
  price?: MoneyDraft | undefined;
  detail?: Field | undefined;
}

/**
 * The price of a product whose variants cost from `low` to `high`. No variant's price is the product's: if they
 * differ, there are only the shop's words for "from".
 */
export function priceBetween(
  low: MoneyDraft | undefined,
  high: MoneyDraft | undefined,
  from: ((price: Money) => string) | undefined,
): PriceDraft {
  if (!low || !high || !(amountOf(high) > amountOf(low))) return { price: low };
  const { currency, value } = low;
  if (from) {
    const money = { currency: String(currency.value).toUpperCase(), value: String(value.value) };
    return { detail: value.with(from(money)) };
  }
  const range = `${String(value.value)} to ${String(high.value.value)}`;
  return {
    price: { currency, value: value.with(range).wrong('one price, or `from` in the options', 'rule') },
  };
}
