import { h } from '../shop/dom.js';
import { spoken } from '../shop/settings.js';
import { scan } from './sale.js';

/** The field that a scanner types into: a code and Enter. @param {import('../shop/shop.js').Shop} shop */
export function scanField(shop) {
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      class: 'scan',
      name: 'code',
      autocomplete: 'off',
      autocapitalize: 'characters',
      spellcheck: 'false',
    })
  );
  const said = h('p', { class: 'scan-said', role: 'status' });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const code = input.value.trim().toUpperCase();
    input.value = '';
    const known = shop.products.has(code);
    said.textContent = code && !known ? spoken().unknown(code) : '';
    if (known) scan(code);
  };
  const update = () => {
    input.placeholder = spoken().scan;
    input.setAttribute('aria-label', spoken().scan);
  };
  return { node: h('form', { onsubmit: submit }, input, said), update };
}
