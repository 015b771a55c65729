import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { beforeEach, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Signal } from '@tillside/contract';
import type { Page } from 'puppeteer-core';
import sirv from 'sirv';
import { site } from '../helpers/browser.js';

const outbox = '/tillside.outbox.js';
const files = sirv('packages/elements/dist', { dev: true });

declare global {
  interface Window {
    /** The types of the signals that were made. */
    made?: string[];
    /** The names of the signals that the host was asked to deliver again. */
    repeated?: string[];
  }
}

/** The paths of the scripts that pages asked for. */
let asked: string[] = [];
let hasOutbox = true;
/** Whether the endpoint cannot be reached. */
let isAway = false;
let received: Signal[] = [];
const names = () => received.map(({ type }) => type.replace('dev.tillside.', ''));

/** A host that fails in some way to deliver each signal at first. It need not be waited for: a timer of 30 s fires at once. */
const hostThat = (fails: string) => `
  const timer = window.setTimeout;
  window.setTimeout = (callback, ms, ...given) => timer(callback, ms === 30000 ? 0 : ms, ...given);
  window.repeated = [];
  addEventListener('till-signal', event => {
    if (event.isRepeated) repeated.push(event.cloudEvent.type.replace('dev.tillside.', ''));
    event.respondWith(event.isRepeated ? Promise.resolve() : ${fails});
  });`;

const api: RequestListener = (request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
  if (request.method === 'POST' && isAway) return void response.writeHead(503).end();
  if (request.method === 'POST')
    return void json(request).then(body => {
      received.push(...(body as Signal[]));
      response.writeHead(204).end();
    });
  const host = searchParams.get('host');
  if (pathname === '/made.js') {
    response.setHeader('content-type', 'text/javascript');
    return void response.end(
      `window.made = []; addEventListener('till-signal', ({ cloudEvent }) => window.made.push(cloudEvent.type));`,
    );
  }
  if (pathname.endsWith('.js')) asked.push(pathname);
  if (pathname === outbox && !hasOutbox) return void response.writeHead(503).end();
  if (pathname === '/host.js') {
    response.setHeader('content-type', 'text/javascript');
    return void response.end(hostThat(host!));
  }
  files(request, response, () => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html>
      <html lang="en">
        <title>Shop</title>
        <link rel="icon" href="data:," />
        <script src="/made.js"></script>
        ${host ? `<script src="/host.js?host=${encodeURIComponent(host)}"></script>` : ''}
        <till-moment ${searchParams.has('delivers') ? 'endpoint="/signals" batch="20"' : ''}>
          <script type="application/json">{
            "version": 1,
            "id": "visit-1",
            "promises": [{ "id": "mend", "title": "We mend what chips" }],
            "suggestions": [{ "id": "wrap", "kind": "service", "title": "Gift wrap",
              "reason": { "text": "It is a present", "basis": "general" } }]
          }</script>
          <till-promise></till-promise>
          <till-suggestion></till-suggestion>
        </till-moment>
        <script type="module" src="/tillside.promise-suggestion.js"></script>
      </html>`);
  });
};
const { visit: open } = site({ api });

/** Opens a shop, and waits until its items count as seen. */
async function visit(query = '') {
  const opened = await open(`/shop${query}`);
  await opened.page.waitForFunction(() => window.made!.length >= 2);
  return opened;
}

beforeEach(() => {
  asked = [];
  hasOutbox = true;
  isAway = false;
  received = [];
});

const outboxOf = (page: Page) =>
  page.$eval('till-moment', ({ outbox: { pending, state } }) => ({ pending, state }));

describe('a light single file', () => {
  test('draws without the outbox in a page that delivers nothing', async () => {
    const { page, troubles } = await visit();
    for (const tag of ['till-promise', 'till-suggestion'])
      assert.match(await page.$eval(tag, ({ shadowRoot }) => shadowRoot!.textContent), /mend what|Gift wrap/);
    assert.deepEqual(asked, ['/tillside.promise-suggestion.js']);
    assert.deepEqual(await troubles(), []);
  });

  test('loads the outbox from beside it in a page with an endpoint, and delivers what was made before', async () => {
    const { page, troubles } = await visit('?delivers');
    await page.evaluate(() => document.querySelector('till-moment')!.flush());
    assert.deepEqual(asked, ['/tillside.promise-suggestion.js', outbox]);
    assert.deepEqual(names().sort(), ['promise.shown', 'suggestion.shown']);
    assert.deepEqual(await troubles(), []);
  });

  test('delivers from memory, and says so, while the outbox cannot be loaded', async () => {
    hasOutbox = false;
    const { page, troubles } = await visit('?delivers');
    await page.evaluate(() => document.querySelector('till-moment')!.flush());
    assert.deepEqual(names().sort(), ['promise.shown', 'suggestion.shown']);
    assert.deepEqual(await outboxOf(page), { pending: 0, state: 'volatile' });
    const warnings = (await troubles()).filter(line => line.startsWith('warn'));
    assert.equal(warnings.length, 1);
    assert.match(
      warnings[0]!,
      /<till-moment> the outbox could not be loaded, so that signals are not stored/,
    );
  });

  for (const [what, answer] of [
    ['rejects', 'Promise.reject(503)'],
    ['never answers', 'new Promise(() => {})'],
  ] as const)
    test(`asks a host that ${what} again while the outbox cannot be loaded`, async () => {
      hasOutbox = false;
      const { page } = await visit(`?host=${encodeURIComponent(answer)}`);
      for (let n = 0; n < 2; n++) await page.$eval('till-moment', element => element.flush());
      assert.deepEqual((await page.evaluate(() => window.repeated))!.sort(), [
        'promise.shown',
        'suggestion.shown',
      ]);
      assert.deepEqual(await outboxOf(page), { pending: 0, state: 'volatile' });
    });

  test('erases what waits for the outbox, but was no deliberate answer, when a visitor opts out', async () => {
    hasOutbox = false;
    isAway = true;
    const { page } = await visit('?delivers');
    await page.$eval('till-moment', async element => {
      element.signals = 'off';
      await element.updateComplete;
    });
    assert.deepEqual(await outboxOf(page), { pending: 0, state: 'volatile' });
  });

  test('sends what waits for the outbox when the page goes, and what is made on the way', async () => {
    hasOutbox = false;
    isAway = true;
    const { page } = await visit('?delivers');
    assert.deepEqual(await outboxOf(page), { pending: 2, state: 'volatile' });
    await page.evaluate(() =>
      addEventListener(
        'pagehide',
        () => void document.querySelector('till-moment')!.complete({ outcome: 'voided' }),
      ),
    );
    isAway = false;
    await page.goto('about:blank');
    // The requests survive the page, and may arrive after it has gone; what is sent twice counts once at a receiver.
    const effects = () => new Map(received.map(({ id, type }) => [id, type.replace('dev.tillside.', '')]));
    for (let n = 0; n < 500 && effects().size < 3; n++) await delay(20);
    assert.deepEqual([...effects().values()].sort(), ['moment.voided', 'promise.shown', 'suggestion.shown']);
  });
});
