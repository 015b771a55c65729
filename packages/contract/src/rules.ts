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
export type Rule<T> = (value: T, before: readonly T[], around?: Around) => Fault | false | undefined;

/** Whether text has more characters (code points, as JSON Schema counts them) than that. */
export const isLong = (text: string, max = 1 / 0): boolean => [...text.slice(0, 2 * max + 1)].length > max;

/** The number of bytes in UTF-8. */
export const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** What was expected and what was there, of which it repeats no more than 40 characters. */
export const sentence = (expected: string, got: unknown): string =>
  `expected ${expected}, got ${
    typeof got === 'string'
      ? JSON.stringify(got.slice(0, 40))
      : typeof got === 'object'
        ? {}.toString.call(got).slice(8, -1)
        : Number.isInteger(got)
          ? (got as number).toLocaleString('en')
          : String(got).slice(0, 40)
  }`;

/** Whether the day that a date or time begins with is in the calendar: 2026-02-30 is not. */
export const isReal = (time: string): boolean => {
  const day = time.slice(0, 10);
  return `${new Date(day).toJSON()}`.startsWith(day);
};

/** Whether `Intl` takes a language tag; it throws at the others. */
export const isLocale = (tag: string): boolean => {
  try {
    return !!Intl.getCanonicalLocales(tag);
  } catch {
    return false;
  }
};

/** Whether the last digit is the check digit that GS1 prescribes: weights 3 and 1 from the right. */
export const isGtin = (gtin: string): boolean =>
  [...gtin].reverse().reduce((sum, digit, at) => sum + +digit * (at % 2 ? 3 : 1), 0) % 10 === 0;

/** Version 1 of the contract: another one is refused. */
export const version: Check = (value, fail) => (value === 1 ? value : fail('version', '1'));

/** True or false. */
export const flag: Check = (value, fail) => (value === !!value ? value : fail('type', 'true or false'));

/** What an answer can be compared with: text no longer than an id, a number, true or false. */
export const answer: Check = (value, fail) =>
  (typeof value === 'string' ? isLong(value, 128) : !Number.isFinite(value) && value !== !!value)
    ? fail('type', 'text, a number, true or false')
    : value;

/** A recommender's own token: a copy of any JSON that takes at most 2 kB. */
export const token: Check = (value, fail) => {
  const json = JSON.stringify(value);
  return bytes(json) > 2048 ? fail('too-large', 'JSON of at most 2 kB') : JSON.parse(json);
};

/** A promise that does not hold says what the customer gets instead. */
export const remedied: Rule<{ state: string; remedy?: string | undefined }> = ({ state, remedy }) =>
  state !== 'on' && !remedy && ['required', `a remedy while it is ${state}`, remedy, '/remedy'];

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
  const other = (at: string, money?: Money): Fault | false | undefined =>
    price && money && money.currency !== price.currency && ['rule', price.currency, money.currency, at];
  return other('/was/currency', was) || other('/unitPrice/currency', unitPrice);
};

/** Exactly one key says what a form is about. */
export const oneKey: Rule<object> = about => {
  const count = Object.keys(about).length;
  return count !== 1 && ['rule', 'exactly one key', count];
};

interface Asked {
  id: string;
  when?: { question: string } | undefined;
  promise?: string;
}
/** A question depends on an earlier one only, and asks about a promise that is there. */
export const refers: Rule<Asked> = (question, before, around) =>
  question.when && !before.some(({ id }) => id === question.when?.question)
    ? ['reference', 'the id of an earlier question', question.when.question, '/when/question']
    : question.promise !== undefined &&
      around?.promises?.every(({ id }) => id !== question.promise) && [
        'reference',
        'the id of a promise',
        question.promise,
        '/promise',
      ];

/** A low score can only bring a `care` suggestion that is there. */
export const recovers: Rule<{ suggestion: string }> = ({ suggestion }, _before, around) =>
  around?.suggestions?.every(({ id, kind }) => id !== suggestion || kind !== 'care') && [
    'reference',
    'the id of a care suggestion',
    suggestion,
    '/suggestion',
  ];

/** Ids are unique in their list. */
export const unique: Rule<{ id: string }> = ({ id }, before) =>
  before.some(other => other.id === id) && ['duplicate', 'an id of its own', id, '/id'];
