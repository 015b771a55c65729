import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { site, type Visit } from '../helpers/browser.js';
import { fonts } from '../helpers/fonts.js';

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

/** Buys the product on the page, up to the shop's thanks and question. */
async function order(page: Visit['page']): Promise<void> {
  await page.click('.buy button');
  await page.click('.to-basket');
  await page.waitForSelector('.basket-sum > button');
  await page.click('.basket-sum > button');
  await page.waitForSelector('.thanks');
  // A control that has just appeared ignores a pointer's press.
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 350)));
}

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
      for (const font of fonts)
        test(`${path} logs no error, does not shift and fits on ${where} with a ${font} font`, async () => {
          const { page, troubles, shifts } = await visit(path, { ...(viewport && { viewport }), font });
          assert.deepEqual(await troubles(), []);
          assert.equal(await shifts(), 0);
          assert.equal(await isOverflowing(page), false);
          assert.ok(await has(page, 'main h1'));
        });

  test('shows promises and a suggestion on a product page', async () => {
    const { page } = await visit(stand);
    for (const tag of ['till-promise', 'till-suggestion'])
      assert.ok((await words(page, `${tag} >>> [part~=title]`)).length > 5, tag);
  });

  test('asks how it was only after the order', async () => {
    for (const path of ['/storefront/', stand, '/storefront/?basket']) {
      const { page } = await visit(path);
      assert.equal(await has(page, 'till-feedback >>> [part~=question]'), false, path);
    }
  });

  test('puts an accepted product into the basket, and lists the signals in the panel', async () => {
    const { page, troubles } = await visit(stand);
    assert.equal(await words(page, '.to-basket-count'), '0');
    await page.click('till-suggestion >>> [part~=accept]');
    await page.waitForFunction(() => document.querySelector('.to-basket-count')?.textContent === '1');
    assert.match(await signals(page), /suggestion\.accepted/);
    assert.deepEqual(await troubles(), []);
  });

  test('says that the basket does not answer, and adds nothing', async () => {
    const { page, troubles } = await visit(stand);
    await page.$$eval('.panel input', boxes => (boxes[0] as HTMLInputElement).click());
    await page.click('till-suggestion >>> [part~=accept]');
    await page.waitForSelector('till-suggestion >>> [part~=retry]');
    assert.match(await words(page, 'till-suggestion >>> [part=base]'), /The basket did not answer/);
    assert.equal(await words(page, '.to-basket-count'), '0');
    const [logged, ...others] = await troubles();
    assert.match(logged!, /the host could not accept .*: Error: the basket did not answer/);
    assert.deepEqual(others, []);
  });

  test('no longer suggests a product that the customer added', async () => {
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

  test('lists an answer as soon as it is given', async () => {
    const { page, troubles } = await visit(stand);
    await order(page);
    await page.click('till-feedback >>> label');
    await page.waitForFunction(() =>
      document.querySelector<HTMLElement>('.panel')?.innerText.includes('feedback.answered'),
    );
    assert.deepEqual(await troubles(), []);
  });

  test('shows thanks and the question after the order, and no suggestion', async () => {
    const { page, troubles } = await visit(stand);
    await order(page);
    assert.ok((await words(page, 'till-feedback >>> [part~=question]')).length > 5);
    assert.equal(await has(page, 'till-suggestion >>> [part~=card]'), false);
    assert.deepEqual(await troubles(), []);
  });

  test('shows a new visitor nothing of the last one', async () => {
    const { page } = await visit(stand);
    await order(page);
    await page.click('till-feedback >>> label');
    await page.$$eval('.panel button', buttons =>
      buttons.find(({ textContent }) => textContent === 'New visitor')!.click(),
    );
    await page.waitForFunction(() => document.querySelector('.to-basket-count')?.textContent === '0');
    await page.goto(page.url().replace(/\?.*/, '?product=22423'), { waitUntil: 'networkidle0' });
    await order(page);
    assert.equal(await has(page, 'till-feedback >>> input'), true);
    assert.equal(await has(page, 'till-feedback >>> input:checked'), false);
  });

  for (const [lang, font] of ['de', 'ar'].flatMap(lang => fonts.map(font => [lang, font] as const)))
    test(`is in ${lang}, in its direction, and fits on a phone with a ${font} font`, async () => {
      const { page, troubles } = await visit(stand, { viewport: phone, font });
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
