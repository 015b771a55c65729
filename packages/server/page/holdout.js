import { bar } from './bars.js';
import { h } from './dom.js';
import { section } from './section.js';
import { count, money, percent, short, some } from './format.js';

const fewest = 30;

/** How far apart two shares may be by chance, 19 times of 20. @param {{ moments: number, share: number }} arm */
const variance = ({ moments, share }) => (share * (1 - share)) / moments;

function verdict({ offered, withheld, difference }) {
  if (difference === null) return 'Nothing to compare yet.';
  const points = `${short(Math.abs(100 * difference))} points ${difference < 0 ? 'fewer' : 'more'}`;
  if (Math.min(offered.moments, withheld.moments) < fewest)
    return `${points} with suggestions, so far: under ${fewest} moments on a side say little.`;
  const chance = 1.96 * Math.sqrt(variance(offered) + variance(withheld));
  return Math.abs(difference) > chance
    ? `${points} with suggestions. Chance alone would give less than ${short(100 * chance)} 19 times of 20.`
    : `${points} with suggestions, which can be chance (up to ${short(100 * chance)} points either way).`;
}

const arm = (key, name, { moments, accepted, completed, share }, totals) =>
  h(
    'li',
    { 'data-key': key },
    h('div', { class: 'row' }, h('p', { class: 'title' }, name), h('p', { class: 'share' }, percent(share))),
    bar([['good', completed]], moments),
    h(
      'p',
      { class: 'quiet' },
      `${count(completed)} of ${some(moments, 'moment')} completed${accepted ? `, a suggestion accepted in ${count(accepted)}` : ''}${totals}.`,
    ),
  );

const totalsOf = ({ totals }) => totals.map(total => `, ${money(total)}`).join('');

/** Moments with suggestions against those in which they were withheld. */
export const holdoutSection = ({ holdout }) =>
  section(
    'holdout',
    'Did suggestions help?',
    'Withhold them in a share of moments (pacing.holdout) to find out.',
    holdout
      ? [
          h(
            'ul',
            { class: 'rows' },
            arm('with', 'With suggestions', holdout.offered, totalsOf(holdout.offered)),
            arm('without', 'Withheld', holdout.withheld, totalsOf(holdout.withheld)),
          ),
          h('p', {}, verdict(holdout)),
        ]
      : [],
  );
