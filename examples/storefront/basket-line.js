import { h } from '../shop/dom.js';
import { formatMoney, totalOf } from '../shop/money.js';
import { nameIn } from '../shop/names.js';
import { settings, spoken } from '../shop/settings.js';
import { pictureOf } from '../shop/shop.js';
import { add } from './visit.js';

/**
 * A line of the basket.
 * @param {import('../shop/shop.js').Shop} shop
 * @param {import('../shop/items.js').Item} item
 * @param {boolean} open Whether its quantity can still change.
 */
export function line(shop, item, open) {
  const product = /** @type {import('../shop/shop.js').Product} */ (shop.products.get(item.id));
  const { lang } = settings.value;
  return h(
    'li',
    { class: 'line' },
    h('img', { src: pictureOf(product), alt: '', width: 480, height: 480 }),
    h('a', { class: 'line-name', href: `?product=${item.id}` }, nameIn(product, lang)),
    open ? quantity(item) : h('span', { class: 'quantity quiet' }, `× ${item.quantity}`),
    h('span', { class: 'amount' }, formatMoney(totalOf([item], shop.products), lang)),
  );
}

/** @param {import('../shop/items.js').Item} item */
function quantity({ id, quantity: many }) {
  const labels = spoken();
  const button = (/** @type {string} */ label, /** @type {string} */ sign, /** @type {number} */ by) =>
    h('button', { type: 'button', 'aria-label': label, onclick: () => step(id, by) }, sign);
  return h(
    'span',
    { class: 'quantity', 'data-id': id },
    button(labels.fewer, '−', -1),
    h('span', { class: 'amount' }, String(many)),
    button(labels.another, '+', 1),
  );
}

/** The line is drawn anew, so the button that was pressed gets its focus back. @param {string} id @param {number} by */
function step(id, by) {
  add(id, by);
  const buttons = document.querySelectorAll(`[data-id="${CSS.escape(id)}"] button`);
  /** @type {HTMLElement | undefined} */ (buttons[by > 0 ? 1 : 0])?.focus();
}

/** The present's wrapping, which costs nothing. */
export function wrapLine() {
  const { wrapped, free } = spoken();
  return h(
    'li',
    { class: 'line wrap' },
    h('span', { class: 'line-name' }, wrapped),
    h('span', { class: 'amount' }, free),
  );
}
