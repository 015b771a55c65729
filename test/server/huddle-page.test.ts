import { getRequestListener } from '@hono/node-server';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { type App, createApp, type Database, openDatabase } from '@tillside/server';
import { site, type Visit } from '../helpers/browser.js';
import { faultsIn } from './page-faults.js';
import { configured, keys, send, shopConfig, tallied } from './shop.js';
import { decide, storiesIn, tell, thank } from './told.js';

type Page = Visit['page'];

/** Addresses that were asked for. */
const asked: string[] = [];
let listener: ReturnType<typeof getRequestListener>;
let isAway = false;
const { visit } = site({
  api: (request, response) => {
    asked.push(request.url ?? '');
    if (isAway) request.socket.destroy();
    else void listener(request, response);
  },
});

const [shop] = shopConfig.stores;
const germanKeys = { write: 'pk_german_0001', read: 'rk_german_0001', team: 'tk_german_0001' };
const teams = [
  { id: 'shop', name: 'The shop floor' },
  { id: 'packing', name: 'Packing' },
];
const news = [
  { id: 'tins', title: 'Tins from the last tinsmith', text: 'He mends them for life.', owner: 'Ada' },
];
const config = configured({
  stores: [
    {
      ...shop!,
      huddle: {
        teams,
        news,
        portraits: { groups: { core: { picture: { src: 'https://pictures.example/a.jpg', alt: '' } } } },
      },
    },
    { id: 'german', keys: germanKeys, locale: 'de', huddle: { news } },
  ],
});

let store: Database;
let app: App;
before(async () => {
  store = await openDatabase('memory://');
  app = await createApp({ database: store, config });
  listener = getRequestListener(app.fetch);
  await send(app, [tell('She came back to say it.', { by: 'Ada' }), thank('Mo', 'Carried it')], {
    key: keys.team,
  });
  for (const { id } of await storiesIn(app)) await decide(app, id, { decision: 'approve' });
});
after(() => store.close());

const said = (page: Page, selector: string) =>
  page.$eval(selector, element => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim());
const drawn = (page: Page, tag: string) =>
  page.waitForFunction(tag => document.querySelector(tag)?.shadowRoot?.textContent.trim(), {}, tag);
const textIn = (page: Page, tag: string) =>
  page.$eval(tag, ({ shadowRoot }) => shadowRoot!.textContent.replace(/\s+/g, ' ').trim());
const open = async (hash = '', key = keys.team, more?: Parameters<typeof visit>[1]) => {
  const visited = await visit(`/server/huddle/#key=${key}${hash}`, more);
  await visited.page.waitForSelector('[data-state=results]');
  return visited;
};

describe('the page of the Huddle', () => {
  test('shows it with the elements themselves, and no address has the key', async () => {
    asked.length = 0;
    const { page, troubles } = await open();
    await drawn(page, 'till-story');
    assert.equal(await said(page, 'h1'), 'The shop floor');
    assert.match(await textIn(page, 'till-story'), /She came back to say it\./);
    assert.match(await textIn(page, 'till-thanks'), /Mo/);
    assert.match(await textIn(page, 'till-news'), /Tins from the last tinsmith/);
    assert.equal(page.url().includes(keys.team), false);
    assert.ok(asked.some(url => url.startsWith('/huddle')));
    assert.equal(
      asked.some(url => url.includes(keys.team)),
      false,
    );
    assert.deepEqual(await troubles(), []);
  });

  test('sends what happens at it with the key, and counts it', async () => {
    const { page } = await open();
    await drawn(page, 'till-news');
    while ((await tallied(store, 'news.shown')) === 0)
      await page.$eval('till-huddle', element =>
        (element as HTMLElement & { flush: () => Promise<void> }).flush(),
      );
  });

  test('asks for the team key, and takes no other', async () => {
    const { page } = await visit('/server/huddle/');
    assert.equal(await said(page, 'label[for=key]'), 'Team key');
    await page.type('#key', keys.read);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('#refused')?.textContent.includes('takes the team key'),
    );
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    await page.keyboard.type(keys.team);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-state=results]');
    await page.click('#leave');
    await page.waitForSelector('[data-state=door]');
    assert.equal(await said(page, 'main'), await said(page, '#door'));
  });

  test('shows another team and another period', async () => {
    const { page } = await open();
    await page.waitForSelector('#team option');
    await page.select('#team', 'packing');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Packing');
    const four = await said(page, '#dates');
    await page.select('#weeks', '12');
    await page.waitForFunction(before => document.querySelector('#dates')?.textContent !== before, {}, four);
  });

  test('speaks the language of the store', async () => {
    const { page, troubles } = await open('', germanKeys.team);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
    assert.equal(await said(page, '#of-told'), 'Was erzählt wird');
    assert.equal(await page.$eval('#weeks option', ({ textContent }) => textContent), '4 Wochen');
    assert.deepEqual(await troubles(), []);
  });

  test('shows one thing at a time on a wall, without controls, until Escape', async () => {
    const { page } = await open('&wall', keys.team, { viewport: { width: 1920, height: 1080 } });
    assert.equal(
      await page.$eval(
        'till-huddle',
        element => element.getAttribute('density') ?? (element as unknown as { density: string }).density,
      ),
      'wall',
    );
    const isShown = (selector: string) =>
      page.$eval(selector, element => (element as HTMLElement).checkVisibility());
    assert.equal(await isShown('.top'), false);
    await page.waitForFunction(
      () => [...document.querySelectorAll('section > h2')].filter(one => one.checkVisibility()).length === 1,
    );
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('.top')!.checkVisibility());
  });

  test('keeps what it showed while the server is away', async () => {
    const { page } = await open();
    await drawn(page, 'till-story');
    isAway = true;
    try {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page.waitForFunction(() =>
        /This is how it was at/.test(document.querySelector('#line')!.textContent),
      );
      assert.match(await textIn(page, 'till-story'), /She came back/);
    } finally {
      isAway = false;
    }
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForFunction(() => document.querySelector('#line')!.textContent === '');
  });

  for (const scheme of ['light', 'dark'] as const)
    for (const [width, hash] of [
      [360, ''],
      [1280, ''],
      [1920, '&wall'],
    ] as const)
      test(`has nothing that axe finds or that sticks out, ${scheme}, ${width} px`, async () => {
        const { page, troubles } = await open(hash, keys.team, { viewport: { width, height: 1080 } });
        const faults = await faultsIn(page, scheme);
        assert.deepEqual(await faults(), []);
        assert.deepEqual(await troubles(), []);
      });

  test('has a Content-Security-Policy that allows nothing but what Lit draws and the pictures of portraits', async () => {
    const answer = await app.fetch(new Request('http://api.example/huddle/'));
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'.*trusted-types lit-html$/);
    assert.match(policy, /img-src 'self' https:\/\/pictures\.example;/);
    assert.doesNotMatch(policy.replace('https://pictures.example', ''), /unsafe|\*|https?:/);
  });

  test('has the words of each language that the elements have', async () => {
    const languages = readdirSync('packages/elements/src/locales/huddle')
      .map(name => name.replace('.ts', ''))
      .filter(name => name !== 'en');
    for (const language of languages) {
      const { status } = await app.fetch(
        new Request(`http://api.example/page/tillside.huddle.${language}.js`),
      );
      assert.equal(status, 200, language);
    }
    const script = await (await app.fetch(new Request('http://api.example/page/huddle-words.js'))).text();
    const listed = /languages = \[(.*?)\]/s.exec(script)![1]!.match(/[\w-]+/g)!;
    assert.deepEqual(listed.sort(), languages.sort());
  });
});
