import type { Convert } from './spec.js';

/** Ids given as numbers. */
export const wholeToText: Convert = value => (Number.isSafeInteger(value) ? String(value) : value);

/** URLs with spaces around them. */
export const trim: Convert = value => (typeof value === 'string' ? value.trim() : value);

/** Currencies in lower case. */
export const toUpperCurrency: Convert = value =>
  typeof value === 'string' && /^[a-z]{3}$/i.test(value) ? value.toUpperCase() : value;

/** A picture given as a URL alone. */
export const addressToImage: Convert = value => (typeof value === 'string' ? { src: value } : value);

/** A number as the shortest decimal that has all digits a double can hold; exponents are written out. */
const shortest = (value: number): string =>
  Math.abs(value) < 1e-6 ? value.toFixed(20) : String(Number(value.toPrecision(15)));

/** Amounts given as numbers, or with superfluous zeros: 38.0000 is 38. */
export const toDecimal: Convert = value => {
  const text = typeof value === 'number' && Math.abs(value) < 1e14 ? shortest(value) : value;
  return typeof text === 'string' && /^-?\d+\.\d{3,}$/.test(text) ? text.replace(/\.?0+$/, '') : text;
};

/** Which way is better, if a document does not say. */
export const missingToUp: Convert = value =>
  value === undefined || value === null || value === '' ? 'up' : value;
