import { h } from '../shop/dom.js';
import { spoken } from '../shop/settings.js';
import { sale } from './sale.js';

/** The associate's controls for the customer: a loyalty card, and consent to use their history. */
export function customerPart() {
  const card = toggle('loyalty', pressed => ({ loyalty: pressed, history: pressed && sale.value.history }));
  const consent = toggle('consent', pressed => ({ history: pressed }));
  const node = h('div', { class: 'customer', role: 'group' }, card, consent);
  const update = () => {
    const { loyalty, history, phase } = sale.value;
    const labels = spoken();
    node.setAttribute('aria-label', labels.customer);
    show(card, labels.loyalty, { isOn: loyalty, isOff: phase === 'paying' });
    show(consent, labels.consent, { isOn: history, isOff: !loyalty || phase === 'paying' });
  };
  return { node, update };
}

/** @param {string} name @param {(pressed: boolean) => object} change */
function toggle(name, change) {
  const press = (/** @type {Event} */ event) => {
    const button = /** @type {Element} */ (event.currentTarget);
    sale.set(change(button.getAttribute('aria-pressed') !== 'true'));
  };
  const keepFocus = (/** @type {Event} */ event) => event.preventDefault();
  return h('button', { type: 'button', name, class: 'toggle', onclick: press, onmousedown: keepFocus });
}

/** @param {HTMLElement} button @param {string} label @param {{ isOn: boolean, isOff: boolean }} state */
function show(button, label, { isOn, isOff }) {
  button.textContent = label;
  button.setAttribute('aria-pressed', String(isOn));
  /** @type {HTMLButtonElement} */ (button).disabled = isOff;
}
