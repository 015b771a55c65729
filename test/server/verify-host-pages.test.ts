import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type HostVerdict, linesOf, sumOf, verifyHost } from '@tillside/server';
import { findChromium } from '../browsers/find.js';
import { hostSite, type Variant } from './hosts/pages.js';
import { run } from './process.js';

const browser = findChromium();

const onEnter = (what: string) =>
  `addEventListener('keydown', event => { if (event.key === 'Enter') ${what}; });`;
const pay = `document.querySelector('#pay').click()`;
/** A page that adds what is accepted by `/basket`, with what it does about errors. */
const byRequest = (handle: string) => ({
  script: `import { provider } from '/hosts/till.js';
    document.documentElement.dataset.accepts = 'no';
    addEventListener('till-suggestion-accept', event => {
      const add = () => (provider.value = {
        ...provider.moment,
        basket: { items: [{ id: event.suggestion.product.id, quantity: 1 }] },
      });
      event.respondWith(fetch('/basket', { method: 'POST' })${handle});
    });`,
});
const aside = (style: string, more = '') => ({
  pane: `<aside style="display:flex;flex-direction:column;width:260px;height:300px;overflow:auto">
    <till-suggestion></till-suggestion><till-feedback></till-feedback>${more}</aside>`,
  style,
});

/** What is wrong with a page, the check that fails, and what it says. */
interface Broken extends Variant {
  what: string;
  check: string;
  seen: RegExp;
}

const broken: Record<string, Broken> = {
  'enter-pays': {
    what: 'presses its Pay button at Enter anywhere',
    script: onEnter(pay),
    check: 'scans',
    seen: /Enter anywhere makes the page press <button#pay> “Pay”/,
  },
  'keyup-pays': {
    what: 'presses its Pay button at the end of Enter, a little later',
    script: `addEventListener('keyup', ({ key }) => key === 'Enter' && setTimeout(() => ${pay}, 100));`,
    check: 'scans',
    seen: /Enter anywhere makes the page press <button#pay> “Pay”/,
  },
  'digit-pays': {
    what: 'has a digit as the shortcut of its Pay button',
    script: `addEventListener('keydown', ({ key }) => key === '9' && ${pay});`,
    check: 'scans',
    seen: /made the page click <button#pay> “Pay” at the key “9”/,
  },
  'enter-submits': {
    what: 'submits a form at Enter anywhere',
    script: `const form = document.querySelector('main').appendChild(document.createElement('form'));
      form.id = 'payment';
      ${onEnter('form.requestSubmit()')}`,
    check: 'scans',
    seen: /Enter anywhere makes the page press <form#payment>/,
  },
  'enter-completes': {
    what: 'completes the sale at Enter anywhere',
    script: onEnter(`document.querySelector('till-moment').complete({ outcome: 'completed' })`),
    check: 'scans',
    seen: /a scan with focus on nothing at all completed the sale/,
  },
  'enter-goes-on': {
    what: 'goes on to payment at Enter anywhere',
    script: `import { momentOf, provider } from '/hosts/till.js';
      ${onEnter(`provider.value = momentOf({ ...provider.moment, phase: 'paying', items: [] })`)}`,
    check: 'scans',
    seen: /took the sale to the phase paying/,
  },
  'enter-ends': {
    what: 'begins another sale at every scan',
    script: `import { momentOf, provider } from '/hosts/till.js';
      ${onEnter(`provider.value = momentOf({ id: crypto.randomUUID(), phase: 'open', items: [] })`)}`,
    check: 'scans',
    seen: /began another sale/,
  },
  'scan-throws': {
    what: 'throws at every scan',
    script: onEnter('lineOf(undefined).total'),
    check: 'scans',
    seen: /made the page throw \(uncaught: ReferenceError/,
  },
  'scan-rejects': {
    what: 'leaves a rejection unhandled at every scan',
    script: onEnter(`Promise.reject(new Error('no such code'))`),
    check: 'scans',
    seen: /made the page throw \(uncaught: Error: no such code/,
  },
  'accept-swallows': {
    what: 'swallows the error of what was accepted',
    script: `document.documentElement.dataset.accepts = 'no';
      addEventListener('till-suggestion-accept', event =>
        event.respondWith(Promise.reject(new Error('sold out')).catch(() => undefined)));`,
    check: 'accept',
    seen: /promise says that “A saucer” was added, and its basket does not have it/,
  },
  'accept-unreachable': {
    what: 'swallows the error when its basket cannot be reached',
    ...byRequest('.then(add).catch(() => undefined)'),
    check: 'accept',
    seen: /the network was gone, and the host's promise still says/,
  },
  'accept-500': {
    what: 'does not look at the status of the answer',
    ...byRequest('.then(({ ok }) => ok && add())'),
    check: 'accept',
    seen: /the answer was 500, and the host's promise still says/,
  },
  ...unseen(
    'far-down',
    'is 2000 px down',
    'till-suggestion { position: relative; top: 2000px }',
    /out of view/,
  ),
  ...unseen(
    'far-left',
    'is left of the page',
    '.pane { position: absolute; left: -9999px }',
    /out of view, at -/,
  ),
  ...unseen('transparent', 'has an opacity of 0', 'till-suggestion { opacity: 0 }', /transparent/),
  ...unseen('faint', 'is hardly there', '.pane { opacity: 0.05 }', /nothing of it is drawn/),
  ...unseen('clipped', 'is clipped', '.pane { height: 1.5rem; overflow: hidden }', /cannot be seen/),
  ...unseen('cut', 'is cut by a clip path', '.pane { clip-path: inset(50%) }', /cannot be seen/),
  ...unseen(
    'not-displayed',
    'is not displayed',
    'till-suggestion { display: none }',
    /has a hint, and is not displayed/,
  ),
  ...unseen('hidden', 'is hidden', '.pane { visibility: hidden }', /is there, but hidden/),
  ...unseen(
    'behind',
    'is behind its pane',
    '.pane { position: relative; z-index: -1 } main { background: #fff }',
    /is covered by <main>/,
  ),
  ...unseen(
    'covered',
    'is covered',
    'main::after { content: ""; position: fixed; inset: 0; background: #eee }',
    /is covered by <main>/,
  ),
  ...unseen(
    'glazed',
    'is covered by what lets presses through',
    'main::after { content: ""; position: fixed; inset: 0; background: #eee; pointer-events: none }',
    /nothing of it is drawn/,
  ),
  ...unseen(
    'white',
    'is white on white',
    '.pane { --till-ink: #fff; --till-edge: #fff; --till-quiet: #fff; --till-accent: #fff; --till-on-accent: #fff }',
    /nothing of it is drawn/,
  ),
  ...unseen('shrunk', 'is scaled to nothing', 'till-suggestion { transform: scale(0) }', /cannot be seen/),
  'enter-eaten': {
    what: 'eats every Enter',
    script: `addEventListener('keydown', event => event.key === 'Enter' && event.preventDefault(), true);`,
    check: 'presses',
    seen: /^Enter on a hint's button does nothing$/m,
  },
  'space-eaten': {
    what: 'stops every Space',
    script: `for (const type of ['keydown', 'keyup'])
      addEventListener(type, event => { if (event.key === ' ') { event.preventDefault(); event.stopPropagation(); } }, true);`,
    check: 'presses',
    seen: /Space on a hint's button does nothing/,
  },
  'tab-eaten': {
    what: 'keeps Tab from moving focus',
    script: `addEventListener('keydown', event => event.key === 'Tab' && event.preventDefault());`,
    check: 'presses',
    seen: /Tab does not move focus/,
  },
  'arrows-eaten': {
    what: 'takes the arrow keys',
    script: `addEventListener('keydown', event => event.key.startsWith('Arrow') && event.preventDefault());`,
    check: 'presses',
    seen: /an arrow key chooses no step of a score/,
  },
  'letters-eaten': {
    what: 'takes every character for its scanner',
    script: `addEventListener('keydown', event => event.key.length === 1 && event.preventDefault());`,
    check: 'presses',
    seen: /“ab 1” was typed into the form's field, and “” is in it/,
  },
  'keys-called-back': {
    what: 'calls focus to its field at every key',
    script: `addEventListener('keydown', () => document.querySelector('#scan').focus());`,
    check: 'presses',
    seen: /Enter on a hint's button does nothing/,
  },
  'taps-eaten': {
    what: 'takes every tap',
    script: `addEventListener('click', event => event.detail && event.stopPropagation(), true);`,
    check: 'presses',
    seen: /a tap on a hint's button does nothing/,
  },
  'focus-called-back': {
    what: 'calls focus back every 300 ms',
    script: `setInterval(() => document.querySelector('#scan').focus(), 300);`,
    check: 'focus',
    seen: /focus on the field of <till-feedback> was taken away .+<input#scan>/,
  },
  'focus-kept': {
    what: 'takes focus back as soon as its field loses it',
    script: `const field = document.querySelector('#scan');
      field.addEventListener('blur', () => setTimeout(() => field.focus()));`,
    check: 'focus',
    seen: /focus on the field of <till-feedback> was taken away/,
  },
  'across-widgets': {
    what: 'prints a hint across a form',
    ...aside('aside > * { min-height: 0 }'),
    check: 'layout',
    seen: /in <till-suggestion> is drawn across .+ in <till-feedback>/,
  },
  'across-host': {
    what: "prints a widget across the page's own text",
    ...aside(
      'till-feedback { height: 3rem; flex: none } aside { height: 600px !important }',
      '<p id="total" style="flex: none; margin: 0">Total 12.50</p>',
    ),
    check: 'layout',
    seen: /is drawn across <p#total> “Total 12.50”/,
  },
};

/** A page whose hint nobody sees. */
function unseen(name: string, what: string, style: string, seen: RegExp): Record<string, Broken> {
  return { [name]: { what: `shows a hint that ${what}`, style, check: 'visible', seen } };
}

const good: Record<string, Variant> = {
  'code-anywhere': {
    script: `import { momentOf, provider } from '/hosts/till.js';
      const add = document.querySelector('.sale').appendChild(document.createElement('button'));
      add.textContent = 'Add';
      let code = '';
      addEventListener('keydown', ({ key, target }) => {
        if (target.matches('till-feedback, input')) return;
        if (key === 'Enter' && code.length > 5) add.click();
        code = key.length === 1 ? code + key : '';
      });`,
  },
  'signals-answered': {
    script: `addEventListener('till-signal', event => event.respondWith(Promise.resolve()));`,
  },
  'basket-untold': {
    script: `import { provider } from '/hosts/till.js';
      document.documentElement.dataset.accepts = 'no';
      const { basket, ...moment } = provider.moment;
      provider.value = { ...moment, suggestions: moment.suggestions.map(({ when, ...each }) => each) };
      addEventListener('till-suggestion-accept', event => event.respondWith(Promise.resolve()));`,
  },
  bare: { pane: '<section class="pane"></section>' },
  counted: {
    script: `${onEnter(pay)} document.querySelector('#pay').addEventListener('click', () => fetch('/sales', { method: 'POST' }));`,
  },
};

const { page, at, sales } = hostSite({ ...broken, ...good });
const told = (verdicts: readonly HostVerdict[]) => verdicts.map(linesOf).join('\n');

describe('tillside verify-host, given a page', { concurrency: 3 }, () => {
  for (const [name, { what, check, seen }] of Object.entries(broken))
    test(`fails a page that ${what}`, async () => {
      const verdicts = await verifyHost(page(name), { only: [check], browser });
      assert.equal(verdicts[0]!.result, 'fail', told(verdicts));
      assert.match([verdicts[0]!.seen, ...verdicts[0]!.details].join('\n'), seen);
    });

  test('completes no sale of a page that pays at Enter anywhere', async () => {
    await verifyHost(page('counted'), { only: ['scans', 'updates'], browser });
    assert.deepEqual(sales, []);
  });

  test('names the button that a page presses by itself to enter a code, and passes the page', async () => {
    const [verdict] = await verifyHost(page('code-anywhere'), { only: ['scans'], browser });
    assert.equal(verdict!.result, 'pass', told([verdict!]));
    assert.match(verdict!.details.join('\n'), /at a scan, the page itself presses <button> “Add”/);
  });

  test('does not judge the delivery of signals that a page answers in place of its endpoint', async () => {
    const [verdict] = await verifyHost(page('signals-answered'), { only: ['offline'], browser });
    assert.equal(verdict!.result, 'not judged', told([verdict!]));
    assert.match(linesOf(verdict!), /^· offline .+\n.+in place of the endpoint.+cannot be seen from here$/);
  });

  test('does not judge whether a service was done that a page says was done', async () => {
    const [verdict] = await verifyHost(at('/till/lane.html'), { only: ['accept'], browser });
    assert.equal(verdict!.result, 'not judged', told([verdict!]));
    assert.match(verdict!.seen, /promise says that .+ was done; whether it was cannot be seen from here/);
  });

  test('does not judge whether a product was added if the documents have no basket', async () => {
    const [verdict] = await verifyHost(page('basket-untold'), { only: ['accept'], browser });
    assert.equal(verdict!.result, 'not judged', told([verdict!]));
    assert.match(verdict!.seen, /its documents have no basket/);
  });

  test('says that it cannot see whether each customer has an id of their own', async () => {
    const [verdict] = await verifyHost(page('code-anywhere'), { only: ['customer'], browser });
    assert.match(verdict!.details.join(), /not seen from here: whether the page gives each customer an id/);
  });

  test('counts what was not judged separately, and exits with 2 if nothing was judged', async () => {
    const only = ['visible', 'presses', 'scans', 'focus', 'phases'];
    const verdicts = await verifyHost(page('bare'), { only, browser });
    assert.equal(sumOf(verdicts), '0 passed, 0 failed, 5 not judged', told(verdicts));
    const { code, output } = await run(['verify-host', page('bare'), '--only', only.join()]);
    assert.equal(code, 2, output);
  });

  test('fails no check on the page of the README', async () => {
    const verdicts = await verifyHost(page('readme'), { browser });
    const failed = verdicts.filter(({ result }) => result === 'fail');
    assert.deepEqual(failed, [], told(verdicts));
  });

  test('passes the till of the examples: it can be seen and pressed', async () => {
    const only = ['visible', 'presses', 'scans', 'focus', 'layout'];
    const verdicts = await verifyHost(at('/till/lane.html'), { only, browser });
    assert.deepEqual([...new Set(verdicts.map(({ result }) => result))], ['pass'], told(verdicts));
  });
});
