import type { TillMoment } from '@tillside/elements';
import assert from 'node:assert/strict';
import { type RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { after, before, describe, test, type TestContext } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../.scripts/browser.mjs';
import { demoServer, listen } from '../../.scripts/demo-server.mjs';

/** What arrived, by the names of its signals' types and surfaces. */
const arrived: string[] = [];
const api: RequestListener = (request, response) => {
  void json(request).then(body => {
    const { type, data } = body as { type: string; data: { surface: string } };
    arrived.push(`${data.surface} ${type.replace('dev.tillside.', '')}`);
    response.statusCode = 204;
    response.end();
  });
};
const server = demoServer({ mounts: { '/mirror': 'test/examples/mirror' }, api });
let browser: Browser;
let port: string;

before(async () => {
  ({ port } = new URL(await listen(server)));
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no browser: npm test installs one');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--lang=en-GB',
    '--host-resolver-rules=MAP till.shop localhost',
  ];
  browser = await puppeteer.launch({ executablePath, args });
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** What is on a screen. */
const words = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('till-promise, till-suggestion, till-feedback')]
      .map(element => element.shadowRoot?.querySelector<HTMLElement>('[part=base]')?.innerText ?? '')
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
const change = (page: Page, changes: object) =>
  page.evaluate(changes => {
    const element = document.querySelector<TillMoment>('till-moment')!;
    element.value = { ...element.moment!, ...changes };
  }, changes);
/** Waits for something on a screen; resolves with how long that took, in milliseconds. */
async function soon(page: Page, what: RegExp): Promise<number> {
  const start = performance.now();
  for (;;) {
    const now = await words(page);
    if (what.test(now)) return Math.round(performance.now() - start);
    if (performance.now() - start > 8000) throw new Error(`still "${now}", not ${what}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
const empty = /^$/;
const press = (page: Page, selector: string) =>
  page.$eval(selector, element => (element as HTMLElement).click());

/** Both screens of a lane, in two windows of one browser. */
async function lane(host = 'localhost') {
  const context = await browser.createBrowserContext();
  const troubles: string[] = [];
  const open = async (file: string) => {
    const page = await context.newPage();
    page.on('pageerror', error => troubles.push(String(error)));
    page.on('console', message => troubles.push(message.text()));
    await page.goto(`http://${host}:${port}/mirror/${file}.html`, { waitUntil: 'load' });
    return page;
  };
  const till = await open('till');
  const customer = await open('customer');
  await soon(customer, /We mend what chips.*Teacup engraved.*How was it/);
  return { context, till, customer, open, troubles };
}
/** The renderer dies as it does when it crashes or is killed: nothing of the page runs any more. */
async function crash(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  void session.send('Page.crash').catch(() => undefined);
}

const hosts = [
  ['localhost', 'with locks'],
  ['till.shop', 'without locks, on plain http'],
] as const;

for (const [host, how] of hosts)
  describe(`two windows ${how}`, () => {
    test('the customer sees what is for them, and nothing else', async () => {
      const { customer, till, troubles } = await lane(host);
      assert.equal(await till.evaluate(() => 'locks' in navigator), host === 'localhost');
      assert.doesNotMatch(await words(customer), /Workshop|Who is|Put it right|What went wrong/);
      assert.match(await words(till), /Who is the stand for\?/);
      assert.deepEqual(troubles, []);
    });

    for (const [end, kill] of [
      ['is closed', (page: Page) => page.close()],
      ['crashes', crash],
      ['goes elsewhere', (page: Page) => page.goto('about:blank').then(() => undefined)],
    ] as const)
      test(`the screen is empty when the till ${end}, and filled by the next`, async (context: TestContext) => {
        const { till, customer, open } = await lane(host);
        await kill(till);
        context.diagnostic(`empty after ${await soon(customer, empty)} ms`);
        await open('till');
        await soon(customer, /Teacup engraved/);
      });

    test('a reloaded till shows the same customer again', async () => {
      const { till, customer, troubles } = await lane(host);
      await till.reload();
      await soon(customer, /Teacup engraved/);
      assert.deepEqual(troubles, []);
    });

    test('a new id leaves nothing of the last customer', async (context: TestContext) => {
      const { till, customer } = await lane(host);
      await change(till, {
        id: 'sale-2',
        promises: [{ id: 'price', title: 'The next one’s' }],
        suggestions: [],
        feedback: [],
      });
      context.diagnostic(`there after ${await soon(customer, /^The next one’s$/)} ms`);
    });
  });

describe('two windows', () => {
  test('what the customer accepts is asked for at the till, and both show it', async () => {
    const { till, customer } = await lane();
    await till.evaluate(() => {
      document
        .querySelector('till-moment')!
        .addEventListener('till-suggestion-accept', event =>
          event.respondWith(new Promise<void>(resolve => document.addEventListener('done', () => resolve()))),
        );
    });
    await press(customer, 'till-suggestion >>> [part=accept]');
    await till.waitForSelector('till-suggestion >>> [part=accept][disabled]');
    await customer.waitForSelector('till-suggestion >>> [part=accept][disabled]');
    await till.evaluate(() => document.dispatchEvent(new Event('done')));
    await soon(customer, /That is arranged/);
    await soon(till, /That is arranged/);
  });

  test('a low score calls the associate, not the customer, and all of it arrives as the customer’s', async (context: TestContext) => {
    const { till, customer } = await lane();
    await press(till, 'till-suggestion >>> [part=accept]');
    arrived.length = 0;
    await press(customer, 'till-feedback >>> input[type=radio]');
    context.diagnostic(`called after ${await soon(till, /What went wrong\?/)} ms`);
    assert.doesNotMatch(await words(customer), /Put it right/);
    while (!arrived.includes('customer feedback.recovery'))
      await new Promise(resolve => setTimeout(resolve, 20));
    assert.ok(arrived.includes('customer feedback.answered'), arrived.join());
    assert.equal(arrived.filter(name => name === 'customer feedback.recovery').length, 1);
  });
});
