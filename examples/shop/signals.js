import { h } from './dom.js';

const most = 60;
const prefix = 'dev.tillside.';

/**
 * Lists the signals of a `till-moment` as they happen, newest last, so that none moves, and the problems of moments.
 * @param {HTMLElement} provider
 * @param {(total: number) => void} counted
 */
export function signalList(provider, counted) {
  let total = 0;
  const empty = h('p', { class: 'panel-empty' }, 'None yet. Look at a promise for a second.');
  const list = h('ol', { class: 'signals' });
  const add = entry => {
    empty.remove();
    list.append(entry);
    if (list.children.length > most) list.firstElementChild.remove();
    list.scrollTop = list.scrollHeight;
  };
  provider.addEventListener('till-signal', event => {
    add(signalEntry(event.cloudEvent));
    counted((total += 1));
  });
  provider.addEventListener('till-problem', event => {
    for (const problem of event.problems ?? []) add(problemEntry(problem));
  });
  return h('div', {}, empty, list);
}

/** @param {{ type: string, subject?: string, time: string }} signal A CloudEvents 1.0 event. */
function signalEntry(signal) {
  const { type, subject = '', time } = signal;
  const clock = new Date(time).toLocaleTimeString('en-GB');
  return h(
    'li',
    {},
    h(
      'details',
      {},
      h(
        'summary',
        {},
        h('span', { class: 'signal-type' }, type.startsWith(prefix) ? type.slice(prefix.length) : type),
        h('time', { datetime: time }, clock),
        h('span', { class: 'signal-subject' }, subject),
      ),
      h('pre', { tabindex: '0' }, JSON.stringify(signal, null, 2)),
    ),
  );
}

/** @param {{ code: string, path: string, message: string }} problem */
function problemEntry({ code, path, message }) {
  const line = h('span', { class: 'signal-type' }, `problem ${code}`);
  return h('li', { class: 'problem' }, line, h('span', { class: 'signal-subject' }, `${path} ${message}`));
}
