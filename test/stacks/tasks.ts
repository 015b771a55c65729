import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { timeToSee } from '../helpers/browser.js';
import type { Held } from './watch.js';

/** What every app has to do: one list for all stacks, so that each proves the same. */
export interface Task {
  /** What the app does. */
  name: string;
  /** The head of its column in the table. */
  head: string;
  /** Whether it is only for pages that a server renders. */
  isForServers?: boolean;
  run(page: Page): Promise<void>;
}

/** The longest that a page may take on a busy machine. */
const timeout = 60_000;

/** Waits for words in a widget. */
async function reads(page: Page, tag: string, words: RegExp): Promise<void> {
  const find = (tag: string, source: string) => {
    const base = document.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>('[part=base]');
    return new RegExp(source).test(base?.innerText ?? '');
  };
  await page.waitForFunction(find, { timeout }, tag, words.source).catch(async () => {
    const text = await page.$eval(tag, ({ shadowRoot }) => shadowRoot?.textContent).catch(() => 'nothing');
    assert.fail(`${tag} says ${JSON.stringify(text)}, not ${String(words)}`);
  });
}

/** Presses something as a person does: after having seen it, with the mouse. */
async function press(page: Page, selector: string): Promise<void> {
  const control = await page.waitForSelector(selector, { visible: true, timeout });
  await timeToSee();
  await control!.click();
}

/** Waits for the number of goods in the basket. */
const basketHas = (page: Page, count: number) =>
  page.waitForFunction(
    count => document.querySelector('output')?.textContent.trim() === String(count),
    { timeout },
    count,
  );

const accept = 'till-suggestion >>> [part~=accept]';
const next = 'button::-p-text(Next customer)';
/** Types a key no faster than a person. */
const type = (page: Page, key: 'Tab' | 'ArrowRight' | 'Enter') => page.keyboard.press(key, { delay: 60 });

const showsFirst = async (page: Page) => {
  await reads(page, 'till-promise', /Send it back within 60 days/);
  await reads(page, 'till-suggestion', /Regency teacup and saucer/);
  await reads(page, 'till-feedback', /How was it, all in all\?/);
};
const showsSecond = async (page: Page) => {
  await reads(page, 'till-promise', /We mend what chips/);
  await reads(page, 'till-suggestion', /Regency teapot/);
  await reads(page, 'till-feedback', /Did you find what you came for\?/);
};

/** Leaves the shop, and waits until the page holds no more than `limit` says. */
async function leave(page: Page, limit?: Held): Promise<Held> {
  await press(page, 'nav ::-p-text(About)');
  await page.waitForSelector('h1::-p-text(About us)', { timeout });
  // Next keeps the last page, hidden.
  await page.waitForSelector('till-promise', { hidden: true, timeout });
  if (!limit) await timeToSee();
  else
    await page
      .waitForFunction(
        limit => Object.entries(window.held()).every(([kind, count]) => count <= (limit[kind] ?? 0)),
        { timeout: 30_000 },
        limit,
      )
      .catch(async () => assert.deepEqual(await page.evaluate(() => window.held()), limit));
  return page.evaluate(() => window.held());
}

/** Waits until at most one element is left in memory: a framework may keep the last page. */
async function forgetsElements(page: Page): Promise<void> {
  let left = Infinity;
  // A busy browser takes its time to collect.
  for (let tries = 0; tries < 80 && left > 1; tries++) {
    if (tries) await timeToSee();
    const type = await page.evaluateHandle(
      () => (customElements.get('till-moment') ?? HTMLOptGroupElement).prototype as HTMLElement,
    );
    // This collects garbage first.
    const found = await page.queryObjects(type);
    left = await page.evaluate(all => all.filter(element => element instanceof HTMLElement).length, found);
    await found.dispose();
  }
  assert.ok(left <= 1, `${left} elements are left in memory`);
}

export const tasks: readonly Task[] = [
  { name: 'shows the three widgets', head: 'widgets', run: showsFirst },
  {
    name: 'adds what is accepted, once the basket has answered',
    head: 'accept',
    run: async page => {
      await showsFirst(page);
      await press(page, accept);
      await basketHas(page, 0);
      await reads(page, 'till-suggestion', /Teacup and saucer added/);
      await basketHas(page, 1);
    },
  },
  {
    name: 'shows the words of a refusal',
    head: 'refusal',
    run: async page => {
      await showsFirst(page);
      await press(page, next);
      await showsSecond(page);
      await press(page, accept);
      await reads(page, 'till-suggestion', /The last one was sold a minute ago/);
      assert.equal(await page.$('till-suggestion >>> [part~=retry]'), null);
      await basketHas(page, 0);
    },
  },
  {
    name: 'shows the next customer nothing of the last one',
    head: 'next',
    run: async page => {
      await showsFirst(page);
      await press(page, accept);
      await reads(page, 'till-suggestion', /added/);
      await press(page, next);
      await showsSecond(page);
      const words = await page.$eval('till-suggestion', ({ shadowRoot }) => shadowRoot!.textContent);
      assert.doesNotMatch(words, /added|teacup/i);
      await basketHas(page, 0);
    },
  },
  {
    name: 'takes an answer from the keyboard',
    head: 'keyboard',
    run: async page => {
      await showsFirst(page);
      await timeToSee();
      const focused = () => page.evaluate(() => document.activeElement?.localName);
      for (let tabs = 0; tabs < 20 && (await focused()) !== 'till-feedback'; tabs++) await type(page, 'Tab');
      await type(page, 'ArrowRight');
      await type(page, 'Tab');
      await type(page, 'Enter');
      await reads(page, 'till-feedback', /Thank you/);
    },
  },
  {
    name: 'leaves the page clean, and works again',
    head: 'leaving',
    run: async page => {
      await showsFirst(page);
      const first = await leave(page);
      for (let visit = 0; visit < 2; visit++) {
        await press(page, 'nav ::-p-text(Shop)');
        await showsFirst(page);
        await leave(page, first);
      }
      await forgetsElements(page);
      await press(page, 'nav ::-p-text(Shop)');
      await press(page, accept);
      await basketHas(page, 1);
    },
  },
  {
    name: 'has words from the first frame on, and without scripts',
    head: 'server',
    isForServers: true,
    run: async page => {
      await showsFirst(page);
      assert.equal(await page.evaluate(() => window.blanks), 0);
      await page.setJavaScriptEnabled(false);
      await page.reload();
      const promise = await page.waitForSelector('till-promise', { timeout });
      assert.match(
        (await promise!.boundingBox()) ? await page.content() : '',
        /<till-promise[^>]*>[^<]*(<!--[^>]*>)*[^<]*Send it back within 60 days, free/,
      );
    },
  },
];

/** The tasks of a stack's app. */
export const tasksOf = ({ isRendered }: { isRendered: boolean }): Task[] =>
  tasks.filter(({ isForServers = false }) => isRendered || !isForServers);
