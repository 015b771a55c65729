import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { site, timeToSee, type Visit } from '../helpers/browser.js';
import { fonts } from '../helpers/fonts.js';

const { visit } = site();
const lane = { width: 1280, height: 800 };
const handheld = { width: 412, height: 915 };

type Page = Visit['page'];
const words = (page: Page, selector: string) =>
  page.$eval(selector, element => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim());
const card = 'till-suggestion >>> [part~=card]';
/** Types as a scanner does: into whatever has focus, fast, with Enter at the end. */
const scan = async (page: Page, code: string) => {
  await page.focus('.basket input');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};
const lines = (page: Page) => page.$$eval('.lines .line', items => items.length);
const moment = (page: Page) =>
  page.$eval(
    'till-moment',
    element => (element as unknown as { moment: { id: string; basket?: { items: unknown[] } } }).moment,
  );

describe('the till', () => {
  for (const [where, viewport] of [
    ['a lane', lane],
    ['a handheld', handheld],
  ] as const)
    for (const font of fonts)
      test(`logs no error, does not shift and fits on ${where} with a ${font} font`, async () => {
        const { page, troubles, shifts } = await visit('/till/lane.html', { viewport, font });
        assert.deepEqual(await troubles(), []);
        assert.equal(await shifts(), 0);
        assert.equal(
          await page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          ),
          false,
        );
      });

  test('begins at its top, as long as there is no line to scroll to', async () => {
    const { page } = await visit('/till/lane.html', { viewport: { width: 360, height: 640 } });
    assert.equal(await page.evaluate(() => scrollY), 0);
    await scan(page, '22423');
    await page.waitForSelector(card);
    assert.ok(await page.evaluate(() => scrollY > 0));
  });

  test('shows a question to ask, its reason and the promise after a scan', async () => {
    const { page, troubles } = await visit('/till/lane.html', { viewport: lane });
    const first = await moment(page);
    await scan(page, '22423');
    await page.waitForSelector(card);
    const then = await moment(page);
    assert.equal(await lines(page), 1);
    assert.equal(then.id, first.id);
    assert.equal(then.basket?.items.length, 1);
    assert.match(await words(page, 'till-suggestion >>> [part~=reason]'), /\d+ of \d+ baskets/);
    assert.deepEqual(await troubles(), []);
  });

  test('does not move a suggestion on the next scan', async () => {
    const { page } = await visit('/till/lane.html', { viewport: lane });
    await scan(page, '22423');
    await page.waitForSelector(card);
    const before = await words(page, card);
    await scan(page, '22423');
    assert.equal(await words(page, card), before);
  });

  test('adds an accepted product to the sale', async () => {
    const { page, troubles } = await visit('/till/lane.html', { viewport: lane });
    await scan(page, '22423');
    await page.waitForSelector(card);
    await timeToSee();
    await page.click('till-suggestion >>> [part~=accept]');
    await page.waitForFunction(() => document.querySelectorAll('.lines .line').length === 2);
    assert.deepEqual(await troubles(), []);
  });

  test('disables accepting while paying, asks once paid, and shows the next customer nothing of the last', async () => {
    const { page, troubles } = await visit('/till/lane.html', { viewport: lane });
    await scan(page, '22423');
    await page.waitForSelector(card);
    const { id } = await moment(page);
    await page.click('[name=pay]');
    await page.waitForSelector('till-suggestion >>> [part~=accept][disabled]');
    await page.click('[name=approve]');
    await page.waitForSelector('till-feedback >>> [part~=question]', { visible: true });
    assert.equal(await page.$(card), null);
    await page.click('till-feedback >>> label');
    await page.click('[name=next]');
    await page.waitForFunction(() => !document.querySelectorAll('.lines .line').length);
    assert.notEqual((await moment(page)).id, id);
    assert.deepEqual(await troubles(), []);
  });

  test('has buttons that are large enough for a thumb', async () => {
    const { page } = await visit('/till/lane.html', { viewport: lane });
    await scan(page, '22423');
    await page.waitForSelector(card);
    const heights = await page.evaluate(() =>
      [...document.querySelector('till-suggestion')!.shadowRoot!.querySelectorAll('button')].map(
        button => button.getBoundingClientRect().height,
      ),
    );
    assert.ok(heights.length >= 2 && heights.every(height => height >= 56), heights.join());
  });
});
