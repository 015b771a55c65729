import { h } from '../shop/dom.js';
import { nameIn } from '../shop/names.js';
import { settings, spoken } from '../shop/settings.js';
import { categories, pictureOf } from '../shop/shop.js';
import { sale, scan } from './sale.js';

/** The shop's products to tap, one shelf at a time. @param {import('../shop/shop.js').Shop} shop */
export function productsPart(shop) {
  const shelves = h('div', { class: 'shelves', role: 'group' });
  const grid = h('ul', { class: 'tiles' });
  let shelf = categories[0];
  let drawn = '';
  const choose = (/** @type {string} */ id) => {
    shelf = id;
    update();
    grid.scrollTo(0, 0);
  };
  const update = () => {
    const { lang } = settings.value;
    const state = [lang, shelf, sale.value.phase === 'paying'].join();
    if (state === drawn) return;
    drawn = state;
    shelves.replaceChildren(...categories.map(id => chip(id, id === shelf, choose)));
    const products = [...shop.products.values()].filter(({ category }) => category === shelf);
    grid.replaceChildren(...products.map(product => tile(product, lang)));
  };
  return { node: h('section', { class: 'products' }, shelves, grid), update };
}

/** @param {string} id @param {boolean} pressed @param {(id: string) => void} choose */
function chip(id, pressed, choose) {
  const props = {
    type: 'button',
    class: 'chip',
    'aria-pressed': pressed ? 'true' : 'false',
    onclick: () => choose(id),
  };
  return h('button', { ...props, onmousedown: keepFocus }, spoken().shelf[id]);
}

/** @param {import('../shop/shop.js').Product} product @param {string} lang */
function tile(product, lang) {
  const disabled = sale.value.phase === 'paying';
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'tile', disabled, onclick: () => scan(product.id), onmousedown: keepFocus },
      h('img', { src: pictureOf(product), alt: '', width: 480, height: 480 }),
      h('span', {}, nameIn(product, lang)),
    ),
  );
}

/** The scanner types into the scan field, so a tap does not take its focus. @param {Event} event */
const keepFocus = event => event.preventDefault();
