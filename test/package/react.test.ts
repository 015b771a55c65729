import assert from 'node:assert/strict';
import { build, type BuildOptions } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sirv from 'sirv';
import { site, timeToSee } from '../helpers/browser.js';

// Inside the project, where packages are found.
mkdirSync('.cache', { recursive: true });
const folder = mkdtempSync('.cache/react-');
after(() => rmSync(folder, { recursive: true, force: true }));

/** Bundles the app for a version of React; returns the page as a server renders it. */
async function bundle(version: string, alias: Record<string, string>): Promise<string> {
  const options: BuildOptions = {
    bundle: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
    alias,
  };
  const page = join(folder, `page-${version}.cjs`);
  const source = (name: string) => [`test/package/react/${name}.tsx`];
  await build({
    ...options,
    entryPoints: source('client'),
    outfile: join(folder, 'client.js'),
    format: 'esm',
  });
  await build({
    ...options,
    ...{ entryPoints: source('server'), outfile: page, format: 'cjs', platform: 'node' },
  });
  return (createRequire(import.meta.url)(resolve(page)) as { html: string }).html;
}

let html: string;
const files = sirv(folder, { dev: true });
const { visit } = site({
  api: (request, response) =>
    files(request, response, () => {
      response.setHeader('content-type', 'text/html');
      response.end(html);
    }),
});

for (const [version, alias] of [
  ['19', {}],
  ['18', { react: 'react-18', 'react-dom': 'react-dom-18' }],
] as const)
  describe(`the components for React ${version}, hydrated over a server's page in StrictMode`, () => {
    before(async () => (html = await bundle(version, alias)));

    test('show the moment, pass accepts on, follow a changed moment, and leave nothing behind', async () => {
      assert.match(html, /<till-moment><till-promise><\/till-promise>/);
      const { page, troubles } = await visit('/app');
      const words = (tag: string) =>
        page.$eval(tag, ({ shadowRoot }) => shadowRoot!.textContent.replace(/\s+/g, ' '));
      assert.match(await words('till-promise'), /Send it back within 60 days/);
      assert.match(await words('till-suggestion'), /Often bought with the cake stand/);
      assert.match(await words('till-feedback'), /How was it\?/);

      await timeToSee();
      await page.click('till-suggestion >>> [part=accept]');
      await page.waitForFunction(() => document.querySelector('output')!.textContent === '22699');
      await page.waitForFunction(() =>
        document.querySelector('till-suggestion')!.shadowRoot!.textContent.includes('added'),
      );

      assert.match(await words('till-news'), /Bring what is chipped/);
      await page.click('till-news >>> button');
      await page.waitForFunction(() => document.querySelector('meter')!.value === 1);

      await page.click('::-p-text(Next customer)');
      await page.waitForFunction(() =>
        document.querySelector('till-promise')!.shadowRoot!.textContent.includes('We mend it'),
      );
      assert.doesNotMatch(await words('till-suggestion'), /added/);

      await page.click('::-p-text(Leave)');
      assert.equal(await page.$('till-moment, till-huddle'), null);
      assert.deepEqual(
        (await troubles()).filter(line => !line.includes('React DevTools')),
        [],
      );
    });
  });
