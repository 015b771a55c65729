import { columns } from './bars.js';
import { h } from './dom.js';
import { list, section } from './section.js';
import { count, short, some, typeName } from './format.js';

const scales = {
  csat: ['CSAT', 'satisfied', score => `${short(score)}%`],
  nps: ['NPS', '−100 to 100', score => (score > 0 ? `+${short(score)}` : short(score).replace('-', '−'))],
  ces: ['CES', 'of 7, high is easy', score => short(score)],
};

const scoreRow = ({ form, question, label, type, n, score, histogram }, title) => {
  const [name, means, format] = scales[type];
  return h(
    'li',
    { 'data-key': `q-${form}-${question}-${type}`, class: 'score' },
    h('p', { class: 'title' }, question === null ? 'All other questions' : (label ?? question)),
    title && h('p', { class: 'quiet' }, title),
    h(
      'p',
      {},
      h('b', { class: 'figure' }, score === null ? '–' : format(score)),
      h('span', { class: 'quiet' }, ` ${name}, ${means} · ${some(n, 'answer')}`),
    ),
    columns(histogram),
  );
};

export const scoresSection = ({ scores, forms }) =>
  section(
    'scores',
    'What customers score',
    'Nobody gave a score yet.',
    list(
      scores.map(item => scoreRow(item, forms.find(({ form }) => form === item.form)?.title)),
      n => some(n, 'more question'),
    ),
  );

export const commentsSection = ({ comments }, ago) =>
  section(
    'comments',
    'What customers said last',
    'Nobody wrote anything yet.',
    comments.length
      ? h(
          'ul',
          { class: 'rows' },
          comments.map(({ time, question, label, text }, at) =>
            h(
              'li',
              { 'data-key': `w-${time}-${at}` },
              h('blockquote', {}, text),
              h('p', { class: 'quiet' }, `${label ?? question} · `, h('time', { datetime: time }, ago(time))),
            ),
          ),
        )
      : [],
  );

export const droppedSection = ({ dropped }) =>
  section(
    'dropped',
    'Lost on the way',
    'Nothing was lost on the way here, as far as devices have told.',
    dropped.length
      ? h(
          'ul',
          { class: 'rows' },
          dropped.map(({ why, type, n }) =>
            h(
              'li',
              { 'data-key': `d-${why}-${type}` },
              h('p', {}, h('b', {}, `${count(n)} × ${typeName(type)}`)),
              h('p', { class: 'quiet' }, why ?? 'For other reasons'),
            ),
          ),
        )
      : [],
  );
