import type { Queries } from '../../database/database.js';
import { type Author, customerNamesIn } from './customer-names.js';
import { type Identifier, maskContacts, maskWords } from './mask.js';

/** Looks for what names a customer in a text; the text comes back without it. */
export async function findIdentifiers(
  queries: Queries,
  store: string,
  said: string,
  author?: Author,
): Promise<{ found: Identifier[]; text: string }> {
  const { text, found } = maskContacts(said);
  const names = await customerNamesIn(queries, store, text, author);
  return { found: [...found, ...(names.length ? ['customer' as const] : [])], text: maskWords(text, names) };
}
