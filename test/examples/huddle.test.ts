import { getRequestListener } from '@hono/node-server';
import { createApp, loadConfig, openDatabase } from '@tillside/server';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { site, type Visit } from '../helpers/browser.js';

let listener: ReturnType<typeof getRequestListener>;
let fetchApp: (path: string, body?: object) => Promise<Response>;
let close: () => Promise<void>;
const { visit } = site({ api: (request, response) => void listener(request, response) });

before(async () => {
  const store = await openDatabase('memory://');
  const config = loadConfig('examples/shop/tillside.yaml');
  const app = await createApp({ database: store, config, log: () => undefined });
  await app.maintain();
  listener = getRequestListener(app.fetch);
  const headers = {
    'x-tillside-key': String(config.stores[0]!.keys.manage),
    'content-type': 'application/json',
  };
  fetchApp = async (path, body) => {
    await app.idle();
    const sent = body && { method: 'POST', body: JSON.stringify(body) };
    return app.fetch(new Request(`http://shop.example${path}`, { headers, ...sent }));
  };
  close = async () => {
    await app.idle();
    await store.close();
  };
});
after(() => close());

type Page = Visit['page'];

/** Opens the form of a widget, fills its fields in their order, and sends it. */
async function tell(page: Page, widget: string, texts: readonly string[]): Promise<void> {
  const open = await page.waitForSelector(`${widget} >>> [part~=open]`);
  await open!.click();
  await page.waitForSelector(`${widget} >>> form`);
  for (const [at, field] of (await page.$$(`${widget} >>> :is(input, textarea)`)).entries())
    // Slower than a scanner, whose keys the guard would remove.
    if (texts[at]) await field.type(texts[at], { delay: 60 });
  const send = await page.$(`${widget} >>> [part~=send]`);
  await send!.click();
  await page.waitForSelector(`${widget}[status=confirmed]`);
}

/** All that the widgets of a kind say. */
const saidIn = (page: Page, widget: string): Promise<string> =>
  page.evaluate(
    name => [...document.querySelectorAll(name)].map(each => each.shadowRoot?.textContent ?? '').join(' '),
    widget,
  );

interface Waiting {
  stories: { id: string; text: string }[];
}

describe("the demonstration's Huddle", () => {
  test('shows what was told at the till after its approval, in another window, without a reload', async () => {
    const { page: till, troubles } = await visit('/till/huddle.html');
    const { page: team } = await visit('/server/huddle/#key=tk_damson_lane_demo');
    await team.waitForSelector('till-story >>> [part~=open]');
    await till.bringToFront();
    await tell(till, 'till-story', ['The last lantern went to somebody who had waited for it since May.']);
    await tell(till, 'till-thanks', ['Priya', 'You kept the lantern for them.']);

    const { stories } = (await (await fetchApp('/stories')).json()) as Waiting;
    assert.deepEqual(stories.map(({ text }) => text).sort(), [
      'The last lantern went to somebody who had waited for it since May.',
      'You kept the lantern for them.',
    ]);
    assert.doesNotMatch(await saidIn(team, 'till-story, till-thanks'), /lantern/);
    for (const { id } of stories)
      assert.equal((await fetchApp(`/stories/${id}`, { decision: 'approve' })).status, 200);

    // A window that comes to the front reads again.
    await team.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await team.waitForFunction(() =>
      document.querySelector('till-story')?.shadowRoot?.textContent?.includes('since May'),
    );
    assert.match(await saidIn(team, 'till-thanks'), /Priya/);
    assert.deepEqual(await troubles(), []);
  });
});
