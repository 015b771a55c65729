import { h } from '../shop/dom.js';
import { momentFor } from '../shop/moment.js';
import { money, totalOf } from '../shop/money.js';
import { mountPanel } from '../shop/panel.js';
import { languageSelect, settings, themeSwitch } from '../shop/settings.js';
import { loadShop } from '../shop/shop.js';
import { network, setNetwork } from '../shop/wire.js';
import { basketPart } from './basket-part.js';
import { modeControl } from './mode-control.js';
import { productsPart } from './products-part.js';
import { accept, newCustomer, sale, scan, trouble } from './sale.js';

/** Whether this is a pane of the demonstration, which has a customer's screen and the tools around it. */
const isPane = new URLSearchParams(location.search).has('pane');
const provider = document.querySelector('till-moment');
const shop = await loadShop();
const feedback = isPane ? undefined : h('till-feedback');
const lane = h(
  'section',
  { class: 'lane' },
  h('div', { class: 'advice' }, feedback, h('till-suggestion')),
  h('till-promise'),
);
const products = productsPart(shop);
const basket = basketPart(shop, voidSale);
let shown = '';

// The panel starts closed at a till, where the associate needs the lane.
document.documentElement.dataset.panel = 'closed';
document.querySelector('.tools').append(modeControl(), ...(isPane ? [] : [languageSelect(), themeSwitch()]));
provider.addEventListener('till-suggestion-accept', event => event.respondWith(accept(event.suggestion)));
if (isPane) provider.setAttribute('mirror', 'lane-4');
else
  mountPanel(provider, switches(), [
    { label: 'Scan a real basket', press: scanRealBasket },
    { label: 'New customer', press: newCustomer },
  ]);

tell();
document.querySelector('main').append(products.node, basket.node, lane);
update();
settings.subscribe((_, change) => (change.lang ? update() : undefined));
sale.subscribe(update);

/** Sets a Moment with the till's state. */
function tell() {
  const { lang } = settings.value;
  provider.value = momentFor(shop, { ...sale.value, place: 'till', lang });
}

function update() {
  tell();
  const { phase } = sale.value;
  if (feedback) feedback.hidden = phase !== 'done';
  products.update();
  basket.update();
  if (phase === 'done' && shown === 'paying') complete();
  shown = phase;
}

/** Reports the outcome of the encounter. @param {string} [outcome] */
function complete(outcome = sale.value.mode === 'return' ? 'returned' : 'completed') {
  const { items } = sale.value;
  void provider.complete({ outcome, total: money(totalOf(items, shop.products)), lines: items.length });
}

function voidSale() {
  complete('voided');
  newCustomer();
}

/** Scans the lines of a real basket, one after the other. */
function scanRealBasket() {
  newCustomer();
  const { items } = shop.baskets[Math.floor(Math.random() * shop.baskets.length)];
  for (const { id, quantity } of items) scan(id, quantity);
}

function switches() {
  return [
    { label: 'Let the basket fail', on: false, change: on => (trouble.basket = on) },
    {
      label: 'Hold: a conversation is going on',
      on: false,
      change: on => provider.toggleAttribute('hold', on),
    },
    { label: 'No network', on: network() === 'off', change: on => setNetwork(on ? 'off' : 'on') },
  ];
}
