import { h } from './dom.js';
import { share, sum } from './section.js';
import { count, percent, some } from './format.js';

/** The four figures that are looked at first. */
export function figures({ promises, suggestions, scores, moments }) {
  const [kept, asked] = [sum(promises, item => item.kept.yes), sum(promises, item => item.kept.of)];
  const [accepted, shown] = [sum(suggestions, item => item.accepted), sum(suggestions, item => item.shown)];
  const csat = scores.filter(({ type }) => type === 'csat');
  const n = sum(csat, item => item.n);
  const satisfied = sum(csat, item => (item.n * (item.score ?? 0)) / 100);
  const figure = (key, name, value, detail) =>
    h(
      'div',
      { 'data-key': key },
      h('dt', {}, name),
      h('dd', { class: 'figure' }, value),
      h('dd', { class: 'quiet' }, detail),
    );
  return h(
    'dl',
    { class: 'figures', 'data-key': 'figures' },
    figure(
      'kept',
      'Promises kept',
      percent(share(kept, asked)),
      asked ? `of ${some(asked, 'answer')}` : 'no answers yet',
    ),
    figure(
      'accepted',
      'Suggestions accepted',
      percent(share(accepted, shown)),
      `${count(accepted)} of ${count(shown)} seen`,
    ),
    figure(
      'csat',
      'Satisfied (CSAT)',
      percent(share(satisfied, n)),
      n ? `of ${some(n, 'answer')}` : 'no answers yet',
    ),
    figure(
      'moments',
      'Moments completed',
      count(moments.completed),
      `${count(moments.voided)} voided, ${count(moments.returned)} returned, ${count(moments.partlyReturned)} in part`,
    ),
  );
}
