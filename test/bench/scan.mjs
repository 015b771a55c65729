/** Runs in the page: scans at a till, of which most change nothing visible. */
import '/packages/elements/dist/tillside.js';
import './vanilla/moment.mjs';
import './vanilla/suggestion.mjs';
import { moment } from './documents.mjs';

const basketLines = 60;
let provider;
let writes = 0;
let scans = 0;

const count = records => (writes += records.length);
const observer = new MutationObserver(count);
const whole = { subtree: true, childList: true, attributes: true, characterData: true };

/** A till's page with many other nodes; counts all DOM writes from here on. */
export const open = async others => {
  document.body.innerHTML = '<p><b>Line</b> <i>1.95</i></p>'.repeat(others / 4);
  provider = document.createElement('till-moment');
  provider.setAttribute('surface', 'associate');
  provider.setAttribute('density', 'till');
  provider.innerHTML =
    '<till-promise></till-promise><till-suggestion></till-suggestion><till-feedback></till-feedback>';
  provider.value = moment('lane-2', basketLines);
  document.body.append(provider);
  await idle();
  for (const root of [document, provider.shadowRoot, ...[...provider.children].map(each => each.shadowRoot)])
    observer.observe(root, whole);
};

const idle = () => new Promise(resolve => setTimeout(resolve, 50));

/** Adds a line to the basket; after forty more, it removes some, since this is no test of limits. */
const next = id => moment(id, basketLines + 1 + (scans++ % 40));

const scan = async value => {
  const start = performance.now();
  provider.value = value;
  // The provider updates in a microtask, and its widgets in later ones.
  await provider.updateComplete;
  await Promise.all([...provider.children].map(child => child.updateComplete));
  void document.body.offsetHeight;
  return performance.now() - start;
};

/** Another suggestion than last time, for a basket of sixty lines; half of the scans remove a suggestion. */
const hints = count => {
  const value = moment('lane-3', basketLines);
  const [hint] = value.suggestions;
  const title = `Hint ${count % 2}: ${hint.title}`;
  value.pacing = { max: 5 };
  value.suggestions = [
    { ...hint, id: `hint-${count % 2}`, title, reason: { text: `In ${count} baskets`, basis: 'general' } },
  ];
  return JSON.stringify(value);
};

/** Pairs of times for a scan that brings another suggestion: Tillside's, and the hand-written elements'. */
export const compare = async (pairs, warmups = 20) => {
  const providers = ['till', 'plain'].map(prefix => {
    const provider = document.createElement(`${prefix}-moment`);
    provider.append(document.createElement(`${prefix}-suggestion`));
    document.body.prepend(provider);
    return provider;
  });
  const samples = [];
  for (let i = -warmups; i < pairs; i++) {
    const pair = [];
    const value = hints(i + warmups);
    for (const provider of providers) {
      const start = performance.now();
      provider.value = value;
      await provider.updateComplete;
      await provider.firstChild.updateComplete;
      void document.body.offsetHeight;
      const end = performance.now();
      pair.push(end - start);
      if (provider === providers[0]) ours.push([start, end]);
      if (!provider.firstChild.shadowRoot.textContent.includes(`In ${i + warmups} baskets`))
        throw new Error(`${provider.localName} does not show the newest hint`);
      await new Promise(resolve => setTimeout(resolve));
    }
    if (i >= 0) samples.push(pair);
  }
  for (const provider of providers) provider.remove();
  return samples;
};

const long = [];
const ours = [];
new PerformanceObserver(list => long.push(...list.getEntries())).observe({ type: 'longtask' });
/** The number of long tasks (over 50 ms) with work by Tillside since the last call. */
export const longTasks = async () => {
  await idle();
  const times = ours.splice(0);
  return long
    .splice(0)
    .filter(({ startTime, duration }) =>
      times.some(([start, end]) => start < startTime + duration && end > startTime),
    ).length;
};

/** Main thread time per scan in milliseconds, and the number of DOM writes. */
export const time = async (times, warmups = 20) => {
  const samples = [];
  writes = 0;
  for (let i = -warmups; i < times; i++) {
    const value = next('lane-2');
    const ms = await scan(value);
    if (i >= 0) samples.push(ms);
    // Between two scans a till is idle, so that our observers and timers run.
    await new Promise(resolve => setTimeout(resolve));
  }
  await idle();
  count(observer.takeRecords());
  return { samples, writes };
};

/** The number of DOM writes for a visible change, which shows that the count above can fail. */
export const change = async () => {
  const value = next('lane-2');
  value.promises = [{ ...value.promises[0], title: 'We mend it, always' }];
  writes = 0;
  await scan(value);
  await idle();
  count(observer.takeRecords());
  return writes;
};

/** Many moments: every twentieth scan is a new customer's. */
export const pass = async (from, to) => {
  for (let i = from; i < to; i++) {
    await scan(next(`lane-2-${Math.floor(i / 20)}`));
    if (i % 100 === 99) await new Promise(requestAnimationFrame);
  }
};
