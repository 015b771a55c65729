import { changed } from '../shop/items.js';
import { createStore, newId } from '../shop/store.js';

const latency = 500;
const nobody = { items: [], wrap: false, phase: 'open', loyalty: false, history: false };

/** The encounter at the till: from the first scan to the receipt. A new id is a new customer. */
export const sale = createStore('damson-lane.till', { id: newId(), mode: 'sale', ...nobody });
sale.set({ phase: sale.value.phase === 'paying' ? 'open' : sale.value.phase });

/** Only for the demonstration: whether the basket fails to answer. */
export const trouble = { basket: false };

/** Clears the screen of the last customer before the next one's moment. */
export const newCustomer = () => sale.set({ ...nobody, id: newId() });

/** Whether items can still be added to the basket. */
export const isOpen = () => sale.value.phase === 'open';

/** @param {string} id @param {number} [by] */
export function scan(id, by) {
  if (sale.value.phase === 'done') newCustomer();
  if (isOpen()) sale.set({ items: changed(sale.value.items, id, by) });
}

/**
 * Does what a person accepted: adds the product to the basket, once the basket has answered.
 * @param {{ kind: string, product?: { id: string } }} suggestion
 */
export async function accept({ kind, product }) {
  const { id } = sale.value;
  await new Promise(resolve => setTimeout(resolve, latency));
  if (trouble.basket) throw new Error('the basket did not answer');
  if (id !== sale.value.id) return;
  if (product) scan(product.id);
  else if (kind === 'service') sale.set({ wrap: true });
}
