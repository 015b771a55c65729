/**
 * @typedef {{ id: string, name: string, called: string, category: string, price: string, picture: string }} Product
 * @typedef {{ a: string, b: string, together: number, baskets: number }} Pair
 * @typedef {{ day: string, items: import('./items.js').Item[], others: number }} RealBasket
 * @typedef {{ products: Map<string, Product>, pairs: Pair[], baskets: RealBasket[],
 *   counts: { lines: number, sentBack: number }, figures: Record<string, { kept: number, of: number }> }} Shop
 */

/** The categories, in the order of the shelves. */
export const categories = ['tea', 'kitchen', 'warm', 'light', 'home', 'bags', 'party', 'play'];

/** Reads the shop's files. @returns {Promise<Shop>} */
export async function loadShop() {
  const files = ['catalogue', 'pairs', 'baskets', 'counts', 'promises'].map(read);
  const [catalogue, pairs, baskets, counts, figures] = await Promise.all(files);
  return { products: byId(catalogue), pairs, baskets, counts, figures };
}

/** @param {string} name */
async function read(name) {
  const response = await fetch(new URL(`./${name}.json`, import.meta.url));
  if (!response.ok) throw new Error(`the shop's ${name} did not come: ${response.status}`);
  return response.json();
}

/** @param {Product[]} catalogue */
export const byId = catalogue => new Map(catalogue.map(product => [product.id, product]));

/** Where a product's picture is, seen from the examples' pages. @param {Product} product */
export const pictureOf = product => `../shop/pictures/${product.picture}.svg`;
