import { Field } from './field.js';

/** An answer as a value or as JSON. */
export function readAnswer(input: unknown): Field {
  if (typeof input !== 'string' || !input.trim()) return new Field(input);
  return new Field(JSON.parse(input.replace(/^\ufeff/, '')));
}

/** What an answer says about an error: in GraphQL also beside data, elsewhere only in place of it. */
export function errorsOf(answer: Field, hasItems: boolean): Field[] {
  const listed = answer.get('errors').list();
  const messages = listed.map(error => error.get('message')).filter(isText);
  if (messages.length || hasItems) return messages.slice(0, 10);
  const places = [
    answer.get('error', 'message'),
    answer.get(0, 'message'),
    answer.get(0, 'error', 'message'),
    answer.get('description'),
    answer.get('error_description'),
    answer.get('message'),
    answer.get('Message'),
    answer.get('error'),
    answer.get('errors'),
  ];
  return places.filter(isText).slice(0, 1);
}

const isText = ({ value }: Field): boolean => typeof value === 'string' && value.trim() !== '';

/** The elements of a list at one of some places; undefined if none is a list. */
export function listAt(answer: Field, ...places: (string | number)[][]): Field[] | undefined {
  const found = places.map(place => answer.get(...place)).find(({ value }) => Array.isArray(value));
  return found?.list();
}

/** Whether an object is one of the things that have these members, of which a query may ask for any two. */
export const hasTwoOf =
  (...names: string[]) =>
  (field: Field): boolean =>
    field.isObject &&
    field.get('products').value === undefined &&
    names.filter(name => field.get(name).value !== undefined).length > 1;

/**
 * Looks for items anywhere in a GraphQL answer, whatever its fields are called there: a list of them, a connection, or
 * a single one. The outermost ones count.
 */
export function findItems(answer: Field, isItem: (field: Field) => boolean): Field[] | undefined {
  let isEmptyList = false;
  for (let level = [answer], depth = 0; level.length && depth < 6; depth++) {
    const inner: Field[] = [];
    for (const field of level) {
      if (isItem(field)) return [field];
      const elements = field.list().map(each => (each.get('node').isObject ? each.get('node') : each));
      if (elements.some(isItem)) return elements;
      if (Array.isArray(field.value)) isEmptyList ||= !elements.length;
      else if (field.isObject) inner.push(...Object.keys(field.value as object).map(name => field.get(name)));
    }
    // A bound, so that not even an answer that contains itself takes long.
    level = inner.filter(({ path }) => !/^\/(errors|extensions)$/.test(path)).slice(0, 1000);
  }
  return isEmptyList ? [] : undefined;
}

/** The one product of an answer: in `product`, or the answer itself if it has a `title`; undefined if it is none. */
export function oneProduct(root: Field): Field[] | undefined {
  const product = root.get('product');
  if (product.isObject) return [product];
  return root.get('title').isMissing ? undefined : [root];
}
