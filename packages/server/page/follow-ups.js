import { h } from './dom.js';
import { section } from './section.js';
import { count, day, some } from './format.js';

const more = (open, told) => open > told && h('p', { class: 'quiet' }, `and ${count(open - told)} more`);

const hrefOf = ({ channel, value }) =>
  `${channel === 'email' ? 'mailto' : 'tel'}:${encodeURIComponent(value)}`;

const due = (time, now, ago) => {
  const isLate = Date.parse(time) < now.getTime();
  return h(
    'p',
    { class: isLate ? 'late' : 'quiet' },
    isLate ? 'Was due ' : 'Due ',
    h('time', { datetime: time }, ago(time)),
  );
};

function followUp({ response, form, title, contact, asked, due: until }, { now, ago, done, busy }) {
  const name = title ?? form;
  return h(
    'li',
    { 'data-key': `f-${response}`, class: 'task' },
    h(
      'div',
      {},
      h(
        'p',
        { class: 'title' },
        contact ? h('a', { href: hrefOf(contact) }, contact.value) : 'Wants to hear from you',
      ),
      h(
        'p',
        { class: 'quiet' },
        `${name} · asked `,
        h('time', { datetime: asked }, ago(asked)),
        contact ? '' : ', left no address: look in the words below',
      ),
      due(until, now, ago),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'quiet-button',
        'aria-label': `Done: ${contact?.value ?? name}`,
        'aria-disabled': busy.has(response) ? 'true' : null,
        click: () => done(response),
      },
      busy.has(response) ? 'Saving …' : 'Done',
    ),
  );
}

/** What people still have to do: follow-ups that were offered, and customers who asked to be forgotten. */
export function followUpsSection({ followUps, erasures }, help) {
  const { now, ago } = help;
  const tasks = followUps.due.map(item => followUp(item, help));
  const requests = erasures.due.map(({ ref, received, due: until }) =>
    h(
      'li',
      { 'data-key': `e-${ref}`, class: 'task' },
      h(
        'div',
        {},
        h('p', { class: 'title' }, ref),
        h('p', { class: 'quiet' }, `Asked to be forgotten on ${day(received)}`),
        due(until, now, ago),
      ),
    ),
  );
  const late = followUps.overdue + erasures.overdue;
  return section(
    'follow-ups',
    'Waiting for somebody',
    'Nobody is waiting for you.',
    [
      late > 0 && h('p', { class: 'late' }, `${some(late, 'is', 'are')} overdue.`),
      tasks.length > 0 && [
        h('h3', {}, 'Follow-ups ', h('b', {}, count(followUps.open))),
        h('ul', { class: 'rows' }, tasks),
        more(followUps.open, tasks.length),
      ],
      requests.length > 0 && [
        h('h3', {}, 'To be forgotten ', h('b', {}, count(erasures.open))),
        h('ul', { class: 'rows' }, requests),
        more(erasures.open, requests.length),
        h(
          'p',
          { class: 'quiet' },
          'Make sure that it was them. Your systems erase a customer with the manage key: ',
          h('code', {}, 'DELETE /customers/…'),
        ),
      ],
    ].filter(Boolean),
  );
}
