import { fewestCases, findPersonalData } from '@tillside/contract';
import type { Customer, Product, Sample } from './customers.js';
import { isTelling } from './goods.js';
import type { Pause } from './pause.js';
import { spreadOf } from './spread.js';

/** A kind of goods: one that files give, or words that the names of goods have in common. */
export interface Category {
  kind: 'given' | 'words';
  /** As people may read it. */
  name: string;
}

/** The most kinds of goods that customers are compared by. */
const mostCategories = 8;
/** Words in the names of more than this share of all lines are everywhere. */
const largestShare = 0.5;

/** All runs of up to three telling words in a name, in lower case. */
function phrasesIn(name: string, segmenter: Intl.Segmenter): Set<string> {
  const phrases = new Set<string>();
  let run: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(name.toLowerCase())) {
    if (/^[\s-]+$/.test(segment)) continue;
    if (!isWordLike || !isTelling(segment)) {
      run = [];
      continue;
    }
    run = [...run.slice(-2), segment];
    for (let from = 0; from < run.length; from++) phrases.add(run.slice(from).join(' '));
  }
  return phrases;
}

/** Tells which of the categories a product belongs to. */
export type CategoriesOf = (product: Product) => ReadonlySet<string>;

/** Of each product, the names of the categories of one kind. */
export function createCategoriesOf(kind: Category['kind'], locale: string): CategoriesOf {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  const known = new Map<Product, ReadonlySet<string>>();
  return product => {
    let found = known.get(product);
    if (!found) {
      if (kind === 'words') found = phrasesIn(product.name, segmenter);
      else
        found = new Set(product.category !== null && isHarmless(product.category) ? [product.category] : []);
      known.set(product, found);
    }
    return found;
  };
}

/** A name that has an address or a long number in it may be a person's. */
const isHarmless = (name: string): boolean => !findPersonalData(name).length;

interface Count {
  name: string;
  customers: number;
  lines: number;
  products: Set<string>;
}

/** Which kinds of goods customers bought, in lines; what has too few or too many of all is left out. */
function countKinds(
  { customers, products }: Sample,
  bought: readonly Bought[],
  categoriesOf: CategoriesOf,
): Count[] {
  const counts = new Map<string, Count>();
  for (const { lines } of bought)
    for (const [name, n] of lines) {
      const count = counts.get(name) ?? { name, customers: 0, lines: 0, products: new Set<string>() };
      count.customers++;
      count.lines += n;
      counts.set(name, count);
    }
  const total = bought.reduce((sum, { of }) => sum + of, 0);
  // What fewer bought says nothing of a group, and could tell of somebody.
  const least = Math.max(fewestCases, customers.length * 0.05);
  const usual = [...counts.values()].filter(
    count => count.customers >= least && count.lines <= largestShare * total,
  );
  const kept = new Map(usual.map(count => [count.name, count]));
  for (const [id, product] of products)
    for (const name of categoriesOf(product)) kept.get(name)?.products.add(id);
  return usual;
}

/**
 * Of all kinds of goods those by which customers truly differ most: files give them, or the words in the names of
 * goods do.
 */
export async function findCategories(sample: Sample, locale: string, pause: Pause): Promise<Category[]> {
  const { customers, products } = sample;
  const kind = [...products.values()].some(({ category }) => category !== null) ? 'given' : 'words';
  const categoriesOf = createCategoriesOf(kind, locale);
  const bought: Bought[] = [];
  for (const customer of customers) {
    bought.push(boughtBy(customer, products, categoriesOf));
    await pause();
  }
  const counts = countKinds(sample, bought, categoriesOf);
  const differing: { count: Count; deviation: number }[] = [];
  for (const count of counts) {
    const spread = spreadOf(bought.map(({ lines, of }) => ({ x: lines.get(count.name) ?? 0, of })));
    if (spread) differing.push({ count, deviation: spread.deviation });
    await pause();
  }
  differing.sort((a, b) => b.deviation - a.deviation || (a.count.name < b.count.name ? -1 : 1));
  const linesOf = new Map<string, number>();
  for (const { goods } of customers)
    for (const [product, n] of goods) linesOf.set(product, (linesOf.get(product) ?? 0) + n);
  const overlap = (one: Count, other: Count): number =>
    [...one.products].reduce(
      (sum, product) => sum + (other.products.has(product) ? (linesOf.get(product) ?? 0) : 0),
      0,
    );
  const chosen: Count[] = [];
  for (const { count } of differing) {
    if (chosen.length === mostCategories) break;
    const isKnown = chosen.some(other => overlap(count, other) > 0.5 * Math.min(count.lines, other.lines));
    if (!isKnown) chosen.push(count);
  }
  return chosen.map(count => ({ kind, name: fullest(count, counts) }));
}

/** The longest phrase around a word that stands for nearly all of what has the word. */
function fullest({ name, lines }: Count, counts: readonly Count[]): string {
  const longer = counts.filter(
    other => ` ${other.name} `.includes(` ${name} `) && other.lines >= 0.8 * lines,
  );
  return longer.reduce((best, other) => (other.name.length > best.length ? other.name : best), name);
}

/** How many lines of goods are of each kind, of how many. */
interface Bought {
  lines: Map<string, number>;
  of: number;
}

export function boughtBy(
  { goods }: Customer,
  products: ReadonlyMap<string, Product>,
  categoriesOf: CategoriesOf,
): Bought {
  const lines = new Map<string, number>();
  let of = 0;
  for (const [id, n] of goods) {
    const product = products.get(id);
    if (!product) continue;
    of += n;
    for (const name of categoriesOf(product)) lines.set(name, (lines.get(name) ?? 0) + n);
  }
  return { lines, of };
}
