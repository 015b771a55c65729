import { h } from '../shop/dom.js';
import { spoken } from '../shop/settings.js';
import { categories } from '../shop/shop.js';
import { card } from './card.js';

/** The shop's shelves, one after another. @param {import('../shop/shop.js').Shop} shop */
export function shelvesView(shop) {
  const labels = spoken();
  const links = categories.map(id => h('li', {}, h('a', { href: `#${id}` }, labels.shelf[id])));
  return [
    h(
      'div',
      { class: 'welcome' },
      h('h1', { tabindex: '-1' }, labels.strap),
      h('p', { class: 'quiet' }, labels.intro),
      h('nav', { class: 'shelf-links', 'aria-label': labels.all }, h('ul', {}, ...links)),
    ),
    ...categories.map(id => shelf(shop, id, labels.shelf[id])),
  ];
}

/** @param {import('../shop/shop.js').Shop} shop @param {string} id @param {string} name */
function shelf(shop, id, name) {
  const products = [...shop.products.values()].filter(({ category }) => category === id);
  return h(
    'section',
    { class: 'shelf', id },
    h('h2', {}, name),
    h('ul', { class: 'cards' }, ...products.map(card)),
  );
}
