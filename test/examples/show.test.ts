import { getRequestListener } from '@hono/node-server';
import { createApp, loadConfig, openStore } from '@tillside/server';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { site, type Visit } from '../helpers/browser.js';

let listener: ReturnType<typeof getRequestListener>;
let close: () => Promise<void>;
const { visit } = site({ api: (request, response) => void listener(request, response) });

before(async () => {
  const store = await openStore('memory://');
  const config = loadConfig('examples/shop/tillside.yaml');
  const app = await createApp({ store, config, log: () => undefined });
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

/** Plays a scene to its end, eight times as fast; gives its captions. */
async function play(page: Page, name: string): Promise<string[]> {
  const captions = await page.evaluateHandle(() => {
    const caption = document.querySelector('.caption')!;
    const said: string[] = [];
    new MutationObserver(() => said.push(caption.textContent)).observe(caption, { childList: true });
    return said;
  });
  await page.click(`[name=${name}]`);
  await page.waitForSelector('.play[aria-pressed=true]');
  await page.waitForSelector('.play[aria-pressed=false]', { timeout: 60_000 });
  return captions.jsonValue();
}

const number = (page: Page, name: string) =>
  page.$eval(`[data-number=${name}] .large`, element => Number(element.textContent));
const pane = (page: Page, path: string) => page.frames().find(frame => frame.url().includes(path))!;

describe('the demonstration at the till', () => {
  test('twenty scans that change nothing visible write nothing into the widgets', async () => {
    const { page, troubles } = await visit('/till/?pace=8', desk);
    const captions = await play(page, 'scans');
    assert.match(captions.at(-1)!, /^20 scans, 0 writes/);
    const lines = await pane(page, 'lane').$$eval('.lines .line', items => items.length);
    assert.equal(lines, 11);
    assert.deepEqual(await troubles(), []);
  });

  test('a hint leaves when what it suggests is scanned', async () => {
    const { page } = await visit('/till/?pace=8', desk);
    const captions = await play(page, 'hint');
    assert.equal(captions.length, 2);
    assert.match(captions[1]!, /its hint has left/);
  });

  test('the hint from earlier visits comes with consent and goes with it, on both screens', async () => {
    const { page } = await visit('/till/?pace=8', desk);
    const captions = await play(page, 'consent');
    assert.equal(captions.length, 3);
    for (const path of ['lane', 'customer'])
      assert.equal(await pane(page, path).$('till-suggestion >>> .card'), null, path);
  });

  test('a 2 without network calls the cashier at once, and arrives later', async () => {
    const { page, troubles } = await visit('/till/?pace=8', desk);
    const captions = await play(page, 'offline');
    assert.equal(captions.length, 4);
    assert.match(captions[3]!, /has arrived/);
    assert.equal(await number(page, 'received'), await number(page, 'made'));
    const { scores } = await page.evaluate(async () => {
      const headers = { authorization: 'Bearer rk_damson_lane_demo' };
      return (await (await fetch('/results', { headers })).json()) as {
        scores: { form: string; histogram: Record<string, number> }[];
      };
    });
    assert.equal(scores.find(({ form }) => form === 'till-visit')?.histogram['2'], 1);
    assert.deepEqual(await troubles(), []);
  });

  test('what is made before a kill is received after the restart, and counted once', async () => {
    const { page, troubles } = await visit('/till/?pace=8', desk);
    const captions = await play(page, 'kill');
    const [, made, received, twice] =
      /^Made (\d+), received (\d+), twice (\d+)\.$/.exec(captions.at(-1)!) ?? [];
    assert.ok(Number(made) >= 3, captions.join('\n'));
    assert.equal(received, made);
    assert.equal(twice, '0');
    assert.deepEqual(await troubles(), []);
  });

  test('what is counted twice would be told', async () => {
    const { page } = await visit('/till/?pace=8', desk);
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
    const { page, troubles } = await visit('/till/?pace=8', desk);
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
    test(`on ${where} nothing moves and nothing sticks out`, async () => {
      const { page, troubles, shifts } = await visit('/till/', viewport);
      assert.equal(await shifts(), 0);
      const isOverflowing = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      assert.equal(isOverflowing, false);
      assert.deepEqual(await troubles(), []);
    });
});
