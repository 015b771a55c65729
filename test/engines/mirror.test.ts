import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { demoServer } from '../../examples/server.js';
import { oldEngines, type OldEngine } from './old-engines.js';
import { launch, until } from './web-view.js';

const all = Object.keys(oldEngines).map(Number) as OldEngine[];
const wanted = process.env.ENGINES === 'all' ? all : all.slice(0, 1);
const isNeeded = !!process.env.CI || process.env.ENGINES === 'all';

const server = demoServer({
  mounts: { '/mirror': 'test/examples/mirror' },
  api: (_request, response) => void response.writeHead(204).end(),
});
let port: number;
before(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** The words on a screen. Old engines need scripts as text. */
const words = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('till-promise, till-suggestion, till-feedback')]
    .map(element => (element.shadowRoot.querySelector('[part=base]') || {}).innerText || '').join(' ')`) as Promise<string>;
const press = (page: Page, tag: string, selector: string) =>
  page.evaluate(`document.querySelector('${tag}').shadowRoot.querySelector('${selector}').click()`);
/** Waits for words on a screen; without Web Locks, it takes three seconds until a dead till is noticed. */
async function sees(page: Page, what: RegExp): Promise<void> {
  const look = () =>
    until(
      () => words(page),
      now => what.test(now),
    );
  await look().catch(look);
}

for (const version of wanted)
  for (const [host, how] of [
    ['localhost', 'with locks'],
    ['till.shop.test', 'on plain http'],
  ] as const)
    describe(`two screens in Chromium ${version}, ${how}`, () => {
      let browser: Browser | undefined;
      let missing = '';
      before(async () => {
        try {
          browser = await launch(version);
        } catch (error) {
          if (isNeeded) throw error;
          missing = (error as Error).message;
        }
      });
      after(() => browser?.close());

      test('show, accept, call the associate, and are cleared', async context => {
        if (!browser) return context.skip(missing);
        const troubles: string[] = [];
        const open = async (file: string) => {
          const page = await browser!.newPage();
          page.on('pageerror', error => void troubles.push(String(error)));
          await page.goto(`http://${host}:${port}/mirror/${file}.html`);
          return page;
        };
        const till = await open('old-till');
        const customer = await open('customer');
        await sees(customer, /We mend what chips[^]*Teacup engraved[^]*How was it/);
        assert.doesNotMatch(await words(customer), /Workshop|Who is|What went wrong/);
        await press(customer, 'till-suggestion', '[part=accept]');
        await sees(till, /That is arranged/);
        await press(customer, 'till-feedback', 'input[type=radio]');
        await sees(till, /What went wrong/);
        await till.evaluate(`(() => {
          const element = document.querySelector('till-moment');
          element.value = { version: 1, id: 'sale-2', promises: [{ id: 'next', title: 'For the next one' }] };
        })()`);
        await sees(customer, /^\s*For the next one\s*$/);
        await till.close();
        await sees(customer, /^\s*$/);
        assert.deepEqual(troubles, []);
      });
    });
