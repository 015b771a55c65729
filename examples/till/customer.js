import { formatMoney, totalOf } from '../shop/money.js';
import { settings, spoken } from '../shop/settings.js';
import { loadShop } from '../shop/shop.js';
import { read } from '../shop/store.js';

/** The storage key of the till's sale. */
const saleKey = 'damson-lane.till';
const provider = document.querySelector('till-moment');
const feedback = /** @type {HTMLElement} */ (document.querySelector('till-feedback'));
const sum = document.querySelector('.sum');
const shop = await loadShop();

provider.addEventListener('till-moment-change', show);
addEventListener('storage', ({ key }) => (key === saleKey ? show() : undefined));
settings.subscribe(show);
show();

/** Shows the total, as customer displays do. Everything else on this screen comes from the moment. */
function show() {
  const phase = provider.moment?.phase;
  document.body.dataset.phase = phase ?? 'none';
  feedback.hidden = phase !== 'done';
  const { items = [], mode } = phase ? read(saleKey) : {};
  const { welcome, total, card, thanks, thanksBack } = spoken();
  const amount = formatMoney(totalOf(items, shop.products), settings.value.lang);
  if (phase === 'done') sum.textContent = mode === 'return' ? thanksBack : thanks;
  else if (!items.length) sum.textContent = welcome;
  else sum.replaceChildren(`${phase === 'paying' ? card : total} `, amountOf(amount));
}

/** @param {string} text */
function amountOf(text) {
  const amount = document.createElement('span');
  amount.className = 'amount';
  amount.textContent = text;
  return amount;
}
