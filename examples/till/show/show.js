import { h } from '../../shop/dom.js';
import { languageSelect, settings, themeSwitch } from '../../shop/settings.js';
import { setNetwork } from '../../shop/wire.js';
import { Pane } from './hands.js';
import { Ledger } from './ledger.js';
import { pause, play, stop } from './player.js';
import { resultsPane } from './results-pane.js';
import { scenes } from './scenes.js';
import { say } from './words.js';

const rest = 2600;
const often = 1000;
const readKey = 'rk_damson_lane_demo';

const find = (/** @type {string} */ selector) => document.querySelector(selector);
const panes = find('.panes');
const [list, button, caption, counter] = ['.scenes ol', '.play', '.caption', '.counter'].map(find);

setNetwork('on');
find('.tools').append(languageSelect(), themeSwitch());
const first = await readResults();
const ledger = new Ledger(first);
const results = resultsPane(find('.results'), ledger);
results.read(first);
const stage = {
  till: new Pane(find('[data-pane=till] .frame'), 'lane.html?pane', say().till),
  customer: new Pane(find('[data-pane=customer] .frame'), 'customer.html', say().customer),
  ledger,
  caption: (/** @type {string} */ text) => (caption.textContent = text),
  counter: (/** @type {string} */ text) => (counter.textContent = text),
  look: (/** @type {string} */ tab) => show(tab),
  refresh: async () => results.read(await readResults()),
};

button.addEventListener('click', () =>
  button.ariaPressed === 'true' ? end() : perform(Object.keys(scenes)),
);
settings.subscribe((_, change) => (change.lang ? speak() : undefined));
speak();
setInterval(() => {
  if (!document.hidden) void stage.refresh();
}, often);

/** Reads the server's results with the read key. @returns {Promise<object>} */
async function readResults() {
  const response = await fetch('/results', { headers: { authorization: `Bearer ${readKey}` } });
  if (!response.ok) throw new Error(`the results did not come: ${response.status}`);
  return response.json();
}

/** Plays scenes one after the other. @param {string[]} names */
async function perform(names) {
  button.ariaPressed = 'true';
  button.textContent = say().stop;
  try {
    const isOver = await play(async () => {
      for (const [at, name] of names.entries()) {
        if (at) await pause(rest);
        mark(name);
        await scenes[name](stage);
      }
    });
    if (isOver) end();
  } catch (error) {
    stage.caption(say().trouble(error.message));
    end();
  }
}

function end() {
  stop();
  setNetwork('on');
  button.ariaPressed = 'false';
  button.textContent = say().playAll;
  mark('');
}

/** Marks the current scene. @param {string} name */
function mark(name) {
  for (const scene of list.querySelectorAll('button')) {
    scene.ariaCurrent = String(scene.name === name);
    if (scene.name === name) scene.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

/** Shows a pane if there is room for only one. @param {string} tab */
function show(tab) {
  panes.dataset.tab = tab;
  for (const radio of document.querySelectorAll('.tabs input')) radio.checked = radio.value === tab;
}

function speak() {
  const words = say();
  for (const node of document.querySelectorAll('[data-say]')) node.textContent = words[node.dataset.say];
  document.title = `${words.title} · Damson Lane`;
  list.replaceChildren(
    ...Object.keys(scenes).map(name =>
      h(
        'li',
        {},
        h('button', { type: 'button', name, onclick: () => perform([name]) }, words.scenes[name].name),
      ),
    ),
  );
  find('.tabs').replaceChildren(...Object.entries(words.tabs).map(tab));
  stage.till.call(words.till);
  stage.customer.call(words.customer);
  results.show();
}

/** @param {[string, string]} entry */
function tab([name, label]) {
  const radio = h('input', { type: 'radio', name: 'tab', value: name, onchange: () => show(name) });
  /** @type {HTMLInputElement} */ (radio).checked = panes.dataset.tab === name;
  return h('label', {}, radio, h('span', {}, label));
}
