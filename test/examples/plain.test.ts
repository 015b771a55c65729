import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { site } from '../helpers/browser.js';

/** Exactly the policy that the library promises to work under. */
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types lit-html",
};
const { visit } = site({ mounts: { '/plain': 'test/examples/plain' }, headers });

const words = () =>
  ['till-promise', 'till-suggestion', 'till-feedback'].map(tag => {
    const base = document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>('[part=base]');
    return base?.innerText ?? '';
  });

describe('a plain page with three lines of HTML and a Moment, under a strict policy', () => {
  for (const [file, what] of [
    ['index.html', 'the module'],
    ['pos.html', 'the classic script for old web views'],
    ['fetched.html', 'the Moment in a file of its own'],
  ] as const) {
    test(`${what}: shows promise, suggestion and question without a violation`, async () => {
      const { page, troubles } = await visit(`/plain/${file}`);
      const [promise, suggestion, feedback] = await page.evaluate(words);
      assert.match(promise!, /We mend what chips in the first year/);
      assert.match(suggestion!, /Teacup and saucer/);
      assert.match(feedback!, /How was it, all in all\?/);
      assert.deepEqual(await troubles(), []);
    });
  }

  test('its widgets can be used', async () => {
    const { page, troubles } = await visit('/plain/');
    await page.evaluate(
      "addEventListener('till-suggestion-accept', event => event.respondWith(Promise.resolve()))",
    );
    await page.click('till-suggestion >>> [part=accept]');
    await page.click('till-feedback >>> label:nth-of-type(4)');
    await page.click('till-feedback >>> [part=next]');
    const [, suggestion, feedback] = await page.evaluate(words);
    assert.match(suggestion!, /That is arranged/);
    assert.match(feedback!, /Thank you/);
    assert.deepEqual(await troubles(), []);
  });

  for (const density of ['', 'wall'])
    test(`the Huddle${density && ' on a wall'} has no violation, and can be used`, async () => {
      const { page, troubles } = await visit('/plain/huddle.html');
      await page.waitForFunction(() => customElements.get('till-news'));
      if (density)
        await page.evaluate(() => document.querySelector('till-huddle')!.setAttribute('density', 'wall'));
      const text = () =>
        page.evaluate(() =>
          ['till-result', 'till-portrait', 'till-story', 'till-thanks', 'till-news']
            .map(
              tag =>
                document.querySelector(tag)!.shadowRoot!.querySelector<HTMLElement>('[part~=base]')
                  ?.innerText,
            )
            .join(' '),
        );
      assert.match(await text(), /Sent back/);
      if (!density) {
        await page.click('till-result >>> [part=act]');
        await page.click('till-news >>> [part=tell]');
        assert.match(await text(), /You did this.*baker.*nobody sees where.*parcel.*Told a customer/s);
      }
      assert.deepEqual(await troubles(), []);
    });

  for (const file of ['index.html', 'pos.html'])
    test(`${file}: nothing moves if the data came first`, async () => {
      for (let load = 0; load < 3; load++) {
        const { shifts } = await visit(`/plain/${file}`, { viewport: { width: 390, height: 844 } });
        assert.equal(await shifts(), 0);
      }
    });

  test('the test notices a layout shift', async () => {
    const { page, shifts } = await visit('/plain/', { viewport: { width: 390, height: 844 } });
    await page.evaluate(() =>
      document.body.prepend(Object.assign(document.createElement('h1'), { textContent: 'Late' })),
    );
    assert.ok((await shifts()) > 0);
  });

  test('the test notices a violation', async () => {
    const { page, troubles } = await visit('/plain/');
    await page.evaluate(() => {
      try {
        document.createElement('p').innerHTML = '<b>x</b>';
      } catch {
        // Trusted Types throw.
      }
    });
    assert.match((await troubles()).join(), /require-trusted-types-for/);
  });

  test('the classic script adds one global and the elements', async () => {
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
