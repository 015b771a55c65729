/** Drives a real EverShop with the example's extension: `npm run test:evershop`. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findChromium } from '../../browsers/find.js';
import { timeToSee, watch } from '../../helpers/browser.js';
import { cup, type Shop, startShop } from './shop.js';

let shop: Shop;
let browser: Browser;
before(async () => {
  shop = await startShop();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=en-US'];
  browser = await puppeteer.launch({ executablePath: findChromium() ?? '', args });
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

/** A new visitor's page, with what goes wrong in it. */
async function visitor(viewport = { width: 1280, height: 900 }): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const troubles: string[] = [];
  await page.setViewport(viewport);
  await page.evaluateOnNewDocument(watch);
  page.on('pageerror', error => void troubles.push(String(error)));
  page.on('console', message => {
    // The shop has no icon.
    const isIcon = message.location().url?.endsWith('/favicon.ico');
    if (/error|warn/.test(message.type()) && !isIcon) troubles.push(message.text());
  });
  return { page, troubles };
}

const open = (page: Page, path: string) => page.goto(shop.address + path, { waitUntil: 'networkidle0' });

/** Waits until a widget says something. */
const says = (page: Page, tag: string, text: RegExp) =>
  page.waitForFunction(
    (tag, source) =>
      new RegExp(source).test(
        document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>('[part=base]')?.innerText ?? '',
      ),
    { timeout: 20_000 },
    tag,
    text.source,
  );

const momentId = (page: Page) =>
  page.$eval('till-moment', moment => (moment as unknown as { moment: { id: string } }).moment.id);

/** What the shop's own API says is in the visitor's cart. */
const cartOf = (page: Page) =>
  page.evaluate(async () => {
    const query =
      '{ myCart { uuid items { productSku qty } availableShippingMethods(country: "US") { code providerCode } } }';
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/api/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as {
      data: {
        myCart: {
          uuid: string;
          items: { productSku: string; qty: number }[];
          availableShippingMethods: { code: string; providerCode: string }[];
        };
      };
    };
    return data.myCart;
  });

async function addCup(page: Page) {
  await open(page, cup);
  const chosen = page.waitForResponse(response => response.url().includes('color='));
  await page.locator('button::-p-text(White)').click();
  await chosen;
  await page.waitForNetworkIdle();
  await page.locator('button::-p-text(Add to cart)').click();
  await page.waitForFunction(
    async () => {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query: '{ myCart { totalQty } }' });
      const response = await fetch('/api/graphql', { method: 'POST', headers, body });
      const { data } = (await response.json()) as { data: { myCart: { totalQty: number } | null } };
      return data.myCart?.totalQty === 1;
    },
    { polling: 200, timeout: 20_000 },
  );
}

/** Orders what is in the cart, by the shop's API; opens the page of success. */
async function order(page: Page) {
  const { uuid, availableShippingMethods } = await cartOf(page);
  const [method] = availableShippingMethods;
  const address = {
    ...{ full_name: 'Ada Byron', telephone: '5550100', address_1: '1 Main Street', city: 'Albany' },
    ...{ country: 'US', province: 'US-NY', postcode: '12207' },
  };
  const body = {
    ...{ cart_id: uuid, customer: { email: 'ada@example.com' } },
    ...{ shippingAddress: address, billingAddress: address, paymentMethod: 'cod' },
    ...{ shippingMethod: method?.code, shippingProvider: method?.providerCode },
  };
  const answer = await page.evaluate(
    async (uuid, body) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`/api/carts/${uuid}/checkout`, { method: 'POST', headers, body });
      return (await response.json()) as { data?: { uuid: string }; error?: { message: string } };
    },
    uuid,
    JSON.stringify(body),
  );
  assert.ok(answer.data, answer.error?.message);
  await open(page, `/checkout/success/${answer.data.uuid}`);
}

describe('a shop made with EverShop', () => {
  test('promises on the first page of a visit, from the HTML of the server on', async () => {
    const html = await (await fetch(shop.address + cup)).text();
    assert.match(html, /<till-promise[^>]*>Send it back within 60 days, free<\/till-promise>/);
    const { page, troubles } = await visitor();
    await open(page, cup);
    await says(page, 'till-promise', /Send it back within 60 days, free/);
    assert.deepEqual(troubles, []);
  });

  test('suggests in the cart what was bought together, and adds what is accepted by its own way', async () => {
    const { page, troubles } = await visitor();
    await addCup(page);
    await open(page, '/cart');
    await says(
      page,
      'till-suggestion',
      /Often bought together with what is in your cart[^]*Ceramic Candy Bowl[^]*\$18\.00/,
    );
    await timeToSee();
    await page.click('till-suggestion >>> [part=accept]');
    await says(page, 'till-suggestion', /added/i);
    const { items } = await cartOf(page);
    assert.deepEqual(items.map(({ productSku, qty }) => `${qty} ${productSku.slice(0, -4)}`).sort(), [
      '1 BOWL-003',
      '1 CUP-001',
    ]);
    // The shop's own list of the cart follows, without a reload.
    await page.waitForFunction(() => document.querySelectorAll('.cart__item').length === 2);
    await open(page, '/cart');
    assert.equal(await page.$('till-suggestion >>> [part=card]'), null, 'it is in the cart');
    assert.deepEqual(troubles, []);
  });

  test('refuses what it has no more in its own words', async () => {
    const { page } = await visitor();
    await addCup(page);
    await open(page, '/cart');
    await says(page, 'till-suggestion', /Candy Bowl/);
    const stock = (quantity: number) =>
      shop.sql(`UPDATE product_inventory SET qty = ${quantity}, stock_availability = ${quantity > 0}
        WHERE product_inventory_product_id IN (SELECT product_id FROM product WHERE sku LIKE 'BOWL-%')`);
    await stock(0);
    try {
      await timeToSee();
      await page.click('till-suggestion >>> [part=accept]');
      await says(page, 'till-suggestion', /This item is out of stock/);
      assert.equal(await page.$('till-suggestion >>> [part=retry]'), null);
      assert.equal((await cartOf(page)).items.length, 1);
    } finally {
      await stock(100);
    }
  });

  test('asks after the order, in the moment that led to it, and hears the answer once', async () => {
    const { page, troubles } = await visitor();
    await addCup(page);
    const visit = await momentId(page);
    await order(page);
    await says(page, 'till-feedback', /It was easy to find and order what I wanted/);
    assert.equal(await momentId(page), visit);
    await timeToSee();
    await page.click('till-feedback >>> label:nth-of-type(6)');
    await page.click('till-feedback >>> [part=next]');
    await says(page, 'till-feedback', /What could we do better\?/);
    await page.type('till-feedback >>> textarea', 'More cups', { delay: 40 });
    await page.click('till-feedback >>> [part=next]');
    await says(page, 'till-feedback', /Thank you, we read all of them/);
    await page.waitForSelector('till-feedback[status=confirmed]');
    await open(page, page.url().replace(shop.address, ''));
    assert.equal(await momentId(page), visit, 'the same after a reload');
    const { answers } = await shop.read<{ answers: { moment: string; question: string; answer: unknown }[] }>(
      '/feedback?form=order',
    );
    assert.deepEqual(
      answers.filter(({ moment }) => moment === visit).map(({ question, answer }) => [question, answer]),
      [
        ['ease', 6],
        ['more', 'More cups'],
      ],
    );
    await open(page, cup);
    assert.notEqual(await momentId(page), visit, 'the next order is another encounter');
    assert.deepEqual(troubles, []);
  });

  for (const [name, viewport] of [
    ['a phone', { width: 390, height: 844 }],
    ['a desk', { width: 1280, height: 900 }],
  ] as const)
    test(`keeps its pages still on ${name}`, async () => {
      const { page } = await visitor(viewport);
      const shifts = () => page.evaluate(() => window.shifts);
      await addCup(page);
      for (const path of [cup, '/cart']) {
        await open(page, path);
        assert.ok((await shifts()) < 0.01, `${path}: ${await shifts()}`);
      }
      await order(page);
      assert.ok((await shifts()) < 0.01, `success: ${await shifts()}`);
    });
});
