import { findPersonalData } from './personal-data.js';
import type { Rule } from './rules.js';
import type { Unit } from './types.js';

/** The fewest cases behind a number that is shown, and the fewest customers in a group. */
export const fewestCases = 30;

/** A period starts before it ends. */
export const validPeriod: Rule<{ from: string; to: string }> = ({ from, to }, fail) => {
  if (from > to) fail('rule', `${from} or later`, to, '/to');
};

interface Range {
  value: number;
  low?: number | undefined;
  high?: number | undefined;
}
/** The ends of an interval come together, and the value is between them. */
export const validRange: Rule<Range> = ({ value, low, high }, fail) => {
  if (low !== undefined && high === undefined) fail('rule', 'low and high together', low, '/low');
  if (high !== undefined && low === undefined) fail('rule', 'low and high together', high, '/high');
  if (low === undefined || high === undefined || (low <= value && value <= high)) return;
  for (const end of ['/low', '/high']) fail('rule', `an interval around ${value}`, `${low} to ${high}`, end);
};

interface Measured {
  unit: Unit;
  currency?: string | undefined;
}
const hasCurrency: Rule<Measured> = ({ unit, currency }, fail) => {
  if (unit === 'money' && !currency) fail('required', 'an ISO 4217 currency', currency, '/currency');
};
/** A share is at most 100; what is left of last year's sales, for example, can be more. */
const isPercent = (value: number): boolean => value >= 0 && value <= 1000;

interface Compared extends Measured {
  id: string;
  before?: (Range & { of?: number | undefined; from: string; to: string }) | undefined;
  after: Range & { of?: number | undefined; from: string; to: string };
  serves?: string | undefined;
}
/** A result's numbers have enough cases behind them, and its periods do not overlap. */
export const validResult: Rule<Compared> = (result, fail, earlier) => {
  const { id, unit, before, after, serves } = result;
  hasCurrency(result, fail, earlier);
  for (const [name, figure] of Object.entries({ before, after })) {
    if (figure?.of !== undefined && figure.of < fewestCases)
      fail('rule', `at least ${fewestCases} cases`, figure.of, `/${name}/of`);
    if (figure && unit === 'percent' && !isPercent(figure.value))
      fail('range', 'a percent from 0 to 1,000', figure.value, `/${name}/value`);
  }
  if (before && before.to > after.from) fail('rule', `${after.from} or earlier`, before.to, '/before/to');
  if (serves === id) fail('reference', 'the id of another result', serves, '/serves');
};

interface Stated extends Measured {
  value: number;
  everybody?: number | undefined;
}
/** An amount has its currency, and a percent is one. */
export const validFact: Rule<Stated> = (fact, fail, earlier) => {
  hasCurrency(fact, fail, earlier);
  for (const [name, value] of Object.entries({ value: fact.value, everybody: fact.everybody }))
    if (value !== undefined && fact.unit === 'percent' && !isPercent(value))
      fail('range', 'a percent from 0 to 1,000', value, `/${name}`);
};

/** All strings in an item, by path. */
const strings = (value: unknown, path = ''): [path: string, text: string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value ?? {}).flatMap(([name, member]) => strings(member, `${path}/${name}`));

/** Members that are no one's words: numbers in them are the host's own. */
const isOpaque = (path: string): boolean => /\/(id|at|src|href|promise)$/.test(path);

/** What in a member of an item leads to a person. */
function personal(path: string, text: string): string | undefined {
  if (/^(mailto|tel):/i.test(text)) return 'the address of a person';
  const kinds = findPersonalData(text).map(({ kind }) => kind);
  if (kinds.includes('email')) return 'an e-mail address';
  return kinds.length && !isOpaque(path) ? 'a number of 7 or more digits' : undefined;
}

/** Nothing in an item leads to a person. What was found is not repeated. */
export const nothingPersonal: Rule<object> = (item, fail) => {
  for (const [path, text] of strings(item)) {
    const found = personal(path, text);
    if (found) return fail('personal', 'nothing that leads to a person', `${found} in ${path}`);
  }
};

interface Serving {
  id: string;
  serves?: string | undefined;
}
/** The results that serve one which is not there. */
export const servingNone = <T extends Serving>(results: readonly T[]): T[] =>
  results.filter(({ serves }) => serves !== undefined && !results.some(({ id }) => id === serves));
