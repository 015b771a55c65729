import type { StoreConfig } from '../../config/types.js';
import { json, type Queries, type Row } from '../../database/database.js';
import { namesOf } from '../../results/names.js';
import { teamsOf } from '../teams.js';

/** Readable names of what stories are about, and of who tells them; null where none is known. */
export interface AboutNames {
  teamOf: (id: string) => string | null;
  nameOf: (kind: 'promise' | 'suggestion' | 'product', id: string) => string | null;
  /** The label of a question, by its id, in whichever form it is. */
  questionOf: (id: string) => string | null;
}

const idsOf = (rows: readonly Row[], kind: string): string[] =>
  rows.flatMap(({ about }) => {
    const subject = about as { kind: string; id: string } | null;
    return subject?.kind === kind ? [subject.id] : [];
  });

/** Reads the names of what some stories are about. */
export async function aboutNamesOf(
  queries: Queries,
  store: StoreConfig,
  rows: readonly Row[],
): Promise<AboutNames> {
  const names = await namesOf(queries, store, idsOf(rows, 'suggestion'));
  const ids = idsOf(rows, 'product');
  const products = ids.length ? await queries.query(productNames, [store.id, json(ids)]) : [];
  const byId = new Map(products.map(({ id, name }) => [String(id), String(name)]));
  const questions = store.feedback.flatMap(form => form.questions);
  const teams = teamsOf(store);
  return {
    teamOf: id => teams.find(team => team.id === id)?.name ?? null,
    nameOf: (kind, id) =>
      kind === 'product'
        ? (byId.get(id) ?? null)
        : kind === 'promise'
          ? names.promise(id)
          : names.suggestion(id),
    questionOf: id => questions.find(question => question.id === id)?.label ?? null,
  };
}

const productNames = `SELECT id, name FROM products
  WHERE store = $1 AND id IN (SELECT jsonb_array_elements_text($2::text::jsonb))`;
