import { h } from './dom.js';

const first = 10;

/** A part of the page: a heading, and what there is, or one line that says there is nothing. */
export const section = (key, title, empty, ...content) =>
  h(
    'section',
    { 'data-key': key, 'aria-labelledby': `of-${key}` },
    h('h2', { id: `of-${key}`, tabindex: '-1' }, title),
    content.flat().length ? content : h('p', { class: 'empty' }, empty),
  );

/** A list of which the first are seen at once. */
export function list(items, more, key = 'more') {
  const ul = some => h('ul', { class: 'rows' }, some);
  if (items.length <= first + 2) return items.length ? [ul(items)] : [];
  return [
    ul(items.slice(0, first)),
    h('details', { 'data-key': key }, h('summary', {}, more(items.length - first)), ul(items.slice(first))),
  ];
}

export const sum = (items, of) => items.reduce((total, item) => total + of(item), 0);
export const share = (part, whole) => (whole > 0 ? part / whole : null);

/** Most seen first, all others together last. */
export const byMost = id => (a, b) => Number(a[id] === null) - Number(b[id] === null) || b.shown - a.shown;
