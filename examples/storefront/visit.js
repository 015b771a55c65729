import { changed } from '../shop/items.js';
import { createStore, newId } from '../shop/store.js';

const latency = 700;
const nobody = { items: [], wrap: false, phase: 'open', order: '', history: false };

/** What the shop knows of this visit; it survives navigation. A new id is a new person. */
export const visit = createStore('damson-lane.visit', { id: newId(), late: false, ...nobody });
visit.set({ phase: visit.value.phase === 'done' ? 'done' : 'open' });

/** Only for the demonstration: whether the basket fails to answer. */
export const trouble = { basket: false };

/** Forgets this visitor and welcomes the next. */
export const newVisitor = () => visit.set({ ...nobody, id: newId() });

/** @param {string} id @param {number} [by] */
export const add = (id, by) => visit.set({ items: changed(visit.value.items, id, by) });

/**
 * Does what a person accepted: adds the product to the basket, once the basket has answered.
 * @param {{ id: string, product?: { id: string } }} suggestion
 */
export async function accept({ product }) {
  const { id } = visit.value;
  await answer();
  if (trouble.basket) throw new Error('the basket did not answer');
  if (id !== visit.value.id) return;
  if (product) add(product.id);
  else visit.set({ wrap: true });
}

/** Places the order: paying for a moment, then done. */
export async function placeOrder() {
  const { id } = visit.value;
  visit.set({ phase: 'paying' });
  await answer();
  if (id !== visit.value.id) return;
  visit.set({ phase: 'done', order: `DL-${id.replace(/\D/g, '').slice(0, 5) || '10024'}` });
}

/** The time that a shop's server takes. */
const answer = () => new Promise(resolve => setTimeout(resolve, latency));
