import { h } from '../../shop/dom.js';
import { setNetwork, network } from '../../shop/wire.js';
import { total } from './counted.js';
import { say } from './words.js';

const freshness = 3000;

/**
 * The results pane: the signals that the pages made and the server received, and the results for the team. Every
 * figure has its place from the start.
 * @param {Element} pane @param {import('./ledger.js').Ledger} ledger
 */
export function resultsPane(pane, ledger) {
  const cells = new Map();
  const cell = (/** @type {string} */ name, look = '') => {
    const node = h('span', { class: look });
    cells.set(name, node);
    return node;
  };
  const put = (/** @type {string} */ name, /** @type {string | number} */ value) =>
    write(cells.get(name), value);
  const row = (/** @type {string} */ name) =>
    h('div', { class: 'fact' }, cell(`${name}.label`), cell(name, 'figure'));
  const box = h('input', { type: 'checkbox', role: 'switch', onchange: () => toggle() });
  const toggle = () => setNetwork(box.checked ? 'on' : 'off');
  const number = (/** @type {string} */ name) =>
    h('p', { class: 'number', 'data-number': name }, cell(name, 'large'), cell(`${name}.label`, 'quiet'));
  pane.replaceChildren(
    h('label', { class: 'network' }, cell('network.label'), box),
    h('div', { class: 'numbers' }, number('made'), number('received'), number('twice')),
    h('p', { class: 'state quiet' }, cell('state')),
    h('h3', {}, cell('promises')),
    row('returns'),
    row('price'),
    h('h3', {}, cell('suggestions')),
    h('div', { class: 'steps' }, ...Object.keys(say().steps).map(name => number(`step.${name}`))),
    h('h3', {}, cell('till')),
    row('satisfied'),
    row('recovered'),
    h('h3', {}, cell('said')),
    h('blockquote', {}, cell('first')),
    h('blockquote', {}, cell('second')),
  );

  let results;
  const show = () => {
    const words = say();
    for (const name of ['made', 'received', 'twice']) {
      put(`${name}.label`, words[name]);
      put(name, ledger[name]);
    }
    put(
      'state',
      ledger.waiting > 0 ? words.waiting(ledger.waiting) : words.delivered(ledger.sent - ledger.made),
    );
    put('network.label', words.network);
    box.checked = network() === 'on';
    for (const name of ['promises', 'suggestions', 'said']) put(name, words[name]);
    put('till', words.tabs.till);
    put('satisfied.label', words.satisfied);
    put('recovered.label', words.recovered);
    for (const [name, label] of Object.entries(words.steps)) put(`step.${name}.label`, label);
    if (results) figures(put, results, words);
  };
  ledger.addEventListener('change', show);
  show();
  return {
    show,
    read: news => {
      results = news;
      ledger.read(news);
    },
  };
}

/** The promises of the pane, as the shop names them before its results do. */
const names = {
  returns: 'Send it back within 60 days, free',
  price: 'The price you see is the price you pay',
};

/** @param {(name: string, value: string | number) => void} put @param {object} results @param {import('./words.js').Words} words */
function figures(put, { promises, suggestions, scores, forms, comments }, words) {
  for (const [id, name] of Object.entries(names)) {
    const { title = name, shown = 0, kept } = promises.find(({ promise }) => promise === id) ?? {};
    put(`${id}.label`, title ?? name);
    put(id, kept?.of ? words.kept(kept.yes, kept.of) : words.shown(shown));
  }
  for (const name of Object.keys(words.steps)) put(`step.${name}`, total(suggestions, name));
  const score = scores.find(({ form, question }) => form === 'till-visit' && question === 'how');
  const { 4: good = 0, 5: best = 0 } = score?.histogram ?? {};
  put('satisfied', words.of(good + best, score?.n ?? 0));
  const care = suggestions.filter(({ suggestion }) => suggestion === 'make-good');
  const form = forms.filter(({ form }) => form === 'till-visit');
  put('recovered', words.of(total(care, 'accepted'), total(form, 'recoveries')));
  put('first', comments[0] ? `“${comments[0].text}”` : words.nothing);
  put('second', comments[1] ? `“${comments[1].text}”` : '');
}

/** Shows a new value, and highlights it for a while. @param {HTMLElement} node @param {string | number} value */
function write(node, value) {
  const text = String(value);
  if (node.textContent === text) return;
  if (node.textContent && /\d/.test(text)) {
    node.classList.add('fresh');
    setTimeout(() => node.classList.remove('fresh'), freshness);
  }
  node.textContent = text;
}
