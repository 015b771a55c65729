import type { TillMoment } from '@tillside/elements';
import assert from 'node:assert/strict';
import { type RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { after, before, describe, test, type TestContext } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findChromium } from '../browsers/find.js';
import { demoServer, listen } from '../../examples/server.js';

/** The received signals, by type and surface. */
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
  const executablePath = findChromium();
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

/** The words on a screen. */
const words = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('till-promise, till-suggestion, till-feedback')]
      .map(element => element.shadowRoot?.querySelector<HTMLElement>('[part=base]')?.innerText ?? '')
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
const change = async (page: Page, changes: object) => {
  await page.waitForFunction(() => document.querySelector<TillMoment>('till-moment')?.moment);
  await page.evaluate(changes => {
    const element = document.querySelector<TillMoment>('till-moment')!;
    element.value = { ...element.moment!, ...changes };
  }, changes);
};
/** Waits for words on a screen; resolves with the time that took, in milliseconds. */
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

/** Records everything that a screen shows from now on. */
function watchWords(page: Page): () => Promise<string[]> {
  const seen = new Set<string>();
  const timer = setInterval(() => void words(page).then(now => seen.add(now)), 20);
  return async () => {
    clearInterval(timer);
    seen.add(await words(page));
    return [...seen];
  };
}

/** Opens both screens of a lane in two windows of one browser. */
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
/** Crashes the renderer, so that no code of the page runs any more. */
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
    test('the customer sees only what is for customers', async () => {
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
      test(`the customer’s screen is cleared when the till ${end}, and filled by the next till`, async (context: TestContext) => {
        const { till, customer, open } = await lane(host);
        await kill(till);
        context.diagnostic(`empty after ${await soon(customer, empty)} ms`);
        await open('till');
        await soon(customer, /Teacup engraved/);
      });

    test('a till that is busy for six seconds keeps its lane from a second one', async () => {
      const { till, customer, open } = await lane(host);
      const seen = watchWords(customer);
      const busy = till.evaluate(() => {
        const end = Date.now() + 6000;
        while (Date.now() < end);
      });
      const second = await open('till');
      const other = { id: 'other', promises: [{ id: 'price', title: 'The other till’s' }] };
      await change(second, other);
      await busy;
      await change(till, { promises: [{ id: 'mend', title: 'Still the first' }] });
      await soon(customer, /Still the first/);
      assert.deepEqual(
        (await seen()).filter(words => words.includes('other till')),
        [],
      );
      await second.evaluate(() => document.querySelector('till-moment')!.takeOver());
      await soon(customer, /^The other till’s/);
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
  test('an acceptance by the customer asks the host at the till, and both screens show it', async () => {
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

  test('a low score shows the recovery to the associate only, and its signals arrive as the customer’s', async (context: TestContext) => {
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
