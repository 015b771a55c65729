import type fc from 'fast-check';
import type { Figure, HuddleInput, Portrait, ResultInput, Unit } from '@tillside/contract';
import { damaged, overTheWire, valuesOf } from './arbitraries.js';
import { schemas } from './judges.js';

type Node = Parameters<ReturnType<typeof valuesOf>>[0];

const inOrder = (period: { from: string; to: string }): void => {
  const [from = '', to = ''] = [period.from, period.to].sort();
  Object.assign(period, { from, to });
};
/** Puts the value between the ends of its interval, or does without one. */
const between = (range: Pick<Figure, 'value' | 'low' | 'high'>): void => {
  const { low, high, value } = range;
  delete range.low;
  delete range.high;
  if (low === undefined || high === undefined) return;
  const [least = 0, middle = 0, most = 0] = [low, value, high].sort((one, other) => one - other);
  Object.assign(range, { low: least, value: middle, high: most });
};
const ofUnit = (value: number, unit: Unit): number => (unit === 'percent' ? Math.abs(value % 1000) : value);

const correctResult = (result: ResultInput, at: number): void => {
  const { unit, before, after, money, actions } = result;
  result.id = `r${at}`;
  if (at) result.serves = 'r0';
  else delete result.serves;
  if (unit === 'money') result.currency = 'GBP';
  for (const figure of before ? [before, after] : [after]) {
    for (const end of ['value', 'low', 'high'] as const)
      if (figure[end] !== undefined) figure[end] = ofUnit(figure[end], unit);
    between(figure);
    inOrder(figure);
    if (figure.of !== undefined && figure.of < 30) figure.of += 30;
  }
  if (before && before.to > after.from) Object.assign(before, { from: '1969-12-01', to: '1969-12-31' });
  if (money) between(money);
  actions?.forEach((action, place) => (action.id = `a${place}`));
};

const correctPortrait = ({ facts, basis }: Portrait): void => {
  inOrder(basis);
  for (const fact of facts) {
    if (fact.unit === 'money') fact.currency = 'GBP';
    fact.value = ofUnit(fact.value, fact.unit);
    if (fact.everybody !== undefined) fact.everybody = ofUnit(fact.everybody, fact.unit);
  }
};

/** A copy of an item in which nothing leads to a person: no e-mail address, and no number in its texts. */
const impersonal = <T>(item: T): T =>
  JSON.parse(JSON.stringify(item), (name, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (name === 'href') return '/about';
    const isOpaque = /^(id|at|from|to|src|promise|kind|unit|currency)$/.test(name);
    return value.replace(isOpaque ? /[@＠([]/gu : /[\p{Nd}@＠([]/gu, 'x');
  }) as T;

/** Makes huddles that match the schema obey the rules too. */
const obey = (huddle: HuddleInput): HuddleInput => {
  const numbered = <T extends { id: string }>(list: T[] = [], prefix: string): T[] =>
    list.map((item, at) => ({ ...impersonal(item), id: `${prefix}${at}` }));
  if (huddle.period) inOrder(huddle.period);
  huddle.results?.forEach(correctResult);
  huddle.portraits?.forEach(correctPortrait);
  return {
    ...huddle,
    ...(huddle.portraits && { portraits: numbered(huddle.portraits, 'p') }),
    ...(huddle.news && { news: numbered(huddle.news, 'n') }),
    ...(huddle.stories && { stories: numbered(huddle.stories, 's') }),
    ...(huddle.thanks && { thanks: numbered(huddle.thanks, 't') }),
  };
};

/** Huddles that match the schema, but may break rules. */
export const shapedHuddles: fc.Arbitrary<HuddleInput> = (
  valuesOf('recommended')(schemas.huddle as Node) as fc.Arbitrary<HuddleInput>
).map(overTheWire);

/** The same in every spelling that parsing accepts. */
export const anyhowShapedHuddles: fc.Arbitrary<unknown> = valuesOf('any')(schemas.huddle as Node).map(
  overTheWire,
);

/** Valid huddles. */
export const huddles: fc.Arbitrary<HuddleInput> = shapedHuddles.map(huddle => obey(overTheWire(huddle)));

/** Damaged valid huddles. */
export const huddleMutants = (values?: fc.Arbitrary<{ value: unknown }>): fc.Arbitrary<unknown> =>
  damaged(huddles, values);

/** Signals of huddles that match the schema. */
export const huddleSignals: fc.Arbitrary<unknown> = valuesOf('recommended')(
  schemas['huddle-signal'] as Node,
).map(overTheWire);
