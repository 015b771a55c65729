import { h, svg } from './dom.js';
import { section } from './section.js';
import { count, hundredths, money, percent, roughly, short, some } from './format.js';

/** How each measure is named, and its values said. */
const kinds = {
  value: {
    name: ({ currency }) => `Value of a moment, ${currency}`,
    say: (value, { currency }) => money({ currency, value: hundredths(value, true) }),
  },
  items: { name: () => 'Items in a moment', say: value => hundredths(value) },
  csat: { name: () => 'Satisfaction (CSAT, 1 to 5)', say: value => hundredths(value) },
  completed: {
    name: () => 'Moments completed',
    say: (value, _measure, isDifference) =>
      isDifference ? `${short(100 * value)} points` : `${short(100 * value)}%`,
  },
};

const surfaces = { customer: 'Shown to customers', associate: 'At the till' };

/**
 * A difference and its interval on a line, with zero in the middle. The same stands beside it in words.
 * @param {{ value: number, low: number, high: number }} difference
 */
function interval({ value, low, high }) {
  const end = 1.1 * Math.max(-low, high, Number.MIN_VALUE);
  const at = number => 50 + (50 * number) / end;
  const upright = (x, from, to, name) => svg('line', { class: name, x1: x, x2: x, y1: from, y2: to });
  return svg(
    'svg',
    { class: 'interval', viewBox: '0 0 100 28', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('line', { class: 'is-axis', x1: 0, x2: 100, y1: 14, y2: 14 }),
    upright(50, 1, 27, 'is-zero'),
    svg('line', { class: 'is-range', x1: at(low), x2: at(high), y1: 14, y2: 14 }),
    upright(at(low), 9, 19, 'is-end'),
    upright(at(high), 9, 19, 'is-end'),
    upright(at(value), 4, 24, 'is-value'),
  );
}

/** `£1.20 more`, `£0.40 less` */
const sided = (measure, value) =>
  `${kinds[measure.measure].say(Math.abs(value), measure, true)} ${value < 0 ? 'less' : 'more'}`;

/** `£0.40 less to £1.20 more`, `£0.40 to £1.20 more` */
function rangeOf(measure) {
  const { low, high } = measure.difference;
  const [near, far] = high < 0 ? [high, low] : [low, high];
  const isOneSided = low >= 0 || high < 0;
  const from = isOneSided ? kinds[measure.measure].say(Math.abs(near), measure, true) : sided(measure, near);
  return `${from} to ${sided(measure, far)}`;
}

function verdict(measure) {
  const { state, needed, offered, withheld } = measure;
  const enough =
    needed === null
      ? ''
      : ` About ${roughly(needed)} moments would tell; there are ${count(offered.n + withheld.n)}.`;
  if (state === 'early') return `Too few moments to say.${enough}`;
  return state === 'clear'
    ? `With suggestions: ${rangeOf(measure)}.`
    : `No clear difference yet: ${rangeOf(measure)} with suggestions.${enough}`;
}

function brought({ earned }) {
  if (!earned) return '';
  const { currency, low, high } = earned;
  return ` In all, suggestions brought ${money({ currency, value: low })} to ${money({ currency, value: high })}.`;
}

function means(measure) {
  const { offered, withheld, before } = measure;
  const { say } = kinds[measure.measure];
  const one = ({ mean, n }) => `${say(mean, measure)} in ${some(n, 'moment')}`;
  if (offered.mean === null) return 'Nothing to compare yet.';
  const past =
    before.offered.mean === null
      ? ''
      : ` In the period before: ${say(before.offered.mean, measure)} with, ${say(before.withheld.mean, measure)} without.`;
  return `${one(offered)} with suggestions, ${one(withheld)} without.${past}`;
}

const row = measure =>
  h(
    'li',
    { 'data-key': `${measure.measure}-${measure.currency}` },
    h(
      'div',
      { class: 'row' },
      h('p', { class: 'title' }, kinds[measure.measure].name(measure)),
      h('p', { class: 'share' }, measure.difference ? sided(measure, measure.difference.value) : '–'),
    ),
    measure.difference && interval(measure.difference),
    measure.difference &&
      h(
        'p',
        { class: 'axis', 'aria-hidden': 'true' },
        h('span', {}, 'less'),
        h('span', {}, 'the same'),
        h('span', {}, 'more'),
      ),
    h('p', {}, verdict(measure) + brought(measure)),
    h('p', { class: 'quiet' }, means(measure)),
  );

const rows = ({ measures }) => h('ul', { class: 'rows' }, measures.map(row));

function armSizes({ offered, withheld, ratio }) {
  const missing =
    offered.missing === null || withheld.missing === null
      ? ''
      : ` At the till ${percent(offered.missing)} of the moments with and ${percent(withheld.missing)} of those without were not completed, and are missing.`;
  return `Suggestions were withheld in ${count(withheld.assigned)} of ${some(offered.assigned + withheld.assigned, 'moment')} (${percent(ratio.found)}; expected ${percent(ratio.expected)}).${missing}`;
}

const warnings = ({ warnings }) =>
  warnings.map(({ code, message }) => h('p', { class: 'late', 'data-key': code }, message));

/** What each surface says by itself, where there are several. */
const bySurface = ({ surfaces: all }) =>
  all.length < 2
    ? []
    : all.map(one =>
        h(
          'details',
          { 'data-key': one.surface },
          h('summary', {}, surfaces[one.surface] ?? one.surface),
          rows(one),
        ),
      );

/** Whether suggestions helped: moments in which they were offered beside those in which they were withheld. */
export const experimentSection = ({ experiment }) =>
  section(
    'holdout',
    'Did suggestions help?',
    '',
    h('p', { class: 'quiet', 'data-key': 'sizes' }, armSizes(experiment)),
    warnings(experiment),
    rows(experiment),
    bySurface(experiment),
    h(
      'p',
      { class: 'quiet', 'data-key': 'how' },
      'The line is where the difference lies with 95% certainty, however often one looks. Returns are taken off, and the largest 1% of values count as the smallest of them.',
    ),
  );
