import { h, svg } from './dom.js';

/**
 * Parts of a whole, one after the other. The numbers stand beside it in words.
 * @param {readonly [name: string, n: number][]} parts
 * @param {number} whole
 */
export function bar(parts, whole) {
  let x = 0;
  const rects = parts.map(([name, n]) => {
    const width = whole > 0 ? Math.min(100 - x, (100 * n) / whole) : 0;
    const rect = svg('rect', { class: `is-${name}`, x, width, height: 6, y: 0 });
    x += width;
    return rect;
  });
  return svg(
    'svg',
    { class: 'bar', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'is-rest', width: 100, height: 6 }),
    rects,
  );
}

/** How often each step of a scale was chosen. @param {Record<string, number>} histogram */
export function columns(histogram) {
  const steps = Object.entries(histogram).sort(([a], [b]) => Number(a) - Number(b));
  const most = Math.max(1, ...steps.map(([, n]) => n));
  const label = steps.map(([step, n]) => `${step}: ${n}`).join(', ');
  return h(
    'div',
    { class: 'columns', role: 'img', 'aria-label': `Answers by step. ${label}` },
    steps.map(([step, n]) => {
      const height = n ? Math.max(2, (40 * n) / most) : 0;
      return h(
        'span',
        {},
        svg(
          'svg',
          { viewBox: '0 0 10 40', preserveAspectRatio: 'none' },
          svg('rect', { class: 'is-rest', x: 0, y: 39, width: 10, height: 1 }),
          svg('rect', { class: 'is-good', x: 0, y: 40 - height, width: 10, height }),
        ),
        step,
      );
    }),
  );
}
