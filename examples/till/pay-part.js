import { h } from '../shop/dom.js';
import { spoken } from '../shop/settings.js';
import { newCustomer, sale } from './sale.js';

/** Open, paying, done, and the next customer. @param {() => void} voidSale */
export function payPart(voidSale) {
  const node = h('div', { class: 'pay' });
  let drawn = '';
  const update = () => {
    const { phase, mode, items, loyalty } = sale.value;
    const state = [phase, mode, items.length > 0, loyalty, document.documentElement.lang].join();
    if (state === drawn) return;
    drawn = state;
    node.replaceChildren(...steps[phase](voidSale));
  };
  return { node, update };
}

const to = (/** @type {string} */ phase) => () => sale.set({ phase });
const isReturn = () => sale.value.mode === 'return';

const steps = {
  open(/** @type {() => void} */ voidSale) {
    const { pay, refund, cancel } = spoken();
    const { items, loyalty } = sale.value;
    return [
      button('void', cancel, voidSale, { disabled: !items.length && !loyalty }),
      button('pay', isReturn() ? refund : pay, to('paying'), { look: 'button', disabled: !items.length }),
    ];
  },
  paying() {
    const { approved, back } = spoken();
    return [button('back', back, to('open')), button('approve', approved, to('done'), { look: 'button' })];
  },
  done() {
    return [button('next', spoken().next, newCustomer, { look: 'button' })];
  },
};

/** @param {string} name @param {string} text @param {() => void} press @param {{ look?: string, disabled?: boolean }} [options] */
const button = (name, text, press, { look = 'quiet-button', disabled = false } = {}) =>
  h('button', { type: 'button', name, class: look, onclick: press, disabled }, text);
