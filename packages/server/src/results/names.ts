import type { StoreConfig } from '../config/types.js';
import { json, type Queries } from '../database/database.js';
import { type Known, questionKey } from './totals.js';

type Id = string | null;
type Name = string | null;

/** Readable names for the ids in signals; null where none is known. */
export interface Names {
  promise: (id: Id) => Name;
  suggestion: (id: Id) => Name;
  /** Why a suggestion was declined, or what was done instead. */
  choice: (suggestion: Id, id: Id) => Name;
  form: (id: Id) => Name;
  question: (form: Id, id: Id) => Name;
  option: (form: Id, question: Id, id: Id) => Name;
}

const find = <T extends { id: string }>(list: readonly T[], id: Id): T | undefined =>
  list.find(item => item.id === id);

/**
 * Product ids that a suggestion's id may contain: ours are `together-ID`, and those of others often end with
 * it, too.
 */
const productsIn = (id: string): string[] => [
  id,
  id.replace(/^together-/, ''),
  id.slice(id.search(/[^-_:/.]*$/)),
];

/** The products that a suggestion may be about: what the configuration says, or what its id contains. */
export function productsOf({ suggestions }: StoreConfig, id: string): string[] {
  const product = find(suggestions, id)?.product;
  return product ? [product.id] : productsIn(id);
}

async function productNames(
  { query }: Queries,
  store: string,
  suggestions: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await query(
    `SELECT id, name FROM products WHERE store = $1 AND id IN (SELECT jsonb_array_elements_text($2::text::jsonb))`,
    [store, json(suggestions.flatMap(productsIn))],
  );
  return new Map(rows.map(({ id, name }) => [String(id), String(name)]));
}

/** Titles as they were shown last. They disappear with the signals that carry them. */
async function shownTitles(
  { query }: Queries,
  store: string,
  suggestions: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!suggestions.length) return new Map();
  const rows = await query(
    `SELECT k AS id, (
       SELECT data ->> 'title' FROM signals
       WHERE store = $1 AND type = 'dev.tillside.suggestion.shown' AND data ? 'title' AND data ->> 'suggestion' = k
       ORDER BY received DESC LIMIT 1
     ) AS title FROM jsonb_array_elements_text($2::text::jsonb) AS k`,
    [store, json(suggestions)],
  );
  return new Map(rows.flatMap(({ id, title }) => (typeof title === 'string' ? [[String(id), title]] : [])));
}

/** Names from the configuration, from what was shown, and of suggested products from the imported orders. */
export async function namesOf(
  queries: Queries,
  { id: store, promises, suggestions, feedback }: StoreConfig,
  suggested: readonly string[],
): Promise<Names> {
  const products = await productNames(queries, store, suggested);
  const unnamed = suggested.filter(id => !find(suggestions, id));
  const titles = await shownTitles(queries, store, unnamed);
  const choices = (list: typeof suggestions) =>
    list.flatMap(({ decline, instead = [] }) => [...(decline?.reasons ?? []), ...instead]);
  const everyChoice = choices(suggestions);
  const question = (form: Id, id: Id) => find(find(feedback, form)?.questions ?? [], id);
  return {
    promise: id => find(promises, id)?.title ?? null,
    suggestion: id => {
      const given = find(suggestions, id)?.title ?? titles.get(id ?? '');
      const product = productsIn(id ?? '').find(part => products.has(part));
      return given ?? (product === undefined ? null : products.get(product)!);
    },
    // A shop gives the same reasons for most of what it suggests.
    choice: (suggestion, id) =>
      (find(choices(suggestions.filter(item => item.id === suggestion)), id) ?? find(everyChoice, id))
        ?.label ?? null,
    form: id => find(feedback, id)?.title ?? null,
    question: (form, id) => question(form, id)?.label ?? null,
    option: (form, of, id) => {
      const asked = question(form, of);
      return (asked?.type === 'choice' && find(asked.options, id)?.label) || null;
    },
  };
}

/** What is listed individually however rare it is. */
export const knownOf = ({ promises, suggestions, feedback }: StoreConfig): Known => [
  ...promises.map(({ id }) => ['promise', id] as const),
  ...suggestions.map(({ id }) => ['suggestion', id] as const),
  ...feedback.flatMap(({ id: form, questions }) => [
    ['feedback', form] as const,
    ...questions.map(({ id }) => ['answer', questionKey(form, id)] as const),
  ]),
];
