import { h } from '../shop/dom.js';
import { spoken } from '../shop/settings.js';
import { newCustomer, sale } from './sale.js';

/** Open, paying, done, and the next customer. */
export function payPart() {
  const node = h('div', { class: 'pay' });
  let drawn = '';
  const update = () => {
    const { phase, mode, items } = sale.value;
    const state = [phase, mode, items.length > 0, document.documentElement.lang].join();
    if (state === drawn) return;
    drawn = state;
    node.replaceChildren(...steps[phase]());
  };
  return { node, update };
}

const to = (/** @type {string} */ phase) => () => sale.set({ phase });
const isReturn = () => sale.value.mode === 'return';

const steps = {
  open() {
    const { pay, refund } = spoken();
    return [button('button', isReturn() ? refund : pay, to('paying'), sale.value.items.length === 0)];
  },
  paying() {
    const { waiting, approved, back } = spoken();
    return [
      h('p', { class: 'state', role: 'status' }, waiting),
      button('button', approved, to('done')),
      button('quiet-button', back, to('open')),
    ];
  },
  done() {
    const { paid, refunded, next } = spoken();
    return [
      h('p', { class: 'state', role: 'status' }, isReturn() ? refunded : paid),
      button('button', next, newCustomer),
    ];
  },
};

/** @param {string} look @param {string} text @param {() => void} press @param {boolean} [disabled] */
const button = (look, text, press, disabled) =>
  h('button', { type: 'button', class: look, onclick: press, disabled }, text);
