import { bar } from './bars.js';
import { h } from './dom.js';
import { byMost, list, section } from './section.js';
import { count, day, percent, some } from './format.js';

const sources = { operations: 'counted from operations', customers: 'said by invited customers' };

function evidenceLine({ evidence, invited }) {
  if (evidence) {
    const { kept, of, from, to, source } = evidence;
    return `Customers read: kept ${count(kept)} of ${count(of)}, ${sources[source] ?? source}, ${day(from)} to ${day(to)}.`;
  }
  return invited.of
    ? `${some(invited.of, 'invited answer')} so far. From 30 on, customers read how often it was kept.`
    : false;
}

const promiseRow = item => {
  const { promise, title, shown, opened, kept } = item;
  const evidence = evidenceLine(item);
  return h(
    'li',
    { 'data-key': `p-${promise ?? ''}` },
    h(
      'div',
      { class: 'row' },
      h('p', { class: 'title' }, promise === null ? 'All others' : (title ?? promise)),
      h('p', { class: 'share' }, percent(kept.share)),
    ),
    kept.of > 0 &&
      bar(
        [
          ['good', kept.yes],
          ['half', kept.partly],
        ],
        kept.of,
      ),
    h(
      'p',
      { class: 'quiet' },
      kept.of
        ? `Kept ${count(kept.yes)} of ${count(kept.of)}${kept.partly ? `, partly ${count(kept.partly)}` : ''}. `
        : 'Nobody was asked yet. ',
      `Seen ${some(shown, 'time')}, opened ${count(opened)}.`,
    ),
    evidence && h('p', { class: 'quiet' }, evidence),
  );
};

export const promisesSection = ({ promises }) =>
  section(
    'promises',
    'Promises',
    'No promise was seen yet.',
    list([...promises].sort(byMost('promise')).map(promiseRow), n => `${some(n, 'more promise')}`),
  );
