import { h } from '../shop/dom.js';
import { formatMoney } from '../shop/money.js';
import { nameIn } from '../shop/names.js';
import { settings } from '../shop/settings.js';
import { pictureOf } from '../shop/shop.js';

/** A product on a shelf. @param {import('../shop/shop.js').Product} product */
export function card(product) {
  const { lang } = settings.value;
  return h(
    'li',
    { class: 'card' },
    h(
      'a',
      { href: `?product=${product.id}` },
      h('img', { src: pictureOf(product), alt: '', width: 480, height: 480, loading: 'lazy' }),
      h('span', { class: 'card-name' }, nameIn(product, lang)),
      h('span', { class: 'amount quiet' }, formatMoney(product.price, lang)),
    ),
  );
}
