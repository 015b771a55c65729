import { type Basket, parseMoment, type Problem } from '@tillside/contract';
import { readAnswer } from './answer.js';
import { describe } from './describe.js';
import type { Field } from './field.js';
import type { MoneyDraft } from './money.js';
import { type Draft, parentOf, Report } from './report.js';

/** What an adapter made of a cart. */
export interface AdaptedCart {
  /** For `basket` of a moment; undefined if nobody knows what is in the cart. */
  basket: Basket | undefined;
  /** What is missing or odd, with a JSON Pointer into the answer. At most 100. */
  problems: Problem[];
}

/** How one vendor's cart is read. */
export interface CartAdapter {
  /** What is in a cart; undefined for what is no cart. */
  lines: (holder: Field) => Field[] | undefined;
  /** One of them: the product's id in suggestions, its GTIN, and how many. */
  item: (line: Field) => { id: Field; gtin?: Field | undefined; quantity: Field };
  /** What the shop calls the total of the cart. */
  total: (cart: Field) => MoneyDraft | undefined;
}

/** Reads a vendor's answer with a cart in it. Never throws: whatever is wrong is a problem. */
export function adaptCart(input: unknown, { lines, item, total }: CartAdapter): AdaptedCart {
  const report = new Report();
  const { problems } = report;
  const draft = report.guard('', (): Draft | undefined => {
    const answer = readAnswer(input);
    const { cart, isNone } = findCart(answer, lines);
    report.addMissing(answer, cart !== undefined || isNone, 'a cart');
    if (!cart) return isNone && !problems.length ? { items: [] } : undefined;
    const found = lines(cart)!;
    if (found[0]) report.setSource('/basket/items', parentOf(found[0].path));
    const items = found
      .filter(line => {
        if (!line.isObject) report.add('type', line.path, `expected an item, got ${describe(line.value)}`);
        return line.isObject;
      })
      .map(line => {
        const { id, gtin, quantity } = item(line);
        return { id, gtin, quantity };
      });
    return { items, total: total(cart) as Draft | undefined };
  });
  if (!draft) return { basket: undefined, problems };
  const { moment, problems: faults } = parseMoment({
    version: 1,
    id: 'cart',
    basket: report.write(draft, '/basket'),
  });
  report.addFaults(faults);
  return { basket: moment?.basket, problems };
}

/**
 * The outermost cart in an answer, whatever the query called it. `isNone` if the answer says in so many words that there
 * is none yet, as GraphQL does with `cart: null`.
 */
function findCart(answer: Field, lines: CartAdapter['lines']): { cart?: Field; isNone: boolean } {
  let isNone = false;
  for (let level = [answer], depth = 0; level.length && depth < 5; depth++) {
    const cart = level.find(field => field.isObject && lines(field));
    if (cart) return { cart, isNone };
    const inner = level
      .filter(({ isObject }) => isObject)
      .flatMap(field => Object.keys(field.value as object).map(name => field.get(name)));
    isNone ||= inner.some(({ value, path }) => value === null && /cart$/i.test(path));
    // A bound, so that not even an answer that contains itself takes long.
    level = inner.filter(({ path }) => !/^\/(errors?|extensions)$/.test(path)).slice(0, 1000);
  }
  return { isNone };
}
