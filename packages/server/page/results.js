import { h, morph } from './dom.js';
import { openDoor } from './door.js';
import { experimentSection } from './experiment.js';
import { holdoutSection } from './holdout.js';
import { figures } from './figures.js';
import { promisesSection } from './promises.js';
import { droppedSection, scoresSection, commentsSection } from './comments.js';
import { suggestionsSection } from './suggestions.js';
import { away, time } from './format.js';
import { followUpsSection } from './follow-ups.js';

const every = 5000;
const byId = id => document.getElementById(id);
const root = document.documentElement;

const door = openDoor({
  slot: 'tillside.key',
  wrongKey: 'This key may not read results: it takes the read key.',
  enter: () => {
    show();
    void read();
  },
  leave: () => {
    turn += 1;
    clearTimeout(timer);
    [results, readAt, problem] = [null, null, ''];
    busy.clear();
    byId('results').replaceChildren();
    byId('store').textContent = '';
    document.title = 'Results';
    show();
  },
});
let results = null;
let readAt = null;
let problem = '';
let timer = 0;
/** Tells an answer that was asked for under another key or range. */
let turn = 0;
const busy = new Set();

async function read() {
  clearTimeout(timer);
  const mine = (turn += 1);
  let next = every;
  try {
    const response = await door.ask(`results?days=${byId('days').value}`);
    const refused = await door.refusal(response);
    if (mine !== turn) return;
    if (refused) return door.leave(refused);
    if (!response.ok) next = 1000 * Math.max(every / 1000, Number(response.headers.get('retry-after')));
    if (!response.ok) throw new Error('not now');
    const found = await response.json();
    if (mine !== turn) return;
    [results, readAt, problem] = [found, new Date(), ''];
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

/** What has the focus once a follow-up is gone: the one after it, or the heading. */
function nextTask(response) {
  const tasks = [...document.querySelectorAll('.task button')];
  const at = tasks.findIndex(button => button.closest('li').dataset.key === `f-${response}`);
  if (at < 0 || document.activeElement !== tasks[at]) return undefined;
  return tasks[at + 1] ?? tasks[at - 1] ?? byId('of-follow-ups');
}

async function done(response) {
  if (busy.has(response)) return;
  busy.add(response);
  show();
  try {
    const answer = await door.ask(`follow-ups/${encodeURIComponent(response)}/done`, { method: 'POST' });
    // One that is gone was done by somebody else.
    if (!answer.ok && answer.status !== 404) throw new Error('not now');
    if (results) {
      const { due, open } = results.followUps;
      results.followUps = {
        ...results.followUps,
        open: open - 1,
        due: due.filter(item => item.response !== response),
      };
    }
    const next = nextTask(response);
    busy.delete(response);
    show();
    next?.focus();
    void read();
  } catch {
    busy.delete(response);
    problem = 'The server did not answer. The follow-up is still open.';
    show();
  }
}

/** Whether moments are counted under their arms; pages of version 0.2 only count what was seen. */
const isAssigned = ({ experiment: { offered, withheld } }) => offered.assigned + withheld.assigned > 0;

function show() {
  root.dataset.state = door.key ? (results ? 'results' : 'loading') : 'door';
  root.dataset.away = String(problem !== '');
  const line = byId('line');
  if (line.textContent !== problem) line.textContent = problem;
  byId('wait').textContent = problem ? 'Nothing to show yet.' : 'Reading the results …';
  if (!results) return;
  const now = new Date();
  const ago = then => away(then, now);
  document.title = `Results · ${results.store}`;
  byId('store').textContent = `${results.store}, as of ${time(readAt)}`;
  const parts = [
    results.note && h('p', { class: 'note', role: 'note', 'data-key': 'note' }, results.note),
    figures(results),
    h(
      'div',
      { class: 'grid', 'data-key': 'grid' },
      h(
        'div',
        { 'data-key': 'one' },
        followUpsSection(results, { now, ago, done, busy }),
        promisesSection(results),
        scoresSection(results),
        isAssigned(results) ? experimentSection(results) : holdoutSection(results),
      ),
      h(
        'div',
        { 'data-key': 'two' },
        suggestionsSection(results),
        commentsSection(results, ago),
        droppedSection(results),
      ),
    ),
  ];
  morph(byId('results'), h('div', {}, parts));
}

byId('days').addEventListener('change', () => void read());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && door.key) void read();
});

show();
if (door.key) void read();
