import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { site } from '../helpers/browser.js';

/** To the letter what the library promises to work under. */
const policy = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types lit-html",
};
const { visit } = site({ mounts: { '/plain': 'test/examples/plain' }, policy });

const words = () =>
  ['till-promise', 'till-suggestion', 'till-feedback'].map(tag => {
    const base = document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>('[part=base]');
    return base?.innerText ?? '';
  });

describe('three lines and a Moment in a plain page, under a strict policy', () => {
  for (const [file, what] of [
    ['index.html', 'the module'],
    ['pos.html', 'the classic script for old web views'],
    ['fetched.html', 'the Moment in a file of its own'],
  ] as const) {
    test(`${what}: promise, suggestion and question are there, and nothing is violated`, async () => {
      const { page, troubles } = await visit(`/plain/${file}`);
      const [promise, suggestion, feedback] = await page.evaluate(words);
      assert.match(promise!, /We mend what chips in the first year/);
      assert.match(suggestion!, /Teacup and saucer/);
      assert.match(feedback!, /How was it, all in all\?/);
      assert.deepEqual(await troubles(), []);
    });
  }

  test('they can be used under it', async () => {
    const { page, troubles } = await visit('/plain/');
    await page.click('till-suggestion >>> [part=accept]');
    await page.click('till-feedback >>> label:nth-of-type(4)');
    await page.click('till-feedback >>> [part=next]');
    const [, suggestion, feedback] = await page.evaluate(words);
    assert.match(suggestion!, /That is arranged/);
    assert.match(feedback!, /Thank you/);
    assert.deepEqual(await troubles(), []);
  });

  for (const file of ['index.html', 'pos.html'])
    test(`${file}: where data came first, nothing moves`, async () => {
      for (let load = 0; load < 3; load++) {
        const { shifts } = await visit(`/plain/${file}`, { width: 390, height: 844 });
        assert.equal(await shifts(), 0);
      }
    });

  test('a shift would be noticed', async () => {
    const { page, shifts } = await visit('/plain/', { width: 390, height: 844 });
    await page.evaluate(() =>
      document.body.prepend(Object.assign(document.createElement('h1'), { textContent: 'Late' })),
    );
    assert.ok((await shifts()) > 0);
  });

  test('a violation would be noticed', async () => {
    const { page, troubles } = await visit('/plain/');
    await page.evaluate(() => {
      try {
        document.createElement('p').innerHTML = '<b>x</b>';
      } catch {
        // Trusted types refuse it.
      }
    });
    assert.match((await troubles()).join(), /require-trusted-types-for/);
  });

  test('the classic script adds one global, and elements', async () => {
    const { page } = await visit('/plain/pos.html');
    const [added, parts] = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      const ours = ['troubles', 'shifts', '0'];
      const names = Object.getOwnPropertyNames(window).filter(
        name => !plain.has(name) && !ours.includes(name),
      );
      return [names, Object.keys((window as unknown as { tillside: object }).tillside)] as const;
    });
    assert.deepEqual(
      added.filter(name => !/^(__|lit|reactiveElement|puppeteer)/i.test(name)),
      ['tillside'],
    );
    assert.ok(parts.includes('TillMoment') && parts.includes('addStrings'));
  });
});
