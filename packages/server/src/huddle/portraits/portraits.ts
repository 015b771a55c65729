import type { Fact, Portrait } from '@tillside/contract';
import type { StoreConfig } from '../../config/types.js';
import type { Services } from '../../context.js';
import { readFound } from './compute.js';
import type { Found, FoundFact, FoundGroup } from './found.js';
import { type Texts, textsOf } from './texts.js';
import { cut } from './wording.js';

type Words = Partial<StoreConfig['huddle']['portraits']['groups'][string]>;

const units: Record<FoundFact['name'], Fact['unit']> = {
  again: 'percent',
  value: 'money',
  goods: 'count',
  last: 'duration',
  returned: 'percent',
  category: 'percent',
  part: 'percent',
  weekday: 'percent',
  kept: 'percent',
  satisfied: 'percent',
};

function factIn(texts: Texts, found: Found, fact: FoundFact): Fact | undefined {
  const unit = units[fact.name];
  if (unit === 'money' && found.currency === null) return undefined;
  return {
    label: cut(texts.label(fact, found.kinds), 80),
    value: fact.value,
    unit,
    ...(unit === 'money' && found.currency !== null && { currency: found.currency }),
    ...(fact.everybody !== undefined && { everybody: fact.everybody }),
  };
}

/** A value as people read it. */
function valueIn(locale: string, { name, value }: FoundFact, currency: string | null): string | undefined {
  const unit = units[name];
  if (unit === 'money' && currency === null) return undefined;
  const style: Intl.NumberFormatOptions =
    unit === 'percent'
      ? { style: 'percent' }
      : unit === 'money'
        ? { style: 'currency', currency: currency!, maximumSignificantDigits: 2 }
        : unit === 'duration'
          ? { style: 'unit', unit: 'day', unitDisplay: 'long' }
          : {};
  const by = unit === 'percent' ? 100 : unit === 'duration' ? 86_400 : 1;
  return new Intl.NumberFormat(locale, style).format(value / by);
}

/** Two facts as a sentence. */
function lineIn(
  texts: Texts,
  locale: string,
  { kinds, currency }: Found,
  facts: readonly FoundFact[],
): string {
  // What a group has less of makes no sentence about it.
  const isLess = ({ name, value, everybody = 0 }: FoundFact) =>
    ['category', 'part', 'weekday'].includes(name) && value < everybody;
  const clauses = facts
    .filter(fact => !isLess(fact))
    .flatMap(fact => {
      const value = valueIn(locale, fact, currency);
      return (value !== undefined && texts.clause(fact, value, kinds)) || [];
    })
    .slice(0, 2);
  if (!clauses.length) return texts.alike;
  const list = new Intl.ListFormat(locale).format(clauses);
  return cut(`${list.replace(/^\p{L}/u, first => first.toUpperCase())}.`, 160);
}

const imageOf = ({ src, alt = '', width, height }: NonNullable<Words['picture']>) => ({
  src,
  alt,
  ...(width !== undefined && { width }),
  ...(height !== undefined && { height }),
});

const wordsOf = ({ name, line, story, ask, picture }: Words = {}) => ({
  ...(name !== undefined && { name }),
  ...(line !== undefined && { line }),
  ...(story !== undefined && { story }),
  ...(ask !== undefined && { ask }),
  ...(picture && { picture: imageOf(picture) }),
});

/** Of two groups with the same default name, the smaller one is told apart by a number. */
const numbered = (portraits: readonly Portrait[]): Portrait[] =>
  portraits.map((portrait, at) => {
    const before = portraits.slice(0, at).filter(({ name }) => name === portrait.name).length;
    return before ? { ...portrait, name: cut(portrait.name, 55) + ` (${before + 1})` } : portrait;
  });

function portraitOf(store: StoreConfig, found: Found, group: FoundGroup): Portrait {
  const { locale = 'en' } = store;
  const [texts, number] = [textsOf(locale), new Intl.NumberFormat(locale)];
  return {
    id: group.key,
    name: cut(texts.name(group.traits, found.kinds), 60),
    line: lineIn(texts, locale, found, group.facts),
    people: group.people,
    ...(group.share !== undefined && { share: group.share }),
    facts: group.facts.flatMap(fact => factIn(texts, found, fact) ?? []),
    basis: {
      customers: group.people,
      from: found.from,
      to: found.to,
      how: texts.how(
        found.view ?? 'all',
        number.format(found.sample),
        new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(group.stability),
      ),
    },
    ...wordsOf(store.huddle.portraits.groups[group.key]),
  };
}

/**
 * All customers as one: where orders do not say who bought; where groups cannot be told apart, only if the shop wrote
 * something about them.
 */
function coreOf(store: StoreConfig, found: Found | undefined, now: Date): Portrait[] {
  const { locale = 'en', huddle } = store;
  const words = huddle.portraits.groups.core;
  const texts = textsOf(locale);
  const core = found?.core;
  const isOwn = !core && words?.people !== undefined;
  if (!isOwn && (!core || (core.of === 'customers' && !words))) return [];
  const people = core?.people ?? words?.people ?? 0;
  const today = now.toISOString().slice(0, 10);
  return [
    {
      id: 'core',
      name: texts.core.name,
      line: core && found ? lineIn(texts, locale, found, core.facts) : texts.core.line,
      people,
      facts: core && found ? core.facts.flatMap(fact => factIn(texts, found, fact) ?? []) : [],
      basis: {
        customers: people,
        from: found?.from ?? today,
        to: found?.to ?? today,
        how: texts.howAll(core?.of ?? 'shop', new Intl.NumberFormat(locale).format(people)),
      },
      ...wordsOf(words),
    },
  ];
}

/** The portraits of a store's customers, largest group first: what was found last, in the store's language. */
export async function readPortraits(
  { database, now }: Pick<Services, 'database' | 'now'>,
  store: StoreConfig,
): Promise<Portrait[]> {
  const last = await readFound(database, store.id);
  const groups = last?.found.groups.filter(({ state }) => state === 'shown') ?? [];
  if (last && groups.length) return numbered(groups.map(group => portraitOf(store, last.found, group)));
  return coreOf(store, last?.found, now());
}
