import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import '@tillside/elements/huddle/all';
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { html } from 'lit';
import type { Page } from 'puppeteer-core';
import sirv from 'sirv';
import { site } from '../helpers/browser.js';
import { content, week } from './ssr/huddle-page.js';

// Inside the project, where packages are found.
mkdirSync('.cache', { recursive: true });
const folder = mkdtempSync('.cache/huddle-ssr-');
after(() => rmSync(folder, { recursive: true, force: true }));
const files = sirv(folder, { dev: true });

const markup = (template: unknown): Promise<string> => collectResult(render(template));
/** The text that a template shows, without styles. */
const words = async (template: unknown): Promise<string> =>
  (await markup(template)).replace(/<style>[^]*?<\/style>|<[^>]*>|[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');

let script = '';
const { visit: open } = site({
  api: (request, response) =>
    files(request, response, () => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      // A server writes style elements.
      response.setHeader('content-security-policy', "script-src 'self'; style-src 'unsafe-inline'");
      void markup(content(week)).then(body =>
        response.end(`<!doctype html>
          <html lang="en">
            <title>Break room</title>
            <main style="display: grid; gap: 16px">${body}</main>
            <script type="module" src="/${script}"></script>
          </html>`),
      );
    }),
});

const shown: [tag: string, text: RegExp][] = [
  ['till-result', /Sent back/],
  ['till-portrait', /The Saturday baker/],
  ['till-story', /my mother’s/],
  ['till-thanks', /parcel to the tram/],
  ['till-news', /We mend what chips/],
];
/** How often each widget draws its base, and with what text. */
const drawn = (page: Page) =>
  page.evaluate(
    tags =>
      tags.map(tag => {
        const bases = document.querySelector(tag)!.shadowRoot!.querySelectorAll('[part~=base]');
        return `${bases.length} ${Array.from(bases, base => base.textContent).join()}`;
      }),
    shown.map(([tag]) => tag),
  );
const assertDrawn = async (page: Page) => {
  for (const [index, text] of (await drawn(page)).entries()) {
    assert.match(text, /^1 /, shown[index]![0]);
    assert.match(text, shown[index]![1]);
  }
};

before(async () => {
  copyFileSync('packages/elements/dist/tillside.huddle.js', join(folder, 'tillside.huddle.js'));
  await build({
    entryPoints: ['test/package/ssr/hydrate-huddle.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    logLevel: 'error',
  });
});

describe('the Huddle on a server', () => {
  test('renders for its widgets, in its language', async () => {
    const text = await words(content(week));
    for (const [, part] of shown) assert.match(text, part);
    assert.match(await words(content({ ...week, locale: 'de' })), /Oktober/);
  });

  test('each widget renders its own value', async () => {
    assert.match(await words(html`<till-result .value=${week.results}></till-result>`), /Sent back/);
    assert.match(await words(html`<till-portrait .value=${week.portraits}></till-portrait>`), /baker/);
    assert.match(await words(html`<till-story .value=${week.stories}></till-story>`), /my mother’s/);
    assert.match(await words(html`<till-thanks .value=${week.thanks}></till-thanks>`), /tram/);
    assert.match(await words(html`<till-news .value=${week.news}></till-news>`), /chips/);
  });

  test('escapes markup, and marks nothing as done', async () => {
    const all = (await markup(content(week))).replace(/<style>[^]*?<\/style>/g, '');
    assert.doesNotMatch(all, /<script>alert|="false"|="undefined"|is-done/);
  });
});

describe("a Huddle's page from a server", () => {
  for (const [what, file] of [
    ['is taken over by elements with hydration support', 'hydrate-huddle.js'],
    [
      'is shown by the single file as the server has drawn it, until there is a document',
      'tillside.huddle.js',
    ],
  ] as const)
    test(what, async () => {
      script = file;
      const { page, troubles, shifts } = await open('/team');
      await page.waitForFunction(() => customElements.get('till-news'));
      await assertDrawn(page);
      assert.equal(await shifts(), 0);
      assert.deepEqual(await troubles(), []);
    });

  test('is usable once it was taken over', async () => {
    script = 'hydrate-huddle.js';
    const { page, troubles } = await open('/team');
    await page.waitForFunction(() => customElements.get('till-news'));
    await page.click('till-result >>> [part=act]');
    await page.waitForFunction(() =>
      document.querySelector('till-result')!.shadowRoot!.textContent.includes('You did this'),
    );
    assert.deepEqual(await troubles(), []);
  });
});
