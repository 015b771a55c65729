import { bar } from './bars.js';
import { h } from './dom.js';
import { byMost, list, section } from './section.js';
import { count, day, money, percent, some } from './format.js';

const bases = {
  general: 'what everybody buys',
  basket: 'the basket',
  stated: 'what they said',
  history: 'their history',
  social: 'social data',
};

const outcomes = [
  ['accepted', 'good', 'accepted'],
  ['replaced', 'half', 'something else'],
  ['declined', 'no', 'declined'],
];

const chips = (lead, id, all) =>
  all.length > 0 &&
  h(
    'ul',
    { class: 'chips', 'aria-label': lead },
    h('li', { 'aria-hidden': 'true' }, lead),
    all.map(item =>
      h(
        'li',
        { class: 'chip' },
        item[id] === null ? 'others' : (item.label ?? item[id]),
        ' ',
        h('b', {}, count(item.n)),
      ),
    ),
  );

function suggestionRow(item) {
  const {
    suggestion,
    title,
    kind,
    basis,
    shown,
    acceptance,
    asked,
    found,
    prices,
    expired,
    failed,
    withheld,
  } = item;
  const whole = Math.max(shown, item.accepted + item.replaced + item.declined);
  const rest = [
    asked && `asked ${count(asked)}`,
    ...prices.map(({ currency, mean }) => `accepted at ${money({ currency, value: mean })} on average`),
    found && `in the completed basket ${count(found)}`,
    expired && `out of time ${count(expired)}`,
    failed && `failed ${count(failed)}`,
    withheld && `withheld ${count(withheld)}`,
  ].filter(Boolean);
  return h(
    'li',
    { 'data-key': `s-${suggestion ?? ''}-${kind}-${basis}` },
    h(
      'div',
      { class: 'row' },
      h('p', { class: 'title' }, suggestion === null ? 'All others' : (title ?? suggestion)),
      h('p', { class: 'share' }, percent(acceptance)),
    ),
    kind &&
      h('p', { class: 'quiet' }, `${kind[0].toUpperCase()}${kind.slice(1)}, from ${bases[basis] ?? basis}`),
    bar(
      outcomes.map(([name, look]) => [look, item[name]]),
      whole,
    ),
    h(
      'ul',
      { class: 'legend' },
      h('li', { class: 'is-rest' }, `seen ${count(shown)}`),
      outcomes
        .filter(([name]) => item[name])
        .map(([name, look, label]) => h('li', { class: `is-${look}` }, `${label} ${count(item[name])}`)),
      rest.map(text => h('li', {}, text)),
    ),
    chips('Why not', 'reason', item.reasons),
    chips('Instead', 'instead', item.instead),
  );
}

/** A suggestion that is made no more, and why. */
function retiredRow({ suggestion, title, surface, at, accepted, refused, minAcceptance, reason, label }) {
  const seen = count(accepted + refused);
  return h(
    'li',
    { 'data-key': `r-${suggestion}-${surface}` },
    h('p', { class: 'title' }, `Retired: ${title ?? suggestion}`),
    h(
      'p',
      { class: 'quiet' },
      `Since ${day(at)}, for the ${surface}: accepted in ${count(accepted)} of ${seen} moments, which is less than ${percent(minAcceptance)}.`,
      reason === null ? '' : ` Most said: ${label ?? reason}.`,
    ),
  );
}

export const suggestionsSection = ({ suggestions, retired }) =>
  section(
    'suggestions',
    'Suggestions',
    'No suggestion was seen yet.',
    list([...suggestions].sort(byMost('suggestion')).map(suggestionRow), n => some(n, 'more suggestion')),
    list(retired.map(retiredRow), n => some(n, 'more retired suggestion'), 'more-retired'),
  );
