import type { Check } from './spec.js';
import type { Evidence, Money, ProblemCode } from './types.js';

/** What is wrong: its code, what was expected, what was there, and where in the value that was judged. */
export type Fault = readonly [code: ProblemCode, expected: string, got: unknown, at?: string];
/** The rest of a moment, as far as rules that refer to other items need it. */
export interface Around {
  promises?: readonly { id: string }[];
  suggestions?: readonly { id: string; kind: string }[];
}
/** Judges a value whose shape is right already; `before` are the elements ahead of it in its list. */
export type Rule<T> = (value: T, before: readonly T[], around?: Around) => Fault | false | '' | undefined;

/** Whether text has more characters (code points, as JSON Schema counts them) than that. */
export const isLong = (text: string, max: number): boolean =>
  text.length > max && [...text.slice(0, 2 * max + 1)].length > max;

/** The number of bytes in UTF-8. */
export const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** What was expected and what was there, of which it repeats no more than 40 characters. */
export const sentence = (expected: string, got: unknown): string =>
  `expected ${expected}, got ${
    typeof got === 'string'
      ? JSON.stringify(got.slice(0, 40))
      : got && typeof got === 'object'
        ? {}.toString.call(got).slice(8, -1).slice(0, 40)
        : Number.isInteger(got)
          ? (got as number).toLocaleString('en')
          : String(got).slice(0, 40)
  }`;

/** Whether the day that a date or time begins with is in the calendar: 2026-02-30 is not. */
export const isReal = (time: string): boolean =>
  new Date(time.slice(0, 10)).getUTCDate() === +time.slice(8, 10);

/** The last tag that `Intl` took: asking it is slow, and one till speaks one language. */
let good: string | undefined;
/** Whether `Intl` takes a language tag; it throws at the others. */
export const isLocale = (tag: string): boolean => {
  try {
    if (tag !== good && Intl.getCanonicalLocales(tag)) good = tag;
    return true;
  } catch {
    return false;
  }
};

/** Whether the last digit is the check digit that GS1 prescribes: weights 3 and 1 from the right. */
export const isGtin = (gtin: string): boolean =>
  [...gtin].reverse().reduce((sum, digit, at) => sum + +digit * (at % 2 ? 3 : 1), 0) % 10 === 0;

/** What an answer can be compared with: text no longer than an id, a number, true or false. */
export const answer: Check = (value, fail) =>
  (typeof value === 'string' ? isLong(value, 128) : !Number.isFinite(value) && typeof value !== 'boolean')
    ? fail('type', 'text, a number, true or false', value)
    : value;

/** A recommender's own token: a copy of any JSON that takes at most 2 kB. */
export const token: Check = (value, fail) => {
  const json = JSON.stringify(value);
  const size = bytes(json);
  return size > 2048 ? fail('too-large', 'at most 2,048 bytes', size) : JSON.parse(json);
};

/** A promise that does not hold says what the customer gets instead. */
export const remedied: Rule<{ state: string; remedy?: string | undefined }> = ({ state, remedy }) =>
  state !== 'on' && !remedy && ['required', 'a remedy', remedy, '/remedy'];

/** Nothing is kept more often than it was given, and time runs forward. */
export const counted: Rule<Evidence> = ({ kept, of, from, to }) =>
  kept > of ? ['rule', `at most ${of}`, kept, '/kept'] : from > to && ['rule', `${from} or later`, to, '/to'];

interface Prices {
  price?: Money | undefined;
  was?: Money | undefined;
  unitPrice?: Money | undefined;
}
/** All prices of a product are in one currency. */
export const oneCurrency: Rule<Prices> = ({ price, was, unitPrice }) => {
  const other = price && [was, unitPrice].find(money => money && money.currency !== price.currency);
  return (
    other && ['rule', price.currency, other.currency, `/${other === was ? 'was' : 'unitPrice'}/currency`]
  );
};

/** Exactly one key says what a form is about. */
export const oneKey: Rule<object> = about => {
  const count = Object.keys(about).length;
  return count !== 1 && ['rule', 'exactly one key', count];
};

/** Ids are unique in their list. */
export const unique: Rule<{ id: string }> = ({ id }, before) =>
  before.some(other => other.id === id) && ['duplicate', 'an id of its own', id, '/id'];

/** Whether an id leads to nothing in a list; without a list there is nothing to judge by. */
const missing = (
  id: string | undefined,
  list: readonly { id: string }[] | undefined,
  what: string,
  at: string,
): Fault | false | '' | undefined =>
  id && list && !list.some(other => other.id === id) && ['reference', `the id of ${what}`, id, at];

interface Asked {
  id: string;
  when?: { question: string } | undefined;
  promise?: string;
}
/** A question depends on an earlier one only, and asks about a promise that is there. */
export const refers: Rule<Asked> = ({ when, promise }, before, around) =>
  missing(when?.question, before, 'an earlier question', '/when/question') ||
  missing(promise, around?.promises, 'a promise', '/promise');

/** A low score can only bring a `care` suggestion that is there. */
export const recovers: Rule<{ suggestion: string }> = ({ suggestion }, _before, around) =>
  missing(
    suggestion,
    around?.suggestions?.filter(({ kind }) => kind === 'care'),
    'a care suggestion',
    '/suggestion',
  );
