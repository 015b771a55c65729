import { formsFor } from './forms.js';
import { money, totalOf } from './money.js';
import { promisesFor } from './promises.js';
import { suggestionsFor } from './suggestions.js';
import { words } from './words.js';

/**
 * The shop's state of one encounter.
 * @typedef {object} State
 * @property {'storefront' | 'till'} place
 * @property {string} id One encounter with one customer.
 * @property {string} lang
 * @property {import('./items.js').Item[]} items
 * @property {string} [product] The product being looked at.
 * @property {'open' | 'paying' | 'done'} [phase]
 * @property {'sale' | 'return' | 'training'} [mode]
 * @property {boolean} [loyalty] Whether the customer showed a loyalty card.
 * @property {boolean} [history] Whether the customer consents to suggestions from their history.
 * @property {boolean} [late] Whether deliveries are late today.
 */

/**
 * The Moment for the shop's state: one JSON document, made anew after every change.
 * @param {import('./shop.js').Shop} shop
 * @param {State} state
 * @param {Date} [now]
 */
export function momentFor(shop, state, now = new Date()) {
  const { id, lang, items, phase = 'open', mode = 'sale' } = state;
  const spoken = words[lang] ?? words.en;
  return {
    version: 1,
    id,
    asOf: now.toISOString(),
    locale: lang,
    phase,
    mode,
    customer: customerFor(state),
    basket: { items, total: money(totalOf(items, shop.products)) },
    pacing: { max: 5 },
    promises: promisesFor(shop, state, spoken, now),
    suggestions: suggestionsFor(shop, state, spoken),
    feedback: formsFor(state, spoken),
  };
}

/** @param {State} state */
function customerFor({ id, loyalty, history }) {
  if (!loyalty && !history) return { stage: 'new' };
  return { ref: `demo-${id.slice(0, 8)}`, stage: 'returning', consents: history ? ['history'] : [] };
}
