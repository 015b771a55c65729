import { h, morph } from './dom.js';
import { openDoor } from './door.js';
import { away, count, time } from './format.js';
import { storyItem } from './story.js';
import { editForm } from './story-edit.js';

const every = 5000;
const most = 200;
const byId = id => document.getElementById(id);
const root = document.documentElement;
const states = { waiting: 'Waiting', approved: 'Approved', declined: 'Declined' };
const nothing = {
  waiting: 'Nothing is waiting. What the team tells, and what customers let you quote, comes here first.',
  approved: 'Nothing is approved yet.',
  declined: 'Nothing was declined.',
};

let state = 'waiting';
let page = null;
let readAt = null;
/** What is said: why there is nothing new, or what became of the last decision. */
let problem = '';
let said = '';
let timer = 0;
/** Tells an answer that was asked for under another key or state. */
let turn = 0;
const busy = new Set();
/** Forms by their stories: they hold what is typed while the page is drawn anew. */
const forms = new Map();
let sureOf = null;

const door = openDoor({
  slot: 'tillside.manage',
  wrongKey: 'This key may not decide on stories: it takes the manage key.',
  enter: () => {
    show();
    void read();
  },
  leave: () => {
    turn += 1;
    clearTimeout(timer);
    [page, readAt, problem, said, state, sureOf] = [null, null, '', '', 'waiting', null];
    busy.clear();
    forms.clear();
    byId('stories').replaceChildren();
    byId('store').textContent = '';
    document.title = 'Stories';
    show();
  },
});

async function read() {
  clearTimeout(timer);
  const mine = (turn += 1);
  let next = every;
  try {
    const order = state === 'waiting' ? 'oldest' : 'newest';
    const response = await door.ask(`../stories?state=${state}&order=${order}&limit=${most}`);
    const refused = await door.refusal(response);
    if (mine !== turn) return;
    if (refused) return door.leave(refused);
    if (!response.ok) next = 1000 * Math.max(every / 1000, Number(response.headers.get('retry-after')));
    if (!response.ok) throw new Error('not now');
    const found = await response.json();
    if (mine !== turn) return;
    [page, readAt, problem] = [{ ...found, state }, new Date(), ''];
    door.opened();
  } catch {
    if (mine !== turn) return;
    problem = readAt
      ? `The server does not answer. This is how it was at ${time(readAt)}.`
      : 'The server does not answer. Trying again.';
  }
  show();
  // Nobody looks at a page in the background: it reads when it is looked at again.
  if (!document.hidden) timer = setTimeout(read, next);
}

const outcomes = { approved: 'Approved: it is in the Huddle now.', declined: 'Declined.' };
const meanwhile = {
  approved: 'Somebody else has approved it meanwhile.',
  declined: 'Somebody else has declined it meanwhile.',
};

/** What is said of an answer, and whether the story leaves the list. */
async function outcomeOf(answer) {
  if (answer.status === 204) return ['Erased.', true];
  if (answer.status === 404) return ['It is gone: it was erased, or the customer took the words back.', true];
  const { state: decided, code, detail, story } = await answer.json().catch(() => ({}));
  if (answer.ok) return [outcomes[decided], true];
  if (code === 'decided') return [meanwhile[story.state], true];
  if (code === 'changed') return ['The words were changed meanwhile. Read them again.', false];
  if (code === 'long') return [`It is too long for a story. ${detail} Edit it first.`, false];
  if (code === 'edit' || code === 'personal') return [`Not approved. ${detail}`, false];
  throw new Error('not now');
}

/** What has the focus once a story is gone: the next one's first button, or the state's own. */
function nextFocus(id) {
  const items = [...document.querySelectorAll('.story')];
  const at = items.findIndex(item => item.dataset.key === id);
  if (at < 0 || !items[at].contains(document.activeElement)) return undefined;
  const next = items[at + 1] ?? items[at - 1];
  return next?.querySelector('button') ?? document.querySelector('#tabs [aria-pressed=true]');
}

async function send(story, options) {
  if (busy.has(story.id)) return;
  busy.add(story.id);
  show();
  try {
    const [words, isGone] = await outcomeOf(await door.ask(`../stories/${story.id}`, options));
    busy.delete(story.id);
    said = words;
    const next = isGone ? nextFocus(story.id) : undefined;
    if (isGone && page) {
      forms.delete(story.id);
      page = { ...page, stories: page.stories.filter(({ id }) => id !== story.id) };
    }
    show();
    next?.focus();
    void read();
  } catch {
    busy.delete(story.id);
    said = 'The server did not answer. Nothing was decided.';
    show();
  }
}

const decide = (story, decision) =>
  send(story, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version: story.version, ...decision }),
  });

function startEditing(story) {
  const stop = () => {
    forms.delete(story.id);
    show();
    document.querySelector(`[data-key="${story.id}"] [data-action^=Edit]`)?.focus();
  };
  const form = editForm(story, {
    save: edit => decide(story, { decision: 'approve', ...edit }),
    cancel: stop,
  });
  forms.set(story.id, form);
  show();
  form.querySelector('textarea').focus();
}

function remove(story) {
  if (sureOf === story.id) return void send(story, { method: 'DELETE' });
  sureOf = story.id;
  said = 'It goes from the Huddle and from here, and cannot be brought back.';
  show();
}

const itemOf = (story, ago) =>
  storyItem(story, {
    ago,
    isEdited: forms.has(story.id),
    isBusy: busy.has(story.id),
    isSure: sureOf === story.id,
    approve: () => void decide(story, { decision: 'approve' }),
    decline: () => void decide(story, { decision: 'decline' }),
    edit: () => startEditing(story),
    remove: () => remove(story),
  });

const tab = ([name, label]) =>
  h(
    'button',
    {
      type: 'button',
      'data-key': name,
      class: 'tab',
      'aria-pressed': String(name === state),
      click: () => {
        [state, said, sureOf] = [name, '', null];
        forms.clear();
        show();
        void read();
      },
    },
    label,
    page && h('span', {}, ` ${count(page.counts[name])}`),
  );

function show() {
  root.dataset.state = door.key ? (page ? 'results' : 'loading') : 'door';
  const words = problem || said;
  root.dataset.away = String(words !== '');
  const line = byId('line');
  if (line.textContent !== words) line.textContent = words;
  byId('wait').textContent = problem ? 'Nothing to show yet.' : 'Reading the stories …';
  if (!page) return;
  const now = new Date();
  document.title = `Stories · ${page.store}`;
  byId('store').textContent = `${page.store}, as of ${time(readAt)}`;
  morph(byId('tabs'), h('div', {}, Object.entries(states).map(tab)));
  // The stories of another state stay until those that were asked for are there.
  byId('stories').toggleAttribute('aria-busy', page.state !== state);
  const items = page.stories.map(story => itemOf(story, then => away(then, now)));
  const more = page.counts[page.state] - page.stories.length;
  const parts = items.length
    ? [
        h('ol', { class: 'list', 'data-key': page.state }, items),
        page.next && h('p', { class: 'quiet', 'data-key': 'more' }, `and ${count(more)} more`),
      ]
    : [h('p', { class: 'empty', 'data-key': 'empty' }, nothing[page.state])];
  morph(byId('stories'), h('div', {}, parts));
  for (const [id, form] of forms) {
    const place = document.querySelector(`[data-key="${id}"] > [data-kept]`);
    if (place && form.parentNode !== place) place.replaceChildren(form);
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && door.key) void read();
});

show();
if (door.key) void read();
