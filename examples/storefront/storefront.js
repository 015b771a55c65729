import { countOf } from '../shop/items.js';
import { momentFor } from '../shop/moment.js';
import { money, totalOf } from '../shop/money.js';
import { mountPanel } from '../shop/panel.js';
import { languageSelect, settings, spoken, themeSwitch } from '../shop/settings.js';
import { loadShop } from '../shop/shop.js';
import { basketView, thanksView } from './basket-view.js';
import { productView } from './product-view.js';
import { follow, whereTo } from './router.js';
import { shelvesView } from './shelves-view.js';
import { accept, newVisitor, trouble, visit } from './visit.js';

const provider = document.querySelector('till-moment');
const main = document.querySelector('main');
const shop = await loadShop();

document.querySelector('.tools').prepend(languageSelect(), themeSwitch());
provider.addEventListener('till-suggestion-accept', event => event.respondWith(accept(event.suggestion)));
mountPanel(provider, switches(), [{ label: 'New visitor', press: newVisitor }]);

settings.subscribe((_, change) => (change.lang ? show() : undefined));
visit.subscribe(changed);
follow(go);
show();

/** Gives the widgets the state of the shop, before they are on the page and at every change. */
function tell() {
  const { id, items, phase, history, late } = visit.value;
  const { product } = place();
  const { lang } = settings.value;
  provider.value = momentFor(shop, { place: 'storefront', id, lang, items, phase, history, late, product });
}

/** Where the visitor is: the product only if the shop has it. */
function place() {
  const { name, product } = whereTo();
  if (name === 'product' && !shop.products.has(product ?? '')) return { name: 'shelves', product: undefined };
  return { name, product };
}

function show() {
  tell();
  count();
  const { name, product } = place();
  const done = visit.value.phase === 'done';
  if (name === 'product') main.replaceChildren(...productView(shop, product));
  else if (name === 'basket') main.replaceChildren(...(done ? thanksView(shop) : basketView(shop)));
  else main.replaceChildren(...shelvesView(shop));
  document.title = [main.querySelector('h1')?.textContent, 'Damson Lane'].filter(Boolean).join(' · ');
}

/** Another page: who comes back after the order is welcomed anew. */
function go() {
  if (visit.value.phase === 'done' && place().name !== 'basket') newVisitor();
  show();
  scrollTo(0, 0);
  main.querySelector('h1')?.focus();
}

/** @param {typeof visit.value} state @param {Partial<typeof visit.value>} change */
function changed(state, change) {
  tell();
  count();
  if (change.id || change.phase === 'done') show();
  if (change.phase === 'done') complete(state);
}

/** Tells the widgets' side what became of the encounter. @param {typeof visit.value} state */
function complete({ order, items }) {
  const total = money(totalOf(items, shop.products));
  provider.complete?.({ outcome: 'completed', order, total, lines: items.length });
}

function count() {
  document.querySelector('.to-basket-label').textContent = spoken().basket;
  document.querySelector('.to-basket-count').textContent = String(countOf(visit.value.items));
}

function switches() {
  const { history, late } = visit.value;
  return [
    { label: 'Let the basket fail', on: false, change: on => (trouble.basket = on) },
    { label: 'Consent to history', on: history, change: on => visit.set({ history: on }) },
    { label: 'Deliveries are late today', on: late, change: on => visit.set({ late: on }) },
    { label: 'Hold: nothing new appears', on: false, change: on => provider.toggleAttribute('hold', on) },
  ];
}
