/** A small till: it scans into a basket, tells it, and adds what is accepted. */
export const provider = document.querySelector('till-moment');
const field = document.querySelector('#scan');
const lines = document.querySelector('#lines');
let sale = { id: crypto.randomUUID(), phase: 'open', items: [] };

export const momentOf = ({ id, phase, items }) => ({
  version: 1,
  id,
  phase,
  mode: 'training',
  basket: { items },
  pacing: { max: 3 },
  suggestions: [
    {
      id: 'saucer',
      kind: 'product',
      title: 'A saucer',
      reason: { text: 'It goes with the cup', basis: 'basket' },
      product: { id: 'saucer', name: 'A saucer' },
      when: { has: ['cup'] },
    },
  ],
});

function set(change) {
  sale = { ...sale, ...change };
  lines.replaceChildren(
    ...sale.items.map(({ id }) => {
      const line = document.createElement('li');
      line.textContent = id;
      return line;
    }),
  );
  provider.value = momentOf(sale);
}
const add = id => set({ items: [...sale.items.filter(item => item.id !== id), { id, quantity: 1 }] });

field.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !field.value) return;
  add(field.value);
  field.value = '';
});
document.querySelector('#pay').addEventListener('click', () => set({ phase: 'done' }));
document
  .querySelector('#next')
  .addEventListener('click', () => set({ id: crypto.randomUUID(), phase: 'open', items: [] }));
provider.addEventListener('till-suggestion-accept', event => {
  if (document.documentElement.dataset.accepts === 'no') return;
  const { product } = event.suggestion;
  event.respondWith(new Promise(resolve => setTimeout(resolve, 200)).then(() => product && add(product.id)));
});
set({});
field.focus();
