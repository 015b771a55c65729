import { money } from './money.js';
import { calledIn, nameIn } from './names.js';
import { pictureOf } from './shop.js';

/** @typedef {import('./moment.js').State} State */

/**
 * The candidates, best first: products that go with the one being looked at, products that go with the basket, then
 * services. The library decides which one is shown, if any.
 * @param {import('./shop.js').Shop} shop
 * @param {State} state
 * @param {import('./words.js').Words} words
 */
export function suggestionsFor(shop, state, words) {
  const { product, place } = state;
  const viewed = product
    ? pairsOf(shop, product).map(pair => fromPair(shop, state, words, pair, 'general'))
    : [];
  const all = [
    remembered(shop, state, words),
    ...viewed,
    ...fitting(shop, state, words),
    wrapping(state, words),
    ...(place === 'till' ? [makingGood(words)] : []),
  ];
  return unique(all).filter(suggestion => !product || suggestion.product?.id !== product);
}

/**
 * Products that go with the basket, by the newest line first. A product that goes with several lines keeps the reason
 * and id of the oldest one, so that a scan does not remove a suggestion that somebody is reading.
 * @type {typeof suggestionsFor}
 */
function fitting(shop, state, words) {
  const met = new Set();
  const groups = state.items.map(({ id }) => {
    const pairs = pairsOf(shop, id).filter(({ b }) => !met.has(b));
    for (const { b } of pairs) met.add(b);
    return pairs.map(pair => fromPair(shop, state, words, pair, 'basket'));
  });
  return groups.reverse().flat();
}

/** @param {import('./shop.js').Shop} shop @param {string} id */
const pairsOf = (shop, id) => shop.pairs.filter(({ a }) => a === id);

/** The first of those that suggest the same. @param {{ id: string, product?: { id: string } }[]} all */
function unique(all) {
  const met = new Set();
  return all.filter(({ id, product }) => {
    const key = product?.id ?? id;
    return !met.has(key) && met.add(key);
  });
}

/**
 * @param {import('./shop.js').Shop} shop @param {State} state @param {import('./words.js').Words} words
 * @param {import('./shop.js').Pair} pair @param {'general' | 'basket'} basis
 */
function fromPair(shop, state, words, { a, b, together, baskets }, basis) {
  const { lang, place } = state;
  const first = /** @type {import('./shop.js').Product} */ (shop.products.get(a));
  return {
    id: `pair-${a}-${b}`,
    ...goods(shop, b, state),
    reason: { text: words.together(together, baskets, calledIn(first, lang)), basis },
    ...(basis === 'basket' && { when: { has: [a] } }),
    ...(place === 'till' && counsel(shop, first, b, lang, words)),
    attribution: { source: 'bought-together', a, b, together, baskets },
  };
}

/** @param {import('./shop.js').Shop} shop @param {string} id @param {State} state */
function goods(shop, id, { lang, place }) {
  const product = /** @type {import('./shop.js').Product} */ (shop.products.get(id));
  const name = nameIn(product, lang);
  const image = { src: pictureOf(product), alt: '', width: 480, height: 480 };
  const href = place === 'storefront' && `../storefront/?product=${id}`;
  return {
    kind: 'product',
    title: name,
    product: { id, name, image, price: money(product.price), ...(href && { href }), availability: 'InStock' },
  };
}

/**
 * The suggestion for an associate: a sentence as its title, a question to ask, a note.
 * @param {import('./shop.js').Shop} shop @param {import('./shop.js').Product} first @param {string} b
 * @param {string} lang @param {import('./words.js').Words} words
 */
function counsel(shop, { category }, b, lang, words) {
  const second = /** @type {import('./shop.js').Product} */ (shop.products.get(b));
  const title = words.goes({ name: nameIn(second, lang), called: second.called });
  return { title, ask: words.ask[category], note: words.note, ...ways(words) };
}

/** Why the customer did not want it, and what the associate may have done instead. @param {import('./words.js').Words} words */
function ways({ declined, instead }) {
  return { decline: { reasons: choices(declined) }, instead: choices(instead) };
}

/** Needs the customer's consent to history: without it, the library leaves it out. @type {typeof suggestionsFor} */
function remembered(shop, state, words) {
  return {
    id: 'history-clock',
    ...goods(shop, '22727', state),
    reason: { text: words.remembered, basis: 'history' },
    ...(state.place === 'till' && { title: words.same, ask: words.askAgain, ...ways(words) }),
  };
}

/** @param {State} state @param {import('./words.js').Words} words */
function wrapping({ place }, words) {
  return {
    id: 'gift-wrap',
    kind: 'service',
    title: words.wrap.title,
    detail: words.wrap.detail,
    reason: { text: words.wrap.reason, basis: 'basket' },
    when: { minTotal: money('20.00') },
    ...(place === 'till' && { ask: words.wrap.ask, ...ways(words) }),
    accept: { label: words.wrap.accept },
  };
}

/** Named by the form's `recovery`: it comes only after a low score. @param {import('./words.js').Words} words */
function makingGood(words) {
  return {
    id: 'make-good',
    kind: 'care',
    audience: 'associate',
    title: words.care.title,
    reason: { text: words.care.reason, basis: 'stated' },
    ask: words.care.ask,
    note: words.care.note,
    accept: { label: words.care.accept },
  };
}

/** @param {Record<string, string>} labels */
const choices = labels => Object.entries(labels).map(([id, label]) => ({ id, label }));
