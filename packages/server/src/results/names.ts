import type { StoreConfig } from '../config/types.js';
import { json, type Queries } from '../store/database.js';
import { type Known, questionKey } from './counts.js';

type Id = string | null;
type Name = string | null;

/** What people call what signals name by ids; null where nobody has said so. */
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

/** What a suggestion's id says of a product: ours are `together-ID`, those of others often end with it too. */
const productsIn = (id: string): string[] => [
  id,
  id.replace(/^together-/, ''),
  id.slice(id.search(/[^-_:/.]*$/)),
];

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

/** Names from the configuration, and of suggested products from the imported orders. */
export async function namesOf(
  queries: Queries,
  { id: store, promises, suggestions, feedback }: StoreConfig,
  suggested: readonly string[],
): Promise<Names> {
  const products = await productNames(queries, store, suggested);
  const choices = (list: typeof suggestions) =>
    list.flatMap(({ decline, instead = [] }) => [...(decline?.reasons ?? []), ...instead]);
  const everyChoice = choices(suggestions);
  const question = (form: Id, id: Id) => find(find(feedback, form)?.questions ?? [], id);
  return {
    promise: id => find(promises, id)?.title ?? null,
    suggestion: id => {
      const given = find(suggestions, id)?.title;
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

/** What is told one by one however rare it is. */
export const knownOf = ({ promises, suggestions, feedback }: StoreConfig): Known => [
  ...promises.map(({ id }) => ['promise', id] as const),
  ...suggestions.map(({ id }) => ['suggestion', id] as const),
  ...feedback.flatMap(({ id: form, questions }) => [
    ['feedback', form] as const,
    ...questions.map(({ id }) => ['answer', questionKey(form, id)] as const),
  ]),
];
