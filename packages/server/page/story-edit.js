import { h } from './dom.js';
import { some } from './format.js';
import { wordDiff } from './word-diff.js';

const limits = { team: 600, customer: 600, thanks: 240, share: 280 };
const rules = {
  customer: 'A customer’s words can be shortened, and no others put in.',
  team: 'Lightly: at most one word in five can be new.',
  thanks: 'Lightly: at most one word in five can be new.',
};
const wordCount = text => text.split(/\s+/).filter(Boolean).length;
const marks = { same: text => text, out: text => h('del', {}, text), in: text => h('ins', {}, text) };

function changes(before, after) {
  const parts = wordDiff(before, after);
  const n = kind =>
    parts.filter(part => part.kind === kind).reduce((sum, { text }) => sum + wordCount(text), 0);
  const [out, added] = [n('out'), n('in')];
  if (!out && !added) return [h('p', { class: 'quiet' }, 'Nothing is changed yet.')];
  return [
    h('p', { class: 'quiet' }, `${some(out, 'word')} left out, ${some(added, 'word')} put in:`),
    h(
      'p',
      { class: 'diff', dir: 'auto' },
      parts.map(({ kind, text }) => marks[kind](text)),
    ),
  ];
}

/**
 * The form in which a story is edited before it is approved. It holds what is typed; the page is drawn around it.
 * @param {object} story
 * @param {{ save: (edit: object) => void, cancel: () => void }} actions
 */
export function editForm(story, { save, cancel }) {
  const id = `edit-${story.id}`;
  const limit = limits[story.kind];
  const field = h('textarea', { id, rows: '5', dir: 'auto', 'aria-describedby': `${id}-rule ${id}-room` });
  field.value = story.text.replaceAll('•••', '…');
  const room = h('p', { class: 'quiet', id: `${id}-room` });
  const diff = h('div', { class: 'changes' });
  const isShared = h('input', { type: 'checkbox', id: `${id}-shared` });
  const share = h('textarea', { id: `${id}-share`, rows: '3', dir: 'auto' });
  const shareRoom = h('p', { class: 'quiet' });
  const sharing = h(
    'div',
    { class: 'field', hidden: true },
    h('label', { for: `${id}-share` }, 'What may be passed on'),
    share,
    shareRoom,
  );
  const left = (area, most) => `${some(most - [...area.value.trim()].length, 'character')} left`;
  const draw = () => {
    room.textContent = left(field, limit);
    room.className = [...field.value.trim()].length > limit ? 'late' : 'quiet';
    shareRoom.textContent = left(share, limits.share);
    diff.replaceChildren(...changes(story.text, field.value.trim()));
  };
  const form = h(
    'form',
    { class: 'edit' },
    h('label', { for: id }, 'As it will appear'),
    field,
    h('p', { class: 'quiet', id: `${id}-rule` }, rules[story.kind]),
    room,
    diff,
    story.kind !== 'thanks' && [
      h('label', { class: 'check', for: `${id}-shared` }, isShared, 'May be passed on to people outside'),
      sharing,
    ],
    h(
      'div',
      { class: 'actions' },
      h('button', { class: 'button' }, 'Approve this'),
      h('button', { type: 'button', class: 'quiet-button', click: cancel }, 'Cancel'),
    ),
  );
  form.addEventListener('input', draw);
  isShared.addEventListener('change', () => {
    sharing.hidden = !isShared.checked;
    if (isShared.checked && !share.value)
      share.value = [...field.value.trim()].slice(0, limits.share).join('');
    draw();
  });
  form.addEventListener('keydown', event => {
    if (event.key === 'Escape') cancel();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    save({
      text: field.value.trim(),
      ...(isShared.checked && share.value.trim() && { share: { text: share.value.trim() } }),
    });
  });
  draw();
  return form;
}
