import { getRequestListener } from '@hono/node-server';
import type Axe from 'axe-core';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { type App, type ConfigInput, createApp, type Database, openStore } from '@tillside/server';
import { site, type Visit } from '../helpers/browser.js';
import { answered, configured, keys, otherKeys, send, shopConfig, signal, suggestion, uuid } from './shop.js';

type Page = Visit['page'];

let listener: ReturnType<typeof getRequestListener>;
let isAway = false;
const { visit } = site({
  api: (request, response) => {
    if (isAway) request.socket.destroy();
    else void listener(request, response);
  },
});

const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenaufbewahrungsschrank';
const damson = shopConfig.stores[0]!;
const config: ConfigInput = {
  stores: [
    {
      ...damson,
      promises: [
        ...(damson.promises ?? []),
        { id: 'long', title: `${long}: Rückgabe innerhalb von 60 Tagen` },
      ],
      suggestions: [
        ...(damson.suggestions ?? []),
        {
          id: 'card',
          kind: 'service',
          title: 'A card with it',
          reason: { text: 'Presents', basis: 'general' },
          decline: { reasons: [{ id: 'hurry', label: 'Hat es eilig und möchte nicht gefragt werden' }] },
        },
      ],
    },
    { id: 'other', keys: otherKeys },
  ],
};
const contact = { channel: 'email', value: 'ada@example.org', consent: 'Yes', time: '2026-01-01T00:00:00Z' };
const follow = () =>
  signal('feedback.followup', { form: 'visit', response: uuid(), within: 'PT2H', contact });
const card = { ...suggestion, suggestion: 'card' };

let store: Database;
let app: App;
before(async () => {
  store = await openStore('memory://');
  app = await createApp({ store, config: configured(config) });
  listener = getRequestListener(app.fetch);
  const { json } = await send(app, [
    ...[1, 4, 5, 5].map(answer => answered('score', 'csat', answer)),
    answered('mended', 'kept', 'yes'),
    answered('mended', 'kept', 'no'),
    answered('words', 'text', '<img src=x onerror=alert(1)> was chipped'),
    signal('promise.shown', { promise: 'mend' }),
    signal('promise.shown', { promise: 'long' }),
    signal('suggestion.shown', { ...card, moment: 'm-1' }),
    signal('suggestion.declined', { ...card, moment: 'm-1', reason: 'hurry' }),
    signal('suggestion.shown', { ...card, moment: 'm-2' }),
    signal('suggestion.accepted', { ...card, moment: 'm-2' }),
    signal('moment.completed', { moment: 'm-2' }),
    signal('suggestion.withheld', { ...card, moment: 'm-3' }),
    signal('customer.forgotten', { ref: 'anna' }),
    signal('outbox.dropped', { counts: { 'dev.tillside.promise.shown': 3 }, why: 'There was no room.' }),
    follow(),
    follow(),
  ]);
  assert.deepEqual(json.rejected, []);
});
after(() => store.close());

const withKey = `/server/#key=${keys.read}`;
const said = (page: Page, selector: string) =>
  page.$eval(selector, element => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim());
const state = (page: Page, wanted: string) => page.waitForSelector(`[data-state=${wanted}]`);
/** What a tab does when somebody looks at it again: it reads at once. */
const look = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
const enter = async (page: Page, key: string) => {
  await page.type('#key', key);
  await page.keyboard.press('Enter');
};
const until = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    (selector, text) => document.querySelector<HTMLElement>(selector)?.innerText.includes(text),
    {},
    selector,
    text,
  );

describe('the page of results', () => {
  test('asks for a key, shows results, keeps the key in this tab and forgets it when told', async () => {
    const { page, troubles } = await visit('/server/');
    assert.equal(await said(page, 'label[for=key]'), 'Read key');
    await enter(page, keys.read);
    await state(page, 'results');
    assert.equal(page.url().includes(keys.read), false);
    await page.reload();
    await state(page, 'results');
    await page.click('#leave');
    await state(page, 'door');
    assert.equal(await page.$eval('#results', ({ childElementCount }) => childElementCount), 0);
    await page.reload();
    await state(page, 'door');
    assert.deepEqual(await troubles(), []);
  });

  test('takes the key out of the address', async () => {
    const { page, troubles } = await visit(withKey);
    await state(page, 'results');
    assert.equal(new URL(page.url()).hash, '');
    assert.deepEqual(await troubles(), []);
  });

  test('says what is wrong with a key', async () => {
    const { page } = await visit('/server/');
    for (const [key, words] of [
      ['rk_of_nobody_at_all', 'No store has this key.'],
      ['schlüssel', 'No store has this key.'],
      [keys.write, 'This key may not read results: it takes the read key.'],
    ] as const) {
      await enter(page, key);
      await until(page, '#refused', words);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'key');
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    }
  });

  test('says of each part that there is nothing yet', async () => {
    const { page, troubles } = await visit(`/server/#key=${otherKeys.read}`);
    await state(page, 'results');
    assert.equal(await page.$$eval('section > .empty', all => all.length), 7);
    assert.match(await said(page, '[data-key=waiting]'), /Nobody is waiting for you/);
    assert.deepEqual(await troubles(), []);
  });

  test('tells promises, suggestions, scores, words and losses by their names', async () => {
    const { page, troubles } = await visit(withKey);
    await state(page, 'results');
    const of = (key: string) => said(page, `section[data-key=${key}]`);
    assert.match(await of('promises'), /We mend it 50% Kept 1 of 2\. Seen 1 time/);
    assert.match(await of('suggestions'), /A card with it 50% .*seen 2 accepted 1 declined 1 withheld 1/);
    assert.match(await of('suggestions'), /Hat es eilig und möchte nicht gefragt werden 1/);
    assert.match(await of('holdout'), /With suggestions 50% .*Withheld 0%/);
    assert.match(await of('scores'), /How was it\? Your visit 75% CSAT, satisfied · 4 answers/);
    assert.match(await of('words'), /<img src=x onerror=alert\(1\)> was chipped What else\?/);
    assert.match(await of('dropped'), /3 × promise shown There was no room/);
    assert.match(await of('waiting'), /To be forgotten 1 anna/);
    assert.deepEqual(await troubles(), []);
  });

  test('reads again without touching what is the same', async () => {
    const { page, troubles, shifts } = await visit(withKey);
    await state(page, 'results');
    await page.focus('.task button');
    await page.evaluate(() => {
      const row = document.querySelector('[data-key=p-mend]')!;
      const touched: MutationRecord[] = [];
      new MutationObserver(records => touched.push(...records)).observe(row, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      Object.assign(window, { row, touched, button: document.activeElement });
    });
    await send(app, [signal('suggestion.shown', { ...card, moment: 'm-9' })]);
    await look(page);
    await until(page, '[data-key=suggestions]', 'seen 3');
    const [isSame, touched, hasFocus] = await page.evaluate(() => {
      const kept = window as unknown as { row: Element; touched: unknown[]; button: Element };
      return [kept.row.isConnected, kept.touched.length, document.activeElement === kept.button];
    });
    assert.deepEqual([isSame, touched, hasFocus], [true, 0, true]);
    assert.equal(await shifts(), 0);
    assert.deepEqual(await troubles(), []);
  });

  test('keeps what it showed while the server is away, and goes on by itself', async () => {
    const { page } = await visit(withKey);
    await state(page, 'results');
    const before = await said(page, '[data-key=scores]');
    isAway = true;
    try {
      await look(page);
      await until(page, '#line', 'The server does not answer. This is how it was at');
      assert.equal(await said(page, '[data-key=scores]'), before);
    } finally {
      isAway = false;
    }
    await look(page);
    await page.waitForSelector('[data-away=false]');
    assert.equal(await said(page, '#line'), '');
  });

  test('says that the server is away before there was anything to show', async () => {
    const { page } = await visit('/server/');
    isAway = true;
    try {
      await enter(page, keys.read);
      await until(page, '#line', 'The server does not answer. Trying again.');
      assert.equal(await said(page, '#wait'), 'Nothing to show yet.');
    } finally {
      isAway = false;
    }
    await look(page);
    await state(page, 'results');
  });

  test('ticks off a follow-up by keyboard, and the focus goes on to the next', async () => {
    const { page, troubles } = await visit(withKey);
    await state(page, 'results');
    const tasks = () => page.$$eval('.task button', all => all.length);
    assert.equal(await tasks(), 2);
    await page.focus('.task button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.task button').length === 1);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Done');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.task button').length === 0);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'of-waiting');
    await look(page);
    await page.waitForFunction(() => document.activeElement?.id === 'of-waiting');
    const [row] = await store.query('SELECT count(*)::float8 AS n FROM follow_ups WHERE done IS NULL');
    assert.equal(row!.n, 0);
    assert.deepEqual(await troubles(), []);
  });

  const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  for (const scheme of ['light', 'dark'])
    for (const width of [360, 1280])
      test(`has nothing that axe finds or that sticks out, ${scheme}, ${width} px`, async () => {
        const { page, troubles } = await visit('/server/', { width, height: 800 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.evaluate(axe);
        const faults = async () =>
          page.evaluate(async () => {
            const { axe } = window as unknown as { axe: typeof Axe };
            const { violations } = await axe.run();
            const { scrollWidth, clientWidth } = document.documentElement;
            return [...violations.map(({ id }) => id), ...(scrollWidth > clientWidth ? ['overflow'] : [])];
          });
        assert.deepEqual(await faults(), []);
        await enter(page, keys.read);
        await state(page, 'results');
        assert.deepEqual(await faults(), []);
        assert.deepEqual(await troubles(), []);
      });

  test('comes under a policy that lets nothing else in', async () => {
    const answer = await app.fetch(new Request('http://api.example/'));
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'.*trusted-types 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    const etag = answer.headers.get('etag')!;
    const again = await app.fetch(new Request('http://api.example/', { headers: { 'if-none-match': etag } }));
    assert.equal(again.status, 304);
    for (const path of ['/page/nothing.js', '/page/..%2fpackage.json', '/page/constructor'])
      assert.equal((await app.fetch(new Request(`http://api.example${path}`))).status, 404, path);
  });
});
