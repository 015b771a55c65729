import { h } from './dom.js';
import { openDoor } from './door.js';
import { loadWords, wordsFor } from './huddle-words.js';

const byId = id => document.getElementById(id);
const root = document.documentElement;
const huddle = byId('huddle');
const dayLength = 86_400_000;
const periods = [4, 12, 52];
/** As many results as `max` says in the page. */
const atTop = 3;

/** Why there is nothing new; empty while there is. */
let problem = '';
let words = wordsFor('en');
let readAt = null;

const door = openDoor({
  slot: 'tillside.team',
  wrongKey: 'This key may not read the Huddle: it takes the team key.',
  enter: () => {
    void readTeams();
    read();
  },
  leave: () => {
    [problem, readAt] = ['', null];
    huddle.src = huddle.endpoint = huddle.value = null;
    byId('team').replaceChildren();
    byId('teams').hidden = true;
    byId('name').textContent = document.title = 'Huddle';
    byId('dates').textContent = '';
    show();
  },
});

/** All that the elements ask goes out with the key in a header, which no address and no log has. */
huddle.fetch = async (input, options = {}) => {
  // Without a key, what somebody told waits in the outbox.
  if (!door.key) throw new TypeError('There is no key.');
  const headers = new Headers(options.headers);
  headers.set('authorization', `Bearer ${door.key}`);
  const isRead = (options.method ?? 'GET') === 'GET';
  try {
    const response = await fetch(input, { ...options, headers, redirect: 'error' });
    // A key that opens the Huddle may send its signals; with another they would be refused for good.
    if (isRead && (response.ok || response.status === 304)) huddle.endpoint = '../signals';
    if (isRead) void judge(response.clone());
    return response;
  } catch (error) {
    if (isRead) away();
    throw error;
  }
};

/** What an answer to a reading means for the page around the elements. */
async function judge(response) {
  const refused = await door.refusal(response);
  if (refused) return door.leave(refused);
  if (response.status === 404 && byId('team').value) {
    byId('team').replaceChildren();
    return void readTeams().then(read);
  }
  if (!response.ok && response.status !== 304) return away();
  [problem, readAt] = ['', new Date()];
  door.opened();
  show();
}

function away() {
  problem = readAt ? words.away(clock(readAt)) : words.unanswered;
  show();
}

const clock = time => time.toLocaleTimeString(root.lang, { hour: '2-digit', minute: '2-digit' });
const isoDay = time => new Date(time).toISOString().slice(0, 10);

/** The first day of a number of whole weeks that are over; the server's own choice for the first number. */
function firstDay(weeks) {
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const monday = today - ((now.getDay() + 6) % 7) * dayLength;
  return isoDay(monday - weeks * 7 * dayLength);
}

function read() {
  if (!door.key) return;
  const query = new URLSearchParams();
  if (byId('team').value) query.set('team', byId('team').value);
  const weeks = Number(byId('weeks').value || periods[0]);
  if (weeks !== periods[0]) query.set('from', firstDay(weeks));
  // A value goes before an address.
  huddle.value = undefined;
  huddle.src = `../huddle?${query}`.replace(/\?$/, '');
  show();
}

/** The teams that a store has, if it has several. */
async function readTeams() {
  try {
    const response = await door.ask('../huddle/teams');
    if (!response.ok) return;
    const { teams } = await response.json();
    const chosen = byId('team').value;
    byId('team').replaceChildren(
      ...teams.map(({ id, name }) => h('option', { value: id, selected: id === chosen }, name)),
    );
    byId('teams').hidden = teams.length < 2;
  } catch {
    // The Huddle of the first team is there without the choice.
  }
}

/** Portraits and results beyond those at the top, each by its id. */
function fill(list, place, tag) {
  const wanted = list.map(({ id }) => id);
  const there = new Map([...place.children].map(element => [element.getAttribute('item'), element]));
  place.replaceChildren(...wanted.map(item => there.get(item) ?? h(tag, { item, silent: true })));
  place.closest('section').hidden = wanted.length === 0;
}

const periodNames = lang =>
  periods.map(weeks =>
    new Intl.NumberFormat(lang, { style: 'unit', unit: 'week', unitDisplay: 'long' }).format(weeks),
  );

const rightToLeft = /^(ar|dv|fa|he|ps|ur|yi)\b/;

/** Says the page's own words in the language of the document. */
function translate(lang) {
  root.lang = lang;
  root.dir = rightToLeft.test(lang) ? 'rtl' : 'ltr';
  words = wordsFor(lang);
  for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = words[element.dataset.word];
  const chosen = byId('weeks').value;
  byId('weeks').replaceChildren(
    ...periods.map((weeks, at) =>
      h('option', { value: weeks, selected: String(weeks) === chosen }, periodNames(lang)[at]),
    ),
  );
  void loadWords(lang);
}

function masthead({ team, period, id }) {
  byId('name').textContent = team?.name ?? id;
  document.title = `${team?.name ?? id} · ${words.huddle}`;
  const dates = new Intl.DateTimeFormat(root.lang, { dateStyle: 'long', timeZone: 'UTC' });
  byId('dates').textContent = period ? dates.formatRange(new Date(period.from), new Date(period.to)) : '';
}

/** Draws the page around the document that is in force. */
function arrange() {
  const found = huddle.huddle;
  if (!found) return;
  const has = { who: found.portraits, better: found.results, news: found.news };
  for (const [name, list] of Object.entries(has))
    document.querySelector(`.${name}`).hidden = list.length === 0;
  byId('nothing').hidden = found.portraits.length + found.results.length > 0;
  // On a wall the widgets at the top take turns with all of them.
  fill(isOnWall() ? [] : found.portraits.slice(1), byId('others'), 'till-portrait');
  fill(isOnWall() ? [] : found.results.slice(atTop), byId('more'), 'till-result');
}

huddle.addEventListener('till-huddle-change', () => {
  const found = huddle.huddle;
  if (!found) return;
  translate(found.locale ?? 'en');
  masthead(found);
  readAt ??= new Date();
  show();
});

const isOnWall = () =>
  location.hash.slice(1).split('&').includes('wall') ||
  new URLSearchParams(location.search).get('density') === 'wall';

function show() {
  root.dataset.state = door.key ? (huddle.huddle ? 'results' : 'loading') : 'door';
  root.dataset.away = String(problem !== '');
  root.toggleAttribute('data-wall', isOnWall());
  // Its styles go by the attribute.
  if (isOnWall()) huddle.setAttribute('density', 'wall');
  else huddle.removeAttribute('density');
  arrange();
  if (byId('line').textContent !== problem) byId('line').textContent = problem;
}

byId('wall').addEventListener('click', () => {
  location.hash = 'wall';
  // Where it is refused, the wall is as large as the window.
  void root.requestFullscreen?.().catch(() => undefined);
});
/** Escape, which also ends the full screen, leaves the wall. */
const leaveWall = () => {
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  show();
};
document.addEventListener('fullscreenchange', () => {
  if (!document.fullscreenElement) leaveWall();
});
addEventListener('keydown', event => {
  if (event.key === 'Escape' && isOnWall()) leaveWall();
});
addEventListener('hashchange', show);
for (const id of ['team', 'weeks']) byId(id).addEventListener('change', read);

translate('en');
show();
await import('../page/tillside.huddle.js');
if (door.key) void readTeams();
read();
