import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { site, timeToSee, type Visit } from '../helpers/browser.js';

// Inside the project, where packages are found.
mkdirSync('.cache', { recursive: true });
const folder = mkdtempSync('.cache/react-hostile-');
after(() => rmSync(folder, { recursive: true, force: true }));
// Without the strict headers: they allow one copy of Lit's policy only, and a hot reload is for developers.
const { visit } = site({ mounts: { '/app': folder }, headers: {} });

/** Bundles the app for a version of React, twice: a second copy is what a hot reload brings. */
const bundle = (alias: Record<string, string>) =>
  Promise.all(
    ['client.js', 'reloaded.js'].map(name =>
      build({
        entryPoints: ['test/package/react/hostile.tsx'],
        outfile: join(folder, name),
        bundle: true,
        format: 'esm',
        jsx: 'automatic',
        define: { 'process.env.NODE_ENV': '"development"' },
        logLevel: 'error',
        alias,
      }),
    ),
  );
writeFileSync(
  join(folder, 'index.html'),
  `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Shop</title>
  <link rel="icon" href="data:," />
  <div id="root"></div>
  <script type="module" src="client.js"></script>
</html>`,
);

const cup = {
  id: 'cup',
  kind: 'product',
  title: 'Teacup and saucer',
  reason: { text: 'Often bought with the cake stand', basis: 'general' },
};
const visitOf = (id: string) =>
  JSON.stringify({
    ...{ version: 1, id, promises: [{ id: 'mend', title: `We mend it, ${id}` }], suggestions: [cup] },
    feedback: [
      { id: 'visit', title: 'Your visit', questions: [{ id: 'all', type: 'csat', label: 'How was it?' }] },
    ],
  });

for (const [version, alias] of [
  ['19', {}],
  ['18', { react: 'react-18', 'react-dom': 'react-dom-18' }],
] as const)
  describe(`the components for React ${version}, in StrictMode`, () => {
    let page: Visit['page'];
    let troubles: Visit['troubles'];
    before(() => bundle(alias));
    const open = async (moment?: string) => {
      ({ page, troubles } = await visit('/app/'));
      await page.waitForFunction(() => 'app' in window);
      if (moment) await page.evaluate(json => window.app.set({ moment: json }), moment);
    };
    const words = (tag: string) =>
      page.$eval(tag, ({ shadowRoot }) => shadowRoot!.textContent.replace(/\s+/g, ' ').trim());
    const ownTroubles = async () =>
      (await troubles()).filter(line => !line.includes('React DevTools') && !line.includes('[vite]'));

    test('show nothing without data, then the data, then nothing again', async () => {
      await open();
      for (const tag of ['till-promise', 'till-suggestion', 'till-feedback'])
        assert.equal(await words(tag), '');
      await page.evaluate(json => window.app.set({ moment: json }), visitOf('visit-1'));
      assert.match(await words('till-promise'), /We mend it, visit-1/);
      await page.evaluate(() => window.app.set({ moment: undefined }));
      for (const tag of ['till-promise', 'till-suggestion', 'till-feedback'])
        assert.equal(await words(tag), '');
      assert.deepEqual(await ownTroubles(), []);
    });

    test('write nothing to the page in a storm of renders, and call the handlers of the last one once', async () => {
      await open(visitOf('visit-1'));
      const { writes, turn } = await page.evaluate(async json => {
        let count = 0;
        const observer = new MutationObserver(records => (count += records.length));
        const watched = { childList: true, attributes: true, characterData: true, subtree: true };
        for (const element of document.querySelectorAll('till-moment, till-moment *')) {
          observer.observe(element, watched);
          observer.observe(element.shadowRoot!, watched);
        }
        for (let i = 0; i < 200; i++) window.app.set({ moment: json });
        await new Promise(resolve => setTimeout(resolve));
        const last = window.app.turn();
        return { writes: count, turn: last };
      }, visitOf('visit-1'));
      assert.equal(writes, 0);
      await page.waitForFunction(() => window.app.heard.some(line => line.endsWith('promise.shown')));
      const heard = await page.evaluate(() => window.app.heard);
      assert.deepEqual(
        heard.filter(line => line.endsWith('promise.shown')),
        [`${turn} dev.tillside.promise.shown`],
      );
      assert.deepEqual(await ownTroubles(), []);
    });

    test('are taken away while an acceptance is pending, and remember it when they come back', async () => {
      await open(visitOf('visit-1'));
      await timeToSee();
      await page.click('till-suggestion >>> [part=accept]');
      await page.evaluate(() => window.app.set({ isThere: false }));
      assert.equal(await page.$('till-moment'), null);
      await page.evaluate(() => window.app.answer(true));
      await page.evaluate(() => window.app.set({ isThere: true }));
      await page.waitForFunction(() => document.querySelector('till-promise')!.shadowRoot!.textContent);
      assert.equal(await page.$('till-suggestion >>> [part=accept]'), null);
      assert.deepEqual(await ownTroubles(), []);
    });

    test('go on after a hot reload, whose second definitions are refused with a warning each', async () => {
      await open(visitOf('visit-1'));
      await page.evaluate(async () => {
        window.app.set({ isThere: false });
        document
          .querySelector('#root')!
          .replaceWith(Object.assign(document.createElement('div'), { id: 'root' }));
        const before = window.app;
        const copy = './reloaded.js';
        await import(copy);
        while (window.app === before) await new Promise(resolve => setTimeout(resolve, 10));
      });
      await page.evaluate(json => window.app.set({ moment: json }), visitOf('visit-2'));
      assert.match(await words('till-promise'), /We mend it, visit-2/);
      await page.waitForFunction(() => window.app.heard.some(line => line.endsWith('promise.shown')));
      const lines = await ownTroubles();
      assert.deepEqual(
        lines.filter(line => !/is already defined: that one stays/.test(line)),
        [],
      );
      assert.equal(lines.length, 4);
    });
  });
