import type { Config, StoreConfig } from '../config/types.js';
import { json, type Queries } from '../database/database.js';
import type { Count } from './tally.js';

/** Stands for all names beyond the limit in the sums. */
export const others = '*';
/** The largest number of names of one kind in a day, besides those in the configuration. */
const limit = 300;
/** How many days and kinds are remembered; others are read again. */
const maxRemembered = 5000;

/** Holds the counts of a transaction to a number of names. */
export type NameLimit = <T extends Count>(queries: Queries, counts: readonly T[]) => Promise<T[]>;

/** Tells which counts are about what the configuration names. */
function isNamedBy({ promises, suggestions, feedback }: StoreConfig): (count: Count) => boolean {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const promiseIds = new Set(ids(promises));
  const suggestionIds = new Set(ids(suggestions));
  const choices = new Set([
    '',
    ...suggestions.flatMap(({ decline, instead }) => [...ids(decline?.reasons ?? []), ...ids(instead ?? [])]),
  ]);
  const formIds = new Set(ids(feedback));
  const options = new Map(
    feedback.flatMap(({ id, questions }) =>
      questions.map(question => [
        json([id, question.id]),
        new Set(question.type === 'choice' ? ['', ...ids(question.options)] : undefined),
      ]),
    ),
  );
  return ({ name, item, part, value }) => {
    if (/^(story\.told|thanks\.given)$/.test(name)) return item === '' || promiseIds.has(item);
    if (name === 'moment' || name === 'holdout') return value === '';
    if (name === 'sale') return true;
    if (name === 'kept' || name.startsWith('promise.')) return promiseIds.has(item);
    if (name.startsWith('suggestion.')) return suggestionIds.has(item) && choices.has(value);
    if (name.startsWith('feedback.')) return formIds.has(item);
    const known = options.get(json([item, part]));
    // The values of all other types of question are few by the contract.
    return known !== undefined && (!name.endsWith('.choice') || known.has(value));
  };
}

/** The same count without a name of its own. Amounts in different currencies are not added up. */
const withoutName = <T extends Count>(count: T): T =>
  count.name === 'moment' || count.name === 'holdout'
    ? { ...count, value: '', amount: '0' }
    : {
        ...count,
        item: others,
        part: count.name.startsWith('suggestion.') || count.name === 'kept' ? count.part : '',
        value: count.name.endsWith('.choice') && count.value !== '' ? others : shortValue(count),
      };

/** Reasons are names; what is chosen on a scale is not. */
const shortValue = ({ name, value }: Count): string =>
  value !== '' && /^(suggestion\.(declined|replaced)|outbox\.)/.test(name) ? others : value;

/**
 * Anybody with the publishable key can make up any number of names, and each would be another row that all results
 * are read from. Each day has the names of the configuration and a limited number of others of each kind; the rest
 * share one row.
 */
export function createNameLimit({ stores }: Config): NameLimit {
  const named = new Map(stores.map(store => [store.id, isNamedBy(store)]));
  const remembered = new Map<string, Set<string>>();

  const namesOf = async ({ query }: Queries, { store, day, name }: Count): Promise<Set<string>> => {
    const key = json([store, day, name]);
    const found = remembered.get(key);
    if (found) return found;
    const rows = await query(read, [store, day, name, limit]);
    const names = new Set(rows.map(({ item, part, value }) => json([item, part, value])));
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(key, names);
    return names;
  };

  return async <T extends Count>(queries: Queries, counts: readonly T[]) => {
    const limited: T[] = [];
    for (const count of counts) {
      if (named.get(count.store)?.(count)) {
        limited.push(count);
        continue;
      }
      const names = await namesOf(queries, count);
      const key = json([count.item, count.part, count.value]);
      if (names.size < limit) names.add(key);
      limited.push(names.has(key) ? count : withoutName(count));
    }
    return limited;
  };
}

const read = `SELECT DISTINCT item, part, value FROM tally
  WHERE store = $1 AND day = $2::date AND name = $3 AND item <> '${others}' LIMIT $4::integer`;
