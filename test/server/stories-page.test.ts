import { getRequestListener } from '@hono/node-server';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type App, createApp, type Database, openDatabase } from '@tillside/server';
import { site, type Visit } from '../helpers/browser.js';
import { faultsIn } from './page-faults.js';
import { answered, ask, configured, keys, send, shopConfig, uuid } from './shop.js';
import { decide, storiesIn, tell, thank } from './told.js';

type Page = Visit['page'];

let listener: ReturnType<typeof getRequestListener>;
let isAway = false;
const { visit } = site({
  api: (request, response) => {
    if (isAway) request.socket.destroy();
    else void listener(request, response);
  },
});

const [shop] = shopConfig.stores;
const [form] = shop!.feedback!;
const consent = { id: 'quote', type: 'consent', label: 'May we?', purpose: 'quote', text: 'Yes' } as const;
const config = configured({
  stores: [{ ...shop!, feedback: [{ ...form!, questions: [...form!.questions, consent] }] }],
});

let store: Database;
let app: App;
before(async () => {
  store = await openDatabase('memory://');
  app = await createApp({ database: store, config });
  listener = getRequestListener(app.fetch);
});
after(() => store.close());

const said = (page: Page, selector: string) =>
  page.$eval(selector, element => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim());
const until = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    (selector, text) => document.querySelector<HTMLElement>(selector)?.innerText.includes(text),
    {},
    selector,
    text,
  );
const open = async (more?: Parameters<typeof visit>[1]) => {
  const visited = await visit(`/server/stories/#key=${keys.manage}`, more);
  await visited.page.waitForSelector('[data-state=results]');
  return visited;
};
const told = (...texts: string[]) =>
  send(
    app,
    texts.map((text, at) => tell(text, { by: 'Ada' }, { time: minutesAgo(60 - at) })),
    { key: keys.team },
  );
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const press = (page: Page, action: string, at = 0) =>
  page
    .$$eval(`[data-action="${action}"]`, (all, at) => (all[at] as HTMLElement).focus(), at)
    .then(() => page.keyboard.press('Enter'));
/** What a tab does when somebody looks at it again: it reads at once. */
const look = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
const emptied = () => store.query('DELETE FROM stories');

describe('the page of stories', () => {
  test('asks for the manage key, and takes no other', async () => {
    const { page } = await visit('/server/stories/');
    assert.equal(await said(page, 'label[for=key]'), 'Manage key');
    await page.type('#key', keys.team);
    await page.keyboard.press('Enter');
    await until(page, '#refused', 'This key may not decide on stories: it takes the manage key.');
    await page.keyboard.type(keys.manage);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-state=results]');
    assert.match(await said(page, '#stories'), /Nothing is waiting/);
    assert.equal(page.url().includes(keys.manage), false);
    await page.click('#leave');
    await page.waitForSelector('[data-state=door]');
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  });

  test('shows what waits, oldest first, and approves and declines by keyboard', async () => {
    await emptied();
    await told('The first.', 'The second.', 'The third.');
    const { page, troubles } = await open();
    assert.deepEqual(await page.$$eval('blockquote', all => all.map(one => one.textContent)), [
      'The first.',
      'The second.',
      'The third.',
    ]);
    await press(page, 'Approve');
    await until(page, '#line', 'Approved: it is in the Huddle now.');
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.closest('.story')?.querySelector('blockquote')?.textContent,
      );
    assert.equal(await focused(), 'The second.');
    await press(page, 'Decline');
    await until(page, '#line', 'Declined.');
    assert.equal(await focused(), 'The third.');
    const { json } = await ask(app, '/huddle', { key: keys.team });
    assert.deepEqual(
      (json.stories as { text: string }[]).map(({ text }) => text),
      ['The first.'],
    );
    assert.deepEqual(
      (await storiesIn(app, 'declined')).map(({ text }) => text),
      ['The second.'],
    );
    assert.deepEqual(await troubles(), []);
  });

  test('shows what an edit changes, keeps what is typed, and says why it cannot be', async () => {
    await emptied();
    const own = { response: uuid(), moment: uuid() };
    await send(app, [
      answered('words', 'text', 'It was mended well, I think.', own),
      answered('quote', 'consent', true, own),
    ]);
    const { page } = await open();
    assert.match(await said(page, '.kicker'), /^A customer who agreed to be quoted/);
    await press(page, 'Edit');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('It was never mended well.');
    assert.match(await said(page, '.changes'), /3 words left out, 2 words put in/);
    assert.deepEqual(await page.$$eval('ins', all => all.map(one => one.textContent?.trim())), [
      'never',
      'well.',
    ]);
    await look(page);
    await page.click('.edit .button');
    await until(page, '#line', 'Not approved. A customer’s words can be shortened, and not changed.');
    const typed = await page.$eval('.edit textarea', area => area.value);
    assert.equal(typed, 'It was never mended well.');
    await page.$eval('.edit textarea', area => {
      area.value = 'It was mended well.';
    });
    await page.click('.check');
    await page.click('.edit .button');
    await until(page, '#line', 'Approved');
    const [story] = await storiesIn(app, 'approved');
    assert.deepEqual([story!.edited, story!.text], ['It was mended well.', 'It was mended well, I think.']);
  });

  test('goes back to the story when editing is cancelled', async () => {
    await emptied();
    await told('Left as it is.');
    const { page } = await open();
    await press(page, 'Edit');
    await page.waitForSelector('.edit');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Edit');
    assert.equal(await page.$('.edit'), null);
  });

  test('says what somebody else decided meanwhile', async () => {
    await emptied();
    await told('Seen by two.');
    const { page } = await open();
    const [story] = await storiesIn(app);
    await decide(app, story!.id, { decision: 'decline' });
    await press(page, 'Approve');
    await until(page, '#line', 'Somebody else has declined it meanwhile.');
    assert.equal((await storiesIn(app, 'approved')).length, 0);
  });

  test('says that nothing was decided while the server is away', async () => {
    await emptied();
    await told('Not lost.');
    const { page } = await open();
    isAway = true;
    try {
      await press(page, 'Approve');
      await until(page, '#line', 'The server did not answer. Nothing was decided.');
    } finally {
      isAway = false;
    }
    await look(page);
    assert.equal((await storiesIn(app)).length, 1);
  });

  test('erases an approved story when that is pressed twice', async () => {
    await emptied();
    await told('To be taken down.');
    const [story] = await storiesIn(app);
    await decide(app, story!.id, { decision: 'approve' });
    const { page } = await open();
    await page.click('.tab[data-key=approved]');
    await until(page, '#stories', 'To be taken down.');
    await press(page, 'Erase');
    await until(page, '#line', 'cannot be brought back');
    await press(page, 'Yes, erase it');
    await until(page, '#line', 'Erased.');
    assert.deepEqual(await store.query('SELECT 1 FROM stories'), []);
  });

  for (const scheme of ['light', 'dark'] as const)
    for (const width of [360, 1280])
      test(`has nothing that axe finds or that sticks out, ${scheme}, ${width} px`, async () => {
        await emptied();
        await told('سألت عن هدية لأمها.', 'Ring her on 0151 2345678.', 'Donaudampfschifffahrts'.repeat(8));
        await send(app, [thank('Mo', 'Carried it to the car', { promise: 'mend' })], { key: keys.team });
        const { page, troubles } = await open({ viewport: { width, height: 800 } });
        const faults = await faultsIn(page, scheme);
        assert.deepEqual(await faults(), []);
        await press(page, 'Edit');
        assert.deepEqual(await faults(), []);
        await page.click('.tab[data-key=declined]');
        await until(page, '#stories', 'Declined by rule');
        assert.deepEqual(await faults(), []);
        await page.click('#leave');
        assert.deepEqual(await faults(), []);
        assert.deepEqual(await troubles(), []);
      });
});
