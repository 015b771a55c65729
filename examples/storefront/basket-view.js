import { h } from '../shop/dom.js';
import { formatMoney, totalOf } from '../shop/money.js';
import { settings, spoken } from '../shop/settings.js';
import { line, wrapLine } from './basket-line.js';
import { placeOrder, visit } from './visit.js';

/** @typedef {import('../shop/shop.js').Shop} Shop */

/** The basket, with what goes with it beside the total. @param {Shop} shop */
export function basketView(shop) {
  const labels = spoken();
  const lines = h('ul', { class: 'lines' });
  const total = h('span', { class: 'amount' });
  const order = h('button', { type: 'button', class: 'button', onclick: placeOrder });
  const update = () => {
    if (lines.childElementCount && !lines.isConnected) return stop();
    fill(shop, lines);
    const { items, phase } = visit.value;
    total.textContent = formatMoney(totalOf(items, shop.products), settings.value.lang);
    order.textContent = phase === 'paying' ? labels.ordering : labels.order;
    /** @type {HTMLButtonElement} */ (order).disabled = items.length === 0 || phase === 'paying';
  };
  const stop = visit.subscribe(update);
  update();
  return [
    h('h1', { tabindex: '-1' }, labels.basket),
    h(
      'div',
      { class: 'basket' },
      h('div', { class: 'basket-lines' }, lines, h('till-suggestion')),
      h(
        'div',
        { class: 'basket-sum' },
        h('p', { class: 'total' }, labels.total, total),
        order,
        h('till-promise', { max: 3 }),
      ),
    ),
  ];
}

/** After the order: thanks, the promises that hold from here, and the question. @param {Shop} shop */
export function thanksView(shop) {
  const labels = spoken();
  const { items, order, wrap } = visit.value;
  const total = formatMoney(totalOf(items, shop.products), settings.value.lang);
  return [
    h(
      'div',
      { class: 'thanks' },
      h('h1', { tabindex: '-1' }, labels.ordered),
      h('p', { class: 'quiet' }, labels.orderedDetail(order)),
      h('till-feedback'),
      h('till-promise', { max: 2 }),
      h('ul', { class: 'lines' }, ...items.map(item => line(shop, item, false)), wrap && wrapLine()),
      h('p', { class: 'total' }, labels.total, h('span', { class: 'amount' }, total)),
      h('a', { class: 'quiet-button', href: '?' }, labels.browse),
    ),
  ];
}

/** @param {Shop} shop @param {HTMLElement} lines */
function fill(shop, lines) {
  const { items, wrap } = visit.value;
  const labels = spoken();
  const empty = h(
    'li',
    { class: 'empty' },
    labels.empty,
    h('a', { class: 'quiet-button', href: '?' }, labels.browse),
  );
  lines.replaceChildren(...(items.length ? items.map(item => line(shop, item, true)) : [empty]));
  if (wrap && items.length) lines.append(wrapLine());
}
