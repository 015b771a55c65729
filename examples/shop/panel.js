import { h } from './dom.js';
import { signalList } from './signals.js';

/**
 * @typedef {{ label: string, on: boolean, change: (on: boolean) => void }} Switch
 * @typedef {{ label: string, press: () => void }} Action
 */

/**
 * The demonstration's panel: switches, and the signals as they happen. It is for
 * developers, so it stays English.
 * @param {HTMLElement} provider The `till-moment`.
 * @param {Switch[]} switches
 * @param {Action[]} actions
 */
export function mountPanel(provider, switches, actions) {
  const root = document.documentElement;
  const count = h('span', { class: 'panel-count' }, '0');
  const toggle = h(
    'button',
    { type: 'button', class: 'panel-toggle', 'aria-controls': 'panel' },
    h('span', { class: 'panel-word' }, 'Signals'),
    count,
  );
  const show = open => {
    root.dataset.panel = open ? 'open' : 'closed';
    toggle.setAttribute('aria-expanded', String(open));
  };
  toggle.addEventListener('click', () => show(root.dataset.panel !== 'open'));
  const body = h(
    'div',
    { class: 'panel-body', id: 'panel' },
    h('h2', {}, 'Switches'),
    ...switches.map(switchRow),
    h('div', { class: 'panel-actions' }, ...actions.map(actionButton)),
    h('h2', {}, 'Signals'),
    outboxLine(provider),
    signalList(provider, total => (count.textContent = String(total))),
  );
  document.body.append(
    h('aside', { class: 'panel', lang: 'en', dir: 'ltr', 'aria-label': 'Signals' }, toggle, body),
  );
  show(matchMedia('(min-width: 75em)').matches && root.dataset.panel !== 'closed');
}

/**
 * The number of pending signals.
 * @param {HTMLElement} provider
 */
function outboxLine(provider) {
  const line = h('p', { class: 'panel-empty' });
  const show = ({ pending, state } = provider.outbox ?? { pending: 0, state: 'durable' }) => {
    const kept = state === 'durable' ? 'stored on this device' : 'kept while the page is open';
    line.textContent = pending ? `${pending} on their way, ${kept}.` : 'All delivered.';
  };
  provider.addEventListener('till-outbox-change', show);
  show();
  return line;
}

/** @param {Switch} one */
function switchRow({ label, on, change }) {
  const flip = event => change(event.target.checked);
  const box = h('input', { type: 'checkbox', role: 'switch', onchange: flip });
  /** @type {HTMLInputElement} */ (box).checked = on;
  return h('label', { class: 'switch' }, label, box);
}

/** @param {Action} one */
const actionButton = ({ label, press }) =>
  h('button', { type: 'button', class: 'quiet-button', onclick: press }, label);
