import type { Evidence, Money, Problem, ProblemCode } from './types.js';

/** What breaks a rule: a JSON Pointer from the value that was judged, a code, what was expected, what was there. */
export type Fault = readonly [path: string, code: ProblemCode, expected: string, got: unknown];
/** The rest of a moment, as far as rules that refer to other items need it. */
export interface Around {
  promises?: readonly { id: string }[];
  suggestions?: readonly { id: string; kind: string }[];
}
/** Judges a value whose shape is right already; `before` are the elements ahead of it in its list. */
export type Rule<T> = (value: T, before: readonly T[], around?: Around) => Fault | false | undefined;

/** The number of characters (code points, as JSON Schema counts them). */
export const length = (text: string): number => (text.length > 1e6 ? text.length : [...text].length);

/** The number of bytes in UTF-8. */
export const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Names a value without repeating more than 40 characters of it. */
const name = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (Object(value) === value) return 'an object';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? value.slice(0, 40) + '…' : value);
  if (typeof value === 'number') return value.toLocaleString('en', { maximumFractionDigits: 9 });
  return value === undefined ? 'nothing' : String(value).slice(0, 40);
};

/** A problem in words: what was expected and what was there. A value that is not there is `required`. */
export const problem = (path: string, code: ProblemCode, expected: string, got: unknown): Problem => ({
  code: got === undefined ? 'required' : code,
  path,
  message: `expected ${expected}, got ${name(got)}`,
});

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

/** Whether a recommender's token takes at most 2 kB as JSON. */
export const isToken = (token: unknown): boolean => bytes(JSON.stringify(token)) <= 2048;

/** Whether an answer can be compared with this: text of an id's length, a number, true or false. */
export const isAnswer = (value: unknown): boolean =>
  typeof value === 'string' ? length(value) <= 128 : Number.isFinite(value) || value === !!value;

/** A promise that does not hold says what the customer gets instead. */
export const remedied: Rule<{ state: string; remedy?: string | undefined }> = ({ state, remedy }) =>
  state !== 'on' && !remedy && ['/remedy', 'required', `a remedy while the state is ${state}`, remedy];

/** Nothing is kept more often than it was given, and time runs forward. */
export const counted: Rule<Evidence> = ({ kept, of, from, to }) =>
  kept > of
    ? ['/kept', 'rule', `at most the ${of} of "of"`, kept]
    : from > to && ['/to', 'rule', `a day not before ${from}`, to];

interface Prices {
  price?: Money | undefined;
  was?: Money | undefined;
  unitPrice?: Money | undefined;
}
/** All prices of a product are in one currency. */
export const oneCurrency: Rule<Prices> = ({ price, was, unitPrice }) => {
  const other = (at: string, money?: Money): Fault | false | undefined =>
    price && money && money.currency !== price.currency && [at, 'rule', price.currency, money.currency];
  return other('/was/currency', was) || other('/unitPrice/currency', unitPrice);
};

/** Exactly one key says what a form is about. */
export const oneKey: Rule<object> = about => {
  const count = Object.keys(about).length;
  return count !== 1 && ['', 'rule', 'exactly one of promise, suggestion, product and order', count];
};

interface Asked {
  id: string;
  when?: { question: string } | undefined;
  promise?: string;
}
/** A question depends on an earlier one only, and asks about a promise that is there. */
export const refers: Rule<Asked> = (question, before, around) =>
  question.when && !before.some(({ id }) => id === question.when?.question)
    ? ['/when/question', 'reference', 'the id of an earlier question', question.when.question]
    : question.promise !== undefined &&
      around?.promises?.every(({ id }) => id !== question.promise) && [
        '/promise',
        'reference',
        'the id of a promise in this moment',
        question.promise,
      ];

/** A low score can only bring a `care` suggestion that is there. */
export const recovers: Rule<{ suggestion: string }> = ({ suggestion }, _before, around) =>
  around?.suggestions?.every(({ id, kind }) => id !== suggestion || kind !== 'care') && [
    '/suggestion',
    'reference',
    'the id of a care suggestion in this moment',
    suggestion,
  ];

/** Ids are unique in their list. */
export const unique: Rule<{ id: string }> = ({ id }, before) =>
  before.some(other => other.id === id) && ['/id', 'duplicate', 'an id of its own', id];
