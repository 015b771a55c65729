import { h } from './dom.js';

const reasons = {
  email: 'an e-mail address',
  number: 'a number of 7 or more digits',
  customer: 'the name or reference of a customer',
};

/** Who says it: the line above the words. */
function headline({ kind, by, thanks, team }) {
  const from = by ?? team;
  if (kind === 'customer') return ['A customer', 'who agreed to be quoted'];
  if (kind === 'thanks') return [`Thanks to ${thanks}`, from && `from ${from}`];
  return [from ? `Told by ${from}` : 'Told by the team', by && team];
}

const abouts = { promise: 'About the promise', suggestion: 'About the suggestion', product: 'About' };

function details({ kind, about, thanks, question, share }) {
  const rows = [
    kind === 'customer' && question && ['Asked', question],
    about && [abouts[about.kind], about.title ?? about.id],
    kind === 'team' && thanks && ['Thanks', thanks],
    share && ['May be passed on', share.text],
  ].filter(Boolean);
  return (
    rows.length > 0 &&
    h(
      'dl',
      { class: 'details' },
      rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', { dir: 'auto' }, value))),
    )
  );
}

const ruling = ({ declinedBy, found }) =>
  declinedBy === 'rule' &&
  h(
    'p',
    { class: 'late' },
    `Declined by rule, as it had ${found.map(one => reasons[one]).join(' and ')}. It can be approved without.`,
  );

/** What can be done with a story. @param {object} story @param {object} actions */
function buttons(story, { approve, decline, edit, remove, isBusy, isSure }) {
  const button = (name, click, looks = 'quiet-button') =>
    h(
      'button',
      {
        type: 'button',
        class: looks,
        'data-action': name,
        'aria-describedby': `words-${story.id}`,
        'aria-disabled': isBusy ? 'true' : null,
        click,
      },
      name,
    );
  const erase = button(isSure ? 'Yes, erase it' : 'Erase', remove);
  if (story.state === 'waiting')
    return [button('Approve', approve, 'button'), button('Edit', edit), button('Decline', decline)];
  return story.declinedBy === 'rule' ? [button('Edit and approve', edit), erase] : [erase];
}

/** One story: who says it, the words, and what can be done. */
export function storyItem(story, actions) {
  const [who, more] = headline(story);
  const words = story.edited ?? story.text;
  return h(
    'li',
    { 'data-key': story.id, class: 'story', 'data-kind': story.kind },
    h(
      'p',
      { class: 'kicker' },
      h('b', {}, who),
      more && ` ${more}`,
      h('time', { datetime: story.time }, actions.ago(story.time)),
    ),
    h('blockquote', { id: `words-${story.id}`, dir: 'auto' }, words),
    story.edited !== null && h('p', { class: 'quiet' }, 'Said: ', h('q', { dir: 'auto' }, story.text)),
    details(story),
    ruling(story),
    actions.isEdited
      ? h('div', { 'data-key': 'edit', 'data-kept': true })
      : h('div', { class: 'actions' }, buttons(story, actions)),
  );
}
