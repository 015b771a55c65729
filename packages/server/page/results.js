import { h, morph } from './dom.js';
import { holdoutPart } from './holdout.js';
import { figures } from './figures.js';
import { promisesPart } from './promises.js';
import { droppedPart, scoresPart, wordsPart } from './said.js';
import { suggestionsPart } from './suggestions.js';
import { away, time } from './words.js';
import { waitingPart } from './waiting.js';

const every = 5000;
const patience = 10_000;
const slot = 'tillside.key';
const byId = id => document.getElementById(id);
const root = document.documentElement;

let key = keyFromAddress() ?? kept();
let results = null;
let readAt = null;
let problem = '';
let timer = 0;
/** Tells an answer that was asked for under another key or range. */
let turn = 0;
const busy = new Set();

/** A key in the address's fragment never reaches a server; out of sight it stays out of screenshots too. */
function keyFromAddress() {
  const found = new URLSearchParams(location.hash.slice(1)).get('key');
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  if (found) keep(found);
  return found;
}

function kept() {
  try {
    return sessionStorage.getItem(slot);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    if (value) sessionStorage.setItem(slot, value);
    else sessionStorage.removeItem(slot);
  } catch {
    // Without storage the key is asked for again after a reload.
  }
}

/** @param {string} path @param {RequestInit} [options] */
const ask = (path, options) =>
  fetch(path, {
    ...options,
    headers: { authorization: `Bearer ${key}` },
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  });

const isoDay = date => date.toISOString().slice(0, 10);
const range = () => {
  const now = Date.now();
  return `from=${isoDay(new Date(now - (Number(byId('days').value) - 1) * 86_400_000))}&to=${isoDay(new Date(now))}`;
};

/** Why a key is of no use here; undefined for any other answer. */
async function refusal(response) {
  if (response.status === 401) return 'No store has this key.';
  if (response.status !== 403) return undefined;
  const { code } = await response.json().catch(() => ({}));
  return code === 'wrong-key'
    ? 'This key may not read results: it takes the read key.'
    : 'The server does not take this key from this page.';
}

async function read() {
  clearTimeout(timer);
  const mine = (turn += 1);
  let next = every;
  try {
    const response = await ask(`results?${range()}`);
    const refused = await refusal(response);
    if (mine !== turn) return;
    if (refused) return leave(refused);
    if (!response.ok) next = 1000 * Math.max(every / 1000, Number(response.headers.get('retry-after')));
    if (!response.ok) throw new Error('not now');
    const found = await response.json();
    if (mine !== turn) return;
    [results, readAt, problem] = [found, new Date(), ''];
    byId('key').value = '';
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
  return tasks[at + 1] ?? tasks[at - 1] ?? byId('of-waiting');
}

async function done(response) {
  if (busy.has(response)) return;
  busy.add(response);
  show();
  try {
    const answer = await ask(`follow-ups/${encodeURIComponent(response)}/done`, { method: 'POST' });
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

function show() {
  root.dataset.state = key ? (results ? 'results' : 'loading') : 'door';
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
    figures(results),
    h(
      'div',
      { class: 'grid', 'data-key': 'grid' },
      h(
        'div',
        { 'data-key': 'one' },
        waitingPart(results, { now, ago, done, busy }),
        promisesPart(results),
        scoresPart(results),
      ),
      h(
        'div',
        { 'data-key': 'two' },
        suggestionsPart(results),
        holdoutPart(results),
        wordsPart(results, ago),
        droppedPart(results),
      ),
    ),
  ];
  morph(byId('results'), h('div', {}, parts));
}

function enter(value) {
  key = value;
  keep(value);
  byId('refused').textContent = '';
  show();
  void read();
}

function leave(why = '') {
  turn += 1;
  clearTimeout(timer);
  [key, results, readAt, problem] = [null, null, null, ''];
  keep(null);
  busy.clear();
  byId('results').replaceChildren();
  byId('store').textContent = '';
  document.title = 'Results';
  show();
  byId('refused').textContent = why;
  byId('key').setAttribute('aria-invalid', String(why !== ''));
  if (!why) byId('key').value = '';
  byId('key').focus();
  // What was wrong is there to be mended, or typed over.
  byId('key').select();
}

byId('door').addEventListener('submit', event => {
  event.preventDefault();
  const value = byId('key').value.trim();
  // A header takes no others, and no key has any.
  if (/^[\x21-\x7e]+$/.test(value)) enter(value);
  else leave('No store has this key.');
});
byId('leave').addEventListener('click', () => leave());
byId('days').addEventListener('change', () => void read());
addEventListener('hashchange', () => {
  const found = keyFromAddress();
  if (found) enter(found);
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && key) void read();
});

show();
if (key) void read();
