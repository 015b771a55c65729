import { isThreshold, scaleOf } from './scales.js';
import type { Check, Fail } from './spec.js';
import type { Evidence, Money, ProblemCode } from './types.js';

/** A fault: its code, what was expected, what was found, and where in the checked value. */
export type Fault = readonly [code: ProblemCode, expected: string, got: unknown, at?: string];
/** The rest of a moment, as far as rules that refer to other items need it. */
export interface Around {
  promises?: readonly { id: string }[];
  suggestions?: readonly { id: string; kind: string }[];
}
/**
 * Checks a value whose shape is already valid; `before` are the earlier elements of its list. A fault removes the
 * member that it points to, or the value itself if that member is required, restricts or is missing.
 */
export type Rule<T> = (value: T, fail: Fail, before: readonly T[], around?: Around) => void;

/**
 * Members that restrict who may see an item and when. If one is wrong, its item is left out, since ignoring the
 * member could show what must not be shown.
 */
export const restrictingMembers: readonly string[] = [
  'audience',
  'state',
  'validFrom',
  'validUntil',
  'for',
  'when',
  'has',
  'lacks',
  'minTotal',
];

/** Whether a problem is only advice: the value is used as it is. */
export const isAdvice = (code: ProblemCode): boolean =>
  code === 'misspelt' || code === 'entity' || code === 'ineffective';

/** Whether text has more characters (code points, as JSON Schema counts them) than a limit. */
export const isLong = (text: string, max: number): boolean =>
  text.length > max && [...text.slice(0, 2 * max + 1)].length > max;

/** The number of bytes in UTF-8. */
export const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Whether text contains an HTML entity, which would be shown as it is written. */
export const hasEntity = (text: string): boolean =>
  text.includes('&') && /&(#\d+|#x[\da-f]+|[a-z]{2,8}\d{0,2});/i.test(text);

/** Describes what was expected and what was found; quotes at most 40 characters of it. */
export const describeMismatch = (expected: string, got: unknown): string =>
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
export const isCalendarDate = (time: string): boolean =>
  new Date(time.slice(0, 10)).getUTCDate() === Number(time.slice(8, 10));

/** The last tag that `Intl` accepted, cached since asking it is slow. */
let lastLocale: string | undefined;
/** Whether `Intl` accepts a language tag; it throws for others. */
export const isLocale = (tag: string): boolean => {
  try {
    if (tag !== lastLocale && Intl.getCanonicalLocales(tag)) lastLocale = tag;
    return true;
  } catch {
    return false;
  }
};

/** Whether the last digit is the check digit that GS1 prescribes: weights 3 and 1 from the right. */
export const isGtin = (gtin: string): boolean =>
  [...gtin].reverse().reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 3 : 1), 0) % 10 === 0;

/** A value that an answer can be compared with: text no longer than an id, a number, true or false. */
export const comparableAnswer: Check = (value, fail) => {
  const isComparable =
    typeof value === 'string' ? !isLong(value, 128) : Number.isFinite(value) || typeof value === 'boolean';
  return isComparable ? value : fail('type', 'text, a number, true or false', value);
};

/** A token of the recommender: a copy of any JSON of at most 2 kB. */
export const attributionToken: Check = (value, fail) => {
  const json = JSON.stringify(value);
  const size = bytes(json);
  return size > 2048 ? fail('too-large', 'at most 2,048 bytes', size) : JSON.parse(json);
};

/** The lowest and the highest step of a scale. */
export const scaleEnds: Check = (value, fail) =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isFinite)
    ? [...(value as number[])]
    : fail('type', 'two numbers', value);

/** Counts by name. */
export const countsByName: Check = (value, fail) => {
  const isCount = ([name, count]: [string, unknown]) =>
    /\S/.test(name) &&
    !isLong(name, 128) &&
    Number.isInteger(count) &&
    Number(count) >= 0 &&
    Number(count) <= 1e9;
  const isRecord = typeof value === 'object' && value && !Array.isArray(value);
  return isRecord && Object.entries(value).every(isCount) ? { ...value } : fail('type', 'counts', value);
};

/** A promise at risk or broken names what the customer gets instead. */
export const requiresRemedy: Rule<{ state: string; remedy?: string | undefined }> = (
  { state, remedy },
  fail,
) => {
  if (state !== 'on' && !remedy) fail('required', 'a remedy', remedy, '/remedy');
};

/** A promise is kept at most as often as it was given, and the period starts before it ends. */
export const validEvidence: Rule<Evidence> = ({ kept, of, from, to }, fail) => {
  if (kept > of) fail('rule', `at most ${of}`, kept, '/kept');
  if (from > to) fail('rule', `${from} or later`, to, '/to');
};

interface Prices {
  price?: Money | undefined;
  was?: Money | undefined;
  unitPrice?: Money | undefined;
}
/** All prices of a product have the same currency. */
export const oneCurrency: Rule<Prices> = ({ price, was, unitPrice }, fail) => {
  for (const [name, other] of Object.entries({ was, unitPrice }))
    if (price && other && other.currency !== price.currency)
      fail('rule', price.currency, other.currency, `/${name}/currency`);
};

/** Exactly one key names the subject of a form. */
export const exactlyOneKey: Rule<object> = (about, fail) => {
  const count = Object.values(about).filter(id => id !== undefined).length;
  if (count !== 1) fail('rule', 'exactly one key', count);
};

/** Ids are unique in their list. */
export const uniqueId: Rule<{ id: string }> = ({ id }, fail, before) => {
  if (before.some(other => other.id === id)) fail('duplicate', 'an id of its own', id, '/id');
};

interface Asked {
  id: string;
  type: string;
  required?: boolean | undefined;
  when?: { question: string; in: readonly unknown[] } | undefined;
  promise?: string;
  options?: readonly { id: string }[];
}

/** Whether a question can have an answer. */
function canAnswer({ type, options }: Asked, value: unknown): boolean {
  const scale = scaleOf(type);
  if (scale) return Number.isInteger(value) && Number(value) >= scale.min && Number(value) <= scale.max;
  if (options) return options.some(({ id }) => id === value);
  if (type === 'kept') return value === 'yes' || value === 'partly' || value === 'no';
  return type !== 'contact' && typeof value === (type === 'consent' ? 'boolean' : 'string');
}

/** A question depends only on an earlier one, and asks about an existing promise. */
export const validReferences: Rule<Asked> = ({ type, when, promise, required }, fail, before, around) => {
  const earlier = before.find(({ id }) => id === when?.question);
  if (when && !earlier) fail('reference', 'the id of an earlier question', when.question, '/when/question');
  when?.in.forEach((value, at) => {
    if (earlier && !canAnswer(earlier, value))
      fail('ineffective', `an answer that "${earlier.id}" can have`, value, `/when/in/${at}`);
  });
  if (promise && around?.promises && !around.promises.some(({ id }) => id === promise))
    fail('reference', 'the id of a promise', promise, '/promise');
  if (type === 'contact' && required) fail('rule', 'an optional contact', required, '/required');
};

/** A recovery names an existing `care` suggestion. */
export const validRecovery: Rule<{ suggestion: string }> = ({ suggestion }, fail, _before, around) => {
  const cares = around?.suggestions?.filter(({ kind }) => kind === 'care');
  if (cares && !cares.some(({ id }) => id === suggestion))
    fail('reference', 'the id of a care suggestion', suggestion, '/suggestion');
};

interface Thresholds {
  questions: readonly { type: string }[];
  followUp?: { below?: number | undefined } | undefined;
  recovery?: { below?: number | undefined } | undefined;
}
/** A threshold separates every scale of its form; it is not used on scales where it is always or never met. */
export const effectiveThresholds: Rule<Thresholds> = ({ questions, followUp, recovery }, fail) => {
  for (const [name, threshold] of Object.entries({ followUp, recovery })) {
    const below = threshold?.below;
    const misfit = questions
      .map(({ type }) => scaleOf(type))
      .find(scale => scale && below !== undefined && !isThreshold(below, scale));
    if (misfit)
      fail('ineffective', `a score from ${misfit.min} to ${misfit.max - 1}`, below, `/${name}/below`);
  }
};
