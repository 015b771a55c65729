import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { site, type Visit } from '../helpers/browser.js';

const { visit } = site();
const phone = { width: 390, height: 844 };
const stand = '/storefront/?product=22423';

const has = (page: Visit['page'], selector: string) => page.$(selector).then(Boolean);
const words = (page: Visit['page'], selector: string) =>
  page.$eval(selector, element =>
    (element as HTMLElement).innerText
      .replace(/[\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
const signals = (page: Visit['page']) => words(page, '.panel');
const isOverflowing = (page: Visit['page']) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('the front page of the examples', () => {
  test('leads to the storefront and to the till', async () => {
    const { page, troubles } = await visit('/');
    const links = await page.$$eval('main a', anchors => anchors.map(anchor => anchor.getAttribute('href')));
    assert.ok(links.includes('storefront/') && links.includes('till/'), links.join());
    assert.deepEqual(await troubles(), []);
  });
});

describe('the storefront', () => {
  for (const [where, viewport] of [
    ['a desk', undefined],
    ['a phone', phone],
  ] as const)
    for (const path of ['/storefront/', stand, '/storefront/?basket'])
      test(`${path} on ${where}: no trouble, nothing moves, nothing sticks out`, async () => {
        const { page, troubles, shifts } = await visit(path, viewport);
        assert.deepEqual(await troubles(), []);
        assert.equal(await shifts(), 0);
        assert.equal(await isOverflowing(page), false);
        assert.ok(await has(page, 'main h1'));
      });

  test('the product page shows promises, a suggestion and a question', async () => {
    const { page } = await visit(stand);
    for (const [tag, name] of [
      ['till-promise', 'title'],
      ['till-suggestion', 'title'],
      ['till-feedback', 'question'],
    ] as const)
      assert.ok((await words(page, `${tag} >>> [part~=${name}]`)).length > 5, tag);
  });

  test('what is accepted really lands in the basket, and the panel lists the signals', async () => {
    const { page, troubles } = await visit(stand);
    assert.equal(await words(page, '.to-basket-count'), '0');
    await page.click('till-suggestion >>> [part~=accept]');
    await page.waitForFunction(() => document.querySelector('.to-basket-count')?.textContent === '1');
    assert.match(await signals(page), /suggestion\.accepted/);
    assert.deepEqual(await troubles(), []);
  });

  test('a basket that does not answer is said, and nothing is added', async () => {
    const { page, troubles } = await visit(stand);
    await page.$$eval('.panel input', boxes => (boxes[0] as HTMLInputElement).click());
    await page.click('till-suggestion >>> [part~=accept]');
    await page.waitForSelector('till-suggestion >>> [part~=retry]');
    assert.match(await words(page, 'till-suggestion >>> [part=base]'), /The basket did not answer/);
    assert.equal(await words(page, '.to-basket-count'), '0');
    assert.deepEqual(await troubles(), []);
  });

  test('a product that is put in by hand is not suggested any more', async () => {
    const { page } = await visit(stand);
    const before = await words(page, 'till-suggestion >>> [part~=title]');
    await page.click('till-suggestion >>> [part~=title] a');
    await page.waitForFunction(title => document.querySelector('h1')?.textContent === title, {}, before);
    await page.click('.buy button');
    await page.goto(page.url().replace(/\?.*/, '?product=22423'));
    await page.waitForSelector('.product');
    const after = await page.$('till-suggestion >>> [part~=title]');
    assert.ok(!after || (await words(page, 'till-suggestion >>> [part~=title]')) !== before);
  });

  test('an answer is listed as it is given', async () => {
    const { page, troubles } = await visit(stand);
    await page.click('till-feedback >>> label');
    await page.waitForFunction(() =>
      document.querySelector<HTMLElement>('.panel')?.innerText.includes('feedback.answered'),
    );
    assert.deepEqual(await troubles(), []);
  });

  test('once the order is placed there are thanks and the question, and no suggestion', async () => {
    const { page, troubles } = await visit(stand);
    await page.click('.buy button');
    await page.click('.to-basket');
    await page.waitForSelector('.basket-sum > button');
    await page.click('.basket-sum > button');
    await page.waitForSelector('.thanks');
    assert.ok((await words(page, 'till-feedback >>> [part~=question]')).length > 5);
    assert.equal(await has(page, 'till-suggestion >>> [part~=card]'), false);
    assert.deepEqual(await troubles(), []);
  });

  test('a new visitor finds nothing of the last one', async () => {
    const { page } = await visit(stand);
    await page.click('.buy button');
    await page.click('till-feedback >>> label');
    await page.$$eval('.panel button', buttons =>
      buttons.find(({ textContent }) => textContent === 'New visitor')!.click(),
    );
    await page.waitForFunction(() => document.querySelector('.to-basket-count')?.textContent === '0');
    const checked = await page.evaluate(
      () => document.querySelector('till-feedback')?.shadowRoot?.querySelectorAll('input:checked').length,
    );
    assert.equal(checked, 0);
  });

  for (const lang of ['de', 'ar'])
    test(`speaks ${lang}, from its side`, async () => {
      const { page, troubles } = await visit(stand, phone);
      await page.select('select', lang);
      await page.waitForFunction(
        wanted =>
          document
            .querySelector('till-suggestion')
            ?.shadowRoot?.querySelector('[part=base]')
            ?.getAttribute('lang')
            ?.startsWith(wanted),
        {},
        lang,
      );
      const { dir } = await page.$eval('till-promise >>> [part=base]', base => ({
        dir: (base as HTMLElement).dir,
      }));
      assert.equal(dir, lang === 'ar' ? 'rtl' : 'ltr');
      assert.equal(await isOverflowing(page), false);
      assert.deepEqual(await troubles(), []);
    });
});
