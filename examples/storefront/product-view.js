import { h } from '../shop/dom.js';
import { formatMoney } from '../shop/money.js';
import { nameIn } from '../shop/names.js';
import { settings, spoken } from '../shop/settings.js';
import { pictureOf } from '../shop/shop.js';
import { card } from './card.js';
import { add } from './visit.js';

/**
 * One product, with the shop's promises next to it and one suggestion below it.
 * @param {import('../shop/shop.js').Shop} shop
 * @param {string} id
 */
export function productView(shop, id) {
  const product = /** @type {import('../shop/shop.js').Product} */ (shop.products.get(id));
  const labels = spoken();
  const neighbours = [...shop.products.values()].filter(
    other => other.category === product.category && other.id !== id,
  );
  return [
    h(
      'article',
      { class: 'product' },
      h('img', { class: 'product-picture', src: pictureOf(product), alt: '', width: 480, height: 480 }),
      h(
        'div',
        { class: 'product-facts' },
        h('a', { class: 'quiet', href: `?` }, labels.shelf[product.category]),
        ...facts(product, labels),
        h('till-promise', { max: 3 }),
      ),
      h('div', { class: 'product-talk' }, h('till-suggestion')),
    ),
    h(
      'section',
      { class: 'shelf' },
      h('h2', {}, labels.more),
      h('ul', { class: 'cards' }, ...neighbours.slice(0, 4).map(card)),
    ),
  ];
}

/** @param {import('../shop/shop.js').Product} product @param {import('../shop/interface.js').Labels} labels */
function facts(product, labels) {
  const { lang } = settings.value;
  const said = h('p', { class: 'said', role: 'status' });
  const put = () => {
    add(product.id);
    said.replaceChildren(`${labels.added}. `, h('a', { href: '?basket' }, labels.see));
  };
  return [
    h('h1', { tabindex: '-1' }, nameIn(product, lang)),
    h('p', { class: 'price amount' }, formatMoney(product.price, lang)),
    h(
      'div',
      { class: 'buy' },
      h('button', { type: 'button', class: 'button', onclick: put }, labels.add),
      said,
    ),
  ];
}
