import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import '@tillside/elements/all';
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { html, type TemplateResult } from 'lit';
import type { Page } from 'puppeteer-core';
import sirv from 'sirv';
import { site, timeToSee } from '../helpers/browser.js';
import { content, visit } from './ssr/page.js';

// Inside the project, where packages are found.
mkdirSync('.cache', { recursive: true });
const folder = mkdtempSync('.cache/ssr-');
after(() => rmSync(folder, { recursive: true, force: true }));
const files = sirv(folder, { dev: true });

const markup = (template: TemplateResult): Promise<string> => collectResult(render(template));
/** The text that a template shows, without styles. */
const words = async (template: TemplateResult): Promise<string> =>
  (await markup(template)).replace(/<style>[^]*?<\/style>|<[^>]*>/g, '').replace(/\s+/g, ' ');

/** The page of the moment: what the server has rendered, what the browser knows instead, and the script. */
let body = '';
let changes = {};
let script = '';
const { visit: open } = site({
  api: (request, response) =>
    files(request, response, () => {
      response.setHeader('content-type', 'text/html');
      // A server writes style elements.
      response.setHeader('content-security-policy', "script-src 'self'; style-src 'unsafe-inline'");
      const known = JSON.stringify(changes).replace(/"/g, '&quot;');
      response.end(`<!doctype html>
        <html lang="de">
          <title>Shop</title>
          <main style="display: grid; gap: 16px" data-changes="${known}">${body}</main>
          <script src="/mark.js"></script>
          <script type="module" src="/${script}"></script>
        </html>`);
    }),
});
const widgets = ['till-promise', 'till-suggestion', 'till-feedback'];
/** How often each widget draws its base, and with what text. */
const drawn = (page: Page) =>
  page.evaluate(
    tags =>
      tags.map(tag => {
        const bases = document.querySelector(tag)!.shadowRoot!.querySelectorAll('[part=base]');
        return `${bases.length} ${Array.from(bases, base => base.textContent.replace(/\s+/g, ' ')).join()}`;
      }),
    widgets,
  );
const drawnByServer = (page: Page) =>
  page.evaluate(
    tags =>
      tags.filter(tag => document.querySelector(tag)!.shadowRoot!.querySelector('[data-drawn-by=server]')),
    widgets,
  );
const accepts = async (page: Page) => {
  await page.evaluate(() =>
    document.addEventListener('till-suggestion-accept', event => event.respondWith(Promise.resolve())),
  );
  await timeToSee();
  await page.click('till-suggestion >>> [part=accept]');
  await page.waitForFunction(() =>
    document.querySelector('till-suggestion')!.shadowRoot!.textContent.includes('added'),
  );
};

before(async () => {
  // Marks what the server has drawn.
  writeFileSync(
    join(folder, 'mark.js'),
    `for (const tag of ${JSON.stringify(widgets)})
       document.querySelector(tag).shadowRoot.querySelector('[part=base]').dataset.drawnBy = 'server';`,
  );
  copyFileSync('packages/elements/dist/tillside.js', join(folder, 'tillside.js'));
  await build({
    entryPoints: ['test/package/ssr/hydrate.ts'],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    logLevel: 'error',
  });
});

describe('on a server', () => {
  test('each element renders its own value', async () => {
    const [promise] = visit.promises!;
    const [suggestion] = visit.suggestions!;
    const [form] = visit.feedback!;
    assert.match(await words(html`<till-promise .value=${promise}></till-promise>`), /Send it back/);
    assert.match(await words(html`<till-suggestion .value=${suggestion}></till-suggestion>`), /cake stand/);
    assert.match(await words(html`<till-feedback .value=${form}></till-feedback>`), /How was it\?/);
    assert.match(
      await words(html`<till-promise value=${JSON.stringify(promise)}></till-promise>`),
      /Send it back/,
    );
  });

  test('a moment renders for its widgets, in its language, and nothing that is for staff', async () => {
    const text = await words(content({ ...visit, locale: 'de' }));
    for (const part of [/Send it back/, /cake stand/, /How was it\?/, /12,95/, /Optional/])
      assert.match(text, part);
    assert.doesNotMatch(text, /associate alone/);
    const staff = html`<till-moment surface="associate" .value=${visit}
      ><till-suggestion></till-suggestion
    ></till-moment>`;
    assert.match(await words(staff), /associate alone/);
  });

  test('nothing is left from one person for another', async () => {
    for (const id of ['first', 'second'])
      assert.match(await words(content({ ...visit, id, pacing: { max: 1 } })), /cake stand/);
    assert.equal(typeof globalThis.document, 'undefined');
  });

  test('markup is escaped, and no control is on because its property is false', async () => {
    const all = await markup(content(visit));
    assert.doesNotMatch(all, /<script>alert|="false"|="undefined"/);
    assert.doesNotMatch(all, /<(input|details)[^>]*\s(checked|open)/);
  });
});

describe("a server's page", () => {
  const show = async (by: string, rendered: object = visit, known: object = {}) => {
    body = await markup(content(rendered));
    changes = known;
    script = by;
    const visited = await open('/app');
    if (by) await visited.page.waitForFunction(() => customElements.get('till-feedback'));
    return visited;
  };

  test('shows everything before an element is defined', async () => {
    const { page } = await show('');
    const [promise, suggestion, form] = await drawn(page);
    assert.match(promise!, /^1 .*Send it back/);
    assert.match(suggestion!, /^1 .*Teacup & saucer "Rose"/);
    assert.match(form!, /^1 .*How was it\?/);
  });

  test('is taken over by elements with hydration support', async () => {
    const { page, troubles, shifts } = await show('hydrate.js');
    assert.deepEqual(await drawnByServer(page), widgets);
    for (const text of await drawn(page)) assert.match(text, /^1 /);
    assert.equal(await shifts(), 0);
    await accepts(page);
    assert.deepEqual(await troubles(), []);
  });

  test('is taken over in the language of the server, and then speaks that of the page', async () => {
    const { page } = await show('hydrate.js', { ...visit, locale: undefined }, { locale: null });
    await page.waitForFunction(() =>
      document.querySelector('till-suggestion')!.shadowRoot!.querySelector('[lang=de]'),
    );
    assert.deepEqual(await drawnByServer(page), widgets);
    assert.match((await drawn(page))[1]!, /^1 .*12,95/);
  });

  test('is drawn anew, once, where the browser knows something newer', async () => {
    const promises = [
      { id: 'back', title: 'Send it back within 90 days', state: 'at-risk', remedy: 'We pay' },
    ];
    const { page, troubles } = await show('hydrate.js', visit, { promises, suggestions: [] });
    const [promise, suggestion] = await drawn(page);
    assert.match(promise!, /^1 .*90 days.*We pay/);
    assert.match(suggestion!, /^0 /);
    assert.deepEqual(await drawnByServer(page), ['till-feedback']);
    assert.deepEqual(await troubles(), []);
  });

  test('stays until there is a document, and is then replaced by the single file without a shift', async () => {
    const { page, troubles, shifts } = await show('tillside.js');
    assert.deepEqual(await drawnByServer(page), widgets);
    await page.evaluate(value => {
      document.querySelector('till-moment')!.value = value;
    }, visit as never);
    await page.waitForFunction(
      () => !document.querySelector('till-promise')!.shadowRoot!.querySelector('[data-drawn-by]'),
    );
    const [promise, suggestion, form] = await drawn(page);
    assert.match(promise!, /^1 .*Send it back/);
    assert.match(suggestion!, /^1 .*cake stand/);
    assert.match(form!, /^1 .*How was it\?/);
    assert.equal(await shifts(), 0);
    await accepts(page);
    assert.deepEqual(await troubles(), []);
  });
});
