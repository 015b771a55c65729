import { h } from '../shop/dom.js';
import { formatMoney, totalOf } from '../shop/money.js';
import { nameIn } from '../shop/names.js';
import { settings, spoken } from '../shop/settings.js';
import { pictureOf } from '../shop/shop.js';
import { customerPart } from './customer-part.js';
import { payPart } from './pay-part.js';
import { isOpen, sale, scan } from './sale.js';
import { scanField } from './scan-field.js';

/**
 * The scanned items, their total, and the buttons to pay or void the sale.
 * @param {import('../shop/shop.js').Shop} shop
 * @param {() => void} voidSale
 */
export function basketPart(shop, voidSale) {
  const field = scanField(shop);
  const customer = customerPart();
  const note = h('p', { class: 'practice' });
  const lines = h('ul', { class: 'lines' });
  const state = h('span', { role: 'status' });
  const amount = h('span', { class: 'amount' });
  const total = h('p', { class: 'total' }, state, amount);
  const pay = payPart(voidSale);
  const update = () => {
    const { items, mode } = sale.value;
    const { lang } = settings.value;
    const labels = spoken();
    const sum = formatMoney(totalOf(items, shop.products), lang);
    note.textContent = mode === 'training' ? labels.practice : '';
    note.hidden = mode !== 'training';
    lines.replaceChildren(...rows(shop, labels));
    // An empty basket is where the page begins.
    if (items.length) lines.lastElementChild?.scrollIntoView({ block: 'nearest' });
    state.textContent = stateIn(labels);
    amount.textContent = mode === 'return' ? `−${sum}` : sum;
    field.update();
    customer.update();
    pay.update();
  };
  const foot = h('div', { class: 'basket-foot' }, total, pay.node);
  return { node: h('section', { class: 'basket' }, field.node, customer.node, note, lines, foot), update };
}

/** The phase of the sale. @param {import('../shop/interface.js').Labels} labels */
function stateIn({ total, waiting, paid, refunded }) {
  const { phase, mode } = sale.value;
  if (phase === 'done') return mode === 'return' ? refunded : paid;
  return phase === 'paying' ? waiting : total;
}

/** @param {import('../shop/shop.js').Shop} shop @param {import('../shop/interface.js').Labels} labels */
function rows(shop, labels) {
  const { items, wrap } = sale.value;
  if (!items.length)
    return [
      h(
        'li',
        { class: 'empty' },
        h('p', { class: 'quiet' }, labels.empty),
        h('a', { href: 'huddle.html' }, labels.huddle),
      ),
    ];
  const wrapping = h(
    'li',
    { class: 'line' },
    h('span', { class: 'line-name' }, labels.wrapped),
    h('span', { class: 'amount' }, labels.free),
  );
  return [...items.map(item => row(shop, item, labels)), ...(wrap ? [wrapping] : [])];
}

/**
 * @param {import('../shop/shop.js').Shop} shop
 * @param {import('../shop/items.js').Item} item
 * @param {import('../shop/interface.js').Labels} labels
 */
function row(shop, item, { fewer, another }) {
  const { lang } = settings.value;
  const product = /** @type {import('../shop/shop.js').Product} */ (shop.products.get(item.id));
  const step = (/** @type {string} */ label, /** @type {string} */ sign, /** @type {number} */ by) => {
    const props = { type: 'button', 'aria-label': `${label}: ${nameIn(product, lang)}`, disabled: !isOpen() };
    return h('button', { ...props, onclick: () => scan(item.id, by), onmousedown: keepFocus }, sign);
  };
  return h(
    'li',
    { class: 'line' },
    h('img', { src: pictureOf(product), alt: '', width: 480, height: 480 }),
    h('span', { class: 'line-name' }, nameIn(product, lang)),
    h('span', { class: 'amount' }, formatMoney(totalOf([item], shop.products), lang)),
    h(
      'span',
      { class: 'quantity' },
      step(fewer, '−', -1),
      h('span', { class: 'amount' }, String(item.quantity)),
      step(another, '+', 1),
    ),
  );
}

/** @param {Event} event */
const keepFocus = event => event.preventDefault();
