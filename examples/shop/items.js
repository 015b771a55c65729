/** @typedef {{ id: string, quantity: number }} Item */

/**
 * The lines with `by` more of a product, or fewer; an empty line is removed.
 * @param {Item[]} items
 * @param {string} id
 * @param {number} [by]
 * @returns {Item[]}
 */
export function changed(items, id, by = 1) {
  const known = items.some(item => item.id === id);
  const next = known
    ? items.map(item => (item.id === id ? { ...item, quantity: item.quantity + by } : item))
    : [...items, { id, quantity: by }];
  return next.filter(item => item.quantity > 0);
}

/** @param {Item[]} items */
export const countOf = items => items.reduce((sum, { quantity }) => sum + quantity, 0);
