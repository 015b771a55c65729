import { h } from '../shop/dom.js';
import { settings, spoken } from '../shop/settings.js';
import { sale } from './sale.js';

/** Sale, return or training: native radio buttons that look like one control. */
export function modeControl() {
  const group = h('fieldset', { class: 'modes' });
  const write = () => {
    const { mode: names } = spoken();
    group.replaceChildren(...Object.entries(names).map(([mode, name]) => option(mode, name)));
  };
  settings.subscribe((_, change) => (change.lang ? write() : undefined));
  write();
  return group;
}

/** @param {string} mode @param {string} name */
function option(mode, name) {
  const choose = () => sale.set({ mode });
  const radio = h('input', { type: 'radio', name: 'mode', value: mode, onchange: choose });
  /** @type {HTMLInputElement} */ (radio).checked = sale.value.mode === mode;
  return h('label', {}, radio, h('span', {}, name));
}
