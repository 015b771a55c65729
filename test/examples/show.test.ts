import { getRequestListener } from '@hono/node-server';
import { createApp, loadConfig, openDatabase } from '@tillside/server';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { site, type Visit } from '../helpers/browser.js';
import { fonts } from '../helpers/fonts.js';

let listener: ReturnType<typeof getRequestListener>;
let close: () => Promise<void>;
const { visit } = site({ api: (request, response) => void listener(request, response) });

before(async () => {
  const store = await openDatabase('memory://');
  const config = loadConfig('examples/shop/tillside.yaml');
  const app = await createApp({ database: store, config, log: () => undefined });
  await app.maintain();
  listener = getRequestListener(app.fetch);
  close = async () => {
    await app.idle();
    await store.close();
  };
});
after(() => close());

type Page = Visit['page'];
const desk = { width: 1440, height: 900 };

/** Plays a scene to its end, eight times as fast; returns its captions. */
async function play(page: Page, name: string): Promise<string[]> {
  const captions = await page.evaluateHandle(() => {
    const caption = document.querySelector('.caption')!;
    const said: string[] = [];
    new MutationObserver(() => said.push(caption.textContent)).observe(caption, { childList: true });
    return said;
  });
  await page.click(`[name=${name}]`);
  await page.waitForSelector('.play[aria-pressed=true]');
  await page.waitForSelector('.play[aria-pressed=false]', { timeout: 180_000 });
  return captions.jsonValue();
}

/** Waits until all signals are received; impressions are still made after a scene's last caption. */
const allReceived = (page: Page) =>
  page.waitForFunction(() => {
    const [made, received] = ['made', 'received'].map(
      name => document.querySelector(`[data-number=${name}] .large`)?.textContent,
    );
    return made === received;
  });
const pane = (page: Page, path: string) => page.frames().find(frame => frame.url().includes(path))!;

describe('the demonstration at the till', () => {
  test('twenty scans that change nothing visible write nothing into the widgets', async () => {
    const { page, troubles } = await visit('/till/?pace=8', { viewport: desk });
    const captions = await play(page, 'scans');
    assert.match(captions.at(-1)!, /^20 scans, 0 writes/);
    const lines = await pane(page, 'lane').$$eval('.lines .line', items => items.length);
    assert.equal(lines, 11);
    assert.deepEqual(await troubles(), []);
  });

  test('a suggestion leaves when its product is scanned', async () => {
    const { page } = await visit('/till/?pace=8', { viewport: desk });
    const captions = await play(page, 'hint');
    assert.equal(captions.length, 2);
    assert.match(captions[1]!, /its hint has left/);
  });

  test('a suggestion from earlier visits appears and leaves with consent, on both screens', async () => {
    const { page } = await visit('/till/?pace=8', { viewport: desk });
    const captions = await play(page, 'consent');
    assert.equal(captions.length, 3);
    for (const path of ['lane', 'customer'])
      assert.equal(await pane(page, path).$('till-suggestion >>> .card'), null, path);
  });

  test('a score of 2 without a network calls the cashier at once, and arrives later', async () => {
    const { page, troubles } = await visit('/till/?pace=8', { viewport: desk });
    const captions = await play(page, 'offline');
    assert.equal(captions.length, 4);
    assert.match(captions[3]!, /has arrived/);
    await allReceived(page);
    const { scores } = await page.evaluate(async () => {
      const headers = { authorization: 'Bearer rk_damson_lane_demo' };
      return (await (await fetch('/results', { headers })).json()) as {
        scores: { form: string; histogram: Record<string, number> }[];
      };
    });
    assert.equal(scores.find(({ form }) => form === 'till-visit')?.histogram['2'], 1);
    assert.deepEqual(await troubles(), []);
  });

  test('signals made before a kill are received after the restart, and counted once', async () => {
    const { page, troubles } = await visit('/till/?pace=8', { viewport: desk });
    const captions = await play(page, 'kill');
    const [, made, received, twice] =
      /^Made (\d+), received (\d+), twice (\d+)\.$/.exec(captions.at(-1)!) ?? [];
    assert.ok(Number(made) >= 3, captions.join('\n'));
    assert.equal(received, made);
    assert.equal(twice, '0');
    assert.deepEqual(await troubles(), []);
  });

  test('the demonstration notices a signal that is counted twice', async () => {
    const { page } = await visit('/till/?pace=8', { viewport: desk });
    await page.evaluate(async () => {
      const signal = {
        specversion: '1.0',
        id: crypto.randomUUID(),
        source: 'https://elsewhere.example/',
        type: 'dev.tillside.promise.shown',
        time: new Date().toISOString(),
        subject: 'promise/returns',
        datacontenttype: 'application/json',
        dataschema: 'https://tillside.dev/schemas/1/signal.json',
        data: { moment: 'elsewhere', surface: 'customer', promise: 'returns' },
      };
      const headers = {
        authorization: 'Bearer pk_damson_lane_demo',
        'content-type': 'application/cloudevents+json',
      };
      await fetch('/signals', { method: 'POST', headers, body: JSON.stringify(signal) });
    });
    await page.waitForFunction(
      () => document.querySelector('[data-number=twice] .large')?.textContent === '1',
    );
  });

  test('the next customer finds nothing of the last one, on screen or in storage', async () => {
    const { page, troubles } = await visit('/till/?pace=8', { viewport: desk });
    const captions = await play(page, 'next');
    assert.match(captions.at(-1)!, /in storage: 0\.$/);
    const customer = pane(page, 'customer');
    assert.equal(await customer.$('till-feedback:not([hidden])'), null);
    assert.equal(await pane(page, 'lane').$('.lines .line'), null);
    assert.deepEqual(await troubles(), []);
  });

  for (const [where, viewport] of [
    ['a desk', desk],
    ['a landscape lane', { width: 1024, height: 768 }],
    ['a handheld', { width: 360, height: 740 }],
  ] as const)
    for (const font of fonts)
      test(`moves nothing and fits on ${where} with a ${font} font`, async () => {
        const { page, troubles, shifts } = await visit('/till/', { viewport, font });
        assert.equal(await shifts(), 0);
        const isOverflowing = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        assert.equal(isOverflowing, false);
        assert.deepEqual(await troubles(), []);
      });
});
