import { getRequestListener } from '@hono/node-server';
import type Axe from 'axe-core';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { type App, type ConfigInput, createApp, type Database, openDatabase } from '@tillside/server';
import { site, type Visit } from '../helpers/browser.js';
import { answered, configured, keys, otherKeys, send, shopConfig, signal, suggestion, uuid } from './shop.js';

type Page = Visit['page'];

let listener: ReturnType<typeof getRequestListener>;
let isAway = false;
const { visit } = site({
  api: (request, response) => {
    if (isAway) request.socket.destroy();
    else void listener(request, response);
  },
});

const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenaufbewahrungsschrank';
const damson = shopConfig.stores[0]!;
const testedKeys = { write: 'pk_tested_0001', read: 'rk_tested_0001' };
const comparedKeys = { write: 'pk_compared_01', read: 'rk_compared_01' };
const restoredKeys = { write: 'pk_restored_01', read: 'rk_restored_01' };
const config: ConfigInput = {
  stores: [
    {
      ...damson,
      note: 'The annex counts since May.',
      promises: [
        ...(damson.promises ?? []),
        { id: 'long', title: `${long}: Rückgabe innerhalb von 60 Tagen` },
      ],
      suggestions: [
        ...(damson.suggestions ?? []),
        {
          id: 'card',
          kind: 'service',
          title: 'A card with it',
          reason: { text: 'Presents', basis: 'general' },
          decline: { reasons: [{ id: 'hurry', label: 'Hat es eilig und möchte nicht gefragt werden' }] },
        },
      ],
    },
    { id: 'other', keys: otherKeys },
    { id: 'restored', keys: restoredKeys },
    { id: 'tested', keys: testedKeys },
    { id: 'compared', keys: comparedKeys },
  ],
};
const contact = { channel: 'email', value: 'ada@example.org', consent: 'Yes', time: '2026-01-01T00:00:00Z' };
const follow = () =>
  signal('feedback.followup', { form: 'visit', response: uuid(), within: 'PT2H', contact });
const card = { ...suggestion, suggestion: 'card' };

let store: Database;
let app: App;
before(async () => {
  store = await openDatabase('memory://');
  app = await createApp({ database: store, config: configured(config) });
  listener = getRequestListener(app.fetch);
  const { json } = await send(app, [
    ...[1, 4, 5, 5].map(answer => answered('score', 'csat', answer)),
    answered('mended', 'kept', 'yes'),
    answered('mended', 'kept', 'no'),
    answered('words', 'text', '<img src=x onerror=alert(1)> was chipped'),
    signal('promise.shown', { promise: 'mend' }),
    signal('promise.shown', { promise: 'long' }),
    signal('suggestion.shown', { ...card, moment: 'm-1' }),
    signal('suggestion.declined', { ...card, moment: 'm-1', reason: 'hurry' }),
    signal('suggestion.shown', { ...card, moment: 'm-2' }),
    signal('suggestion.accepted', { ...card, moment: 'm-2' }),
    signal('moment.completed', { moment: 'm-2' }),
    signal('suggestion.withheld', { ...card, moment: 'm-3' }),
    signal('customer.forgotten', { ref: 'anna' }),
    signal('outbox.dropped', { counts: { 'dev.tillside.promise.shown': 3 }, why: 'There was no room.' }),
    follow(),
    follow(),
  ]);
  assert.deepEqual(json.rejected, []);
  await store.query(
    `INSERT INTO retired VALUES ('damson', 'card', 'customer', '2026-03-03T10:00:00Z', 1, 39, 0.1)`,
  );
  // Two surfaces, every measure, and arms of other sizes than the holdout says.
  await store.query(
    `INSERT INTO arm_sums (store, day, surface, holdout, arm, measure, unit, class, slot, n, sum, squares)
     SELECT 'compared', current_date, surface, '0.2', arm, measure, unit, class, 0, n, n * mean, n * (mean * mean + 4)
     FROM (VALUES ('customer'), ('associate')) AS surfaces (surface),
       (VALUES ('offered', 6000, 1.0), ('withheld', 4000, 0.8)) AS arms (arm, moments, factor),
       (VALUES ('assigned', '', 0, 1, 0), ('completed', '', 0, 2, 0), ('value', 'GBP', 87, 2, 12), ('items', '', 0, 2, 3),
         ('csat', '', 0, 4, 4)) AS measures (measure, unit, class, part, size),
       LATERAL (SELECT moments / part AS n, size * factor AS mean) AS numbers`,
  );
});
after(() => store.close());

const withKey = `/server/#key=${keys.read}`;
const said = (page: Page, selector: string) =>
  page.$eval(selector, element => (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim());
const state = (page: Page, wanted: string) => page.waitForSelector(`[data-state=${wanted}]`);
/** What a tab does when somebody looks at it again: it reads at once. */
const look = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
const enter = async (page: Page, key: string) => {
  await page.type('#key', key);
  await page.keyboard.press('Enter');
};
const until = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    (selector, text) => document.querySelector<HTMLElement>(selector)?.innerText.includes(text),
    {},
    selector,
    text,
  );

describe('the page of results', () => {
  test('asks for a key, shows results, keeps the key in this tab and forgets it when told', async () => {
    const { page, troubles } = await visit('/server/');
    assert.equal(await said(page, 'label[for=key]'), 'Read key');
    await enter(page, keys.read);
    await state(page, 'results');
    assert.equal(page.url().includes(keys.read), false);
    await page.reload();
    await state(page, 'results');
    await page.click('#leave');
    await state(page, 'door');
    assert.equal(await page.$eval('#results', ({ childElementCount }) => childElementCount), 0);
    await page.reload();
    await state(page, 'door');
    assert.deepEqual(await troubles(), []);
  });

  test('removes the key from the address', async () => {
    const { page, troubles } = await visit(withKey);
    await state(page, 'results');
    assert.equal(new URL(page.url()).hash, '');
    assert.deepEqual(await troubles(), []);
  });

  test('says what is wrong with a key', async () => {
    const { page } = await visit('/server/');
    for (const [key, words] of [
      ['rk_of_nobody_at_all', 'No store has this key.'],
      ['schlüssel', 'No store has this key.'],
      [keys.write, 'This key may not read results: it takes the read key.'],
    ] as const) {
      await enter(page, key);
      await until(page, '#refused', words);
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'key');
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    }
  });

  test('says in each section that there is nothing yet', async () => {
    const { page, troubles } = await visit(`/server/#key=${otherKeys.read}`);
    await state(page, 'results');
    assert.equal(await page.$$eval('section > .empty', all => all.length), 7);
    assert.match(await said(page, '[data-key=follow-ups]'), /Nobody is waiting for you/);
    assert.deepEqual(await troubles(), []);
  });

  test('shows promises, suggestions, scores, comments and dropped signals by name', async () => {
    const { page, troubles } = await visit(withKey);
    await state(page, 'results');
    const of = (key: string) => said(page, `section[data-key=${key}]`);
    assert.equal(await said(page, '[role=note]'), 'The annex counts since May.');
    assert.match(await of('promises'), /We mend it 50% Kept 1 of 2\. Seen 1 time/);
    assert.match(await of('suggestions'), /A card with it 50% .*seen 2 accepted 1 declined 1 withheld 1/);
    assert.match(await of('suggestions'), /Hat es eilig und möchte nicht gefragt werden 1/);
    assert.match(
      await of('suggestions'),
      /Retired: A card with it Since 3 Mar 2026, for the customer: accepted in 1 of 40 moments, which is less than 10%\. Most said: Hat es eilig/,
    );
    assert.match(await of('holdout'), /With suggestions 50% .*Withheld 0%/);
    assert.match(await of('scores'), /How was it\? Your visit 75% CSAT, satisfied · 4 answers/);
    assert.match(await of('comments'), /<img src=x onerror=alert\(1\)> was chipped What else\?/);
    assert.match(await of('dropped'), /3 × promise shown There was no room/);
    assert.match(await of('follow-ups'), /To be forgotten 1 anna/);
    assert.deepEqual(await troubles(), []);
  });

  test('draws the difference that suggestions make, and says it in words', async () => {
    await store.query(
      `INSERT INTO arm_sums (store, day, surface, holdout, arm, measure, unit, class, slot, n, sum, squares) VALUES
        ('tested', current_date, 'customer', '0.2', 'offered', 'assigned', '', 0, 0, 8000, 0, 0),
        ('tested', current_date, 'customer', '0.2', 'offered', 'completed', '', 0, 0, 4000, 0, 0),
        ('tested', current_date, 'customer', '0.2', 'offered', 'value', 'GBP', 87, 0, 4000, 48000, 580000),
        ('tested', current_date, 'customer', '0.2', 'withheld', 'assigned', '', 0, 0, 2000, 0, 0),
        ('tested', current_date, 'customer', '0.2', 'withheld', 'completed', '', 0, 0, 980, 0, 0),
        ('tested', current_date, 'customer', '0.2', 'withheld', 'value', 'GBP', 87, 0, 980, 9800, 99000)`,
    );
    const { page, troubles } = await visit(`/server/#key=${testedKeys.read}`);
    await state(page, 'results');
    const text = await said(page, 'section[data-key=holdout]');
    assert.match(text, /Suggestions were withheld in 2,000 of 10,000 moments \(20%; expected 20%\)\./);
    assert.match(
      text,
      /Value of a moment, GBP £1\.10 more .*With suggestions: £0\.\d\d to £1\.\d\d more\. In all/,
    );
    assert.match(
      text,
      /Moments completed 1 points more .*No clear difference yet: .* points less to .* points more/,
    );
    assert.match(text, /About [\d,]+0 moments would tell; there are 10,000\./);
    const lines = await page.$$eval('.interval', all =>
      all.map(({ ariaHidden, childElementCount }) => [ariaHidden, childElementCount]),
    );
    assert.deepEqual(lines, [
      ['true', 6],
      ['true', 6],
    ]);
    assert.deepEqual(await troubles(), []);
  });

  test('refreshes without touching what has not changed', async () => {
    const { page, troubles, shifts } = await visit(withKey);
    await state(page, 'results');
    await page.focus('.task button');
    await page.evaluate(() => {
      const row = document.querySelector('[data-key=p-mend]')!;
      const touched: MutationRecord[] = [];
      new MutationObserver(records => touched.push(...records)).observe(row, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      Object.assign(window, { row, touched, button: document.activeElement });
    });
    await send(app, [signal('suggestion.shown', { ...card, moment: 'm-9' })]);
    await look(page);
    await until(page, '[data-key=suggestions]', 'seen 3');
    const [isSame, touched, hasFocus] = await page.evaluate(() => {
      const kept = window as unknown as { row: Element; touched: unknown[]; button: Element };
      return [kept.row.isConnected, kept.touched.length, document.activeElement === kept.button];
    });
    assert.deepEqual([isSame, touched, hasFocus], [true, 0, true]);
    assert.equal(await shifts(), 0);
    assert.deepEqual(await troubles(), []);
  });

  test('keeps what it showed while the server is away, and goes on by itself', async () => {
    const { page } = await visit(withKey);
    await state(page, 'results');
    const before = await said(page, '[data-key=scores]');
    isAway = true;
    try {
      await look(page);
      await until(page, '#line', 'The server does not answer. This is how it was at');
      assert.equal(await said(page, '[data-key=scores]'), before);
    } finally {
      isAway = false;
    }
    await look(page);
    await page.waitForSelector('[data-away=false]');
    assert.equal(await said(page, '#line'), '');
  });

  test('says that the server does not answer before there was anything to show', async () => {
    const { page } = await visit('/server/');
    isAway = true;
    try {
      await enter(page, keys.read);
      await until(page, '#line', 'The server does not answer. Trying again.');
      assert.equal(await said(page, '#wait'), 'Nothing to show yet.');
    } finally {
      isAway = false;
    }
    await look(page);
    await state(page, 'results');
  });

  test('ticks off a follow-up by keyboard, and the focus goes on to the next', async () => {
    const { page, troubles } = await visit(withKey);
    await state(page, 'results');
    const tasks = () => page.$$eval('.task button', all => all.length);
    assert.equal(await tasks(), 2);
    await page.focus('.task button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.task button').length === 1);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Done');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.task button').length === 0);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'of-follow-ups');
    await look(page);
    await page.waitForFunction(() => document.activeElement?.id === 'of-follow-ups');
    const [row] = await store.query('SELECT count(*)::float8 AS n FROM follow_ups WHERE done IS NULL');
    assert.equal(row!.n, 0);
    assert.deepEqual(await troubles(), []);
  });

  test('shows a value that cannot be formatted as it is, and everything else beside it', async () => {
    const asked = { key: restoredKeys.write };
    await send(
      app,
      [
        answered('words', 'text', 'Well mended'),
        signal('suggestion.withheld', { ...suggestion, moment: 'm-1' }),
        signal('moment.completed', { moment: 'm-1', total: { currency: 'GBP', value: '5.00' } }),
        signal('customer.forgotten', { ref: 'anna' }),
        follow(),
        follow(),
      ],
      asked,
    );
    // No signal can make these, but a repair by hand may.
    const odd = "store = 'restored'";
    await store.query(`UPDATE answers SET listed = 'infinity' WHERE ${odd}`);
    await store.query(`UPDATE erasure_requests SET received = '12000-01-01' WHERE ${odd}`);
    await store.query(
      `UPDATE tally SET value = 'pounds' WHERE name = 'holdout' AND value = 'GBP' AND ${odd}`,
    );
    await store.query(
      `UPDATE follow_ups SET due = '12000-01-01', contact = '{}'
       WHERE response = (SELECT min(response::text)::uuid FROM follow_ups WHERE ${odd})`,
    );
    const { page, troubles } = await visit(`/server/#key=${restoredKeys.read}`);
    await state(page, 'results');
    const of = (key: string) => said(page, `section[data-key=${key}]`);
    assert.match(await of('comments'), /Well mended/);
    assert.match(await of('follow-ups'), /Follow-ups 2 .*ada@example\.org .*To be forgotten 1 anna/);
    assert.match(await of('holdout'), /Withheld 100% 1 of 1 moment completed, 5 pounds/);
    assert.deepEqual(await troubles(), []);
  });

  const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  /** What axe finds in a page, and whether something sticks out. */
  const faults = (page: Page) =>
    page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof Axe };
      const { violations } = await axe.run();
      const { scrollWidth, clientWidth } = document.documentElement;
      return [...violations.map(({ id }) => id), ...(scrollWidth > clientWidth ? ['overflow'] : [])];
    });
  for (const scheme of ['light', 'dark'])
    for (const width of [360, 1280]) {
      const open = async (path: string) => {
        const opened = await visit(path, { viewport: { width, height: 800 } });
        await opened.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await opened.page.evaluate(axe);
        return opened;
      };
      test(`has nothing that axe finds or that sticks out, ${scheme}, ${width} px`, async () => {
        const { page, troubles } = await open('/server/');
        assert.deepEqual(await faults(page), []);
        await enter(page, keys.read);
        await state(page, 'results');
        assert.deepEqual(await faults(page), []);
        assert.deepEqual(await troubles(), []);
      });

      test(`has nothing that axe finds or that sticks out beside an experiment, ${scheme}, ${width} px`, async () => {
        const { page, troubles } = await open(`/server/#key=${comparedKeys.read}`);
        await state(page, 'results');
        const seen = await page.$eval('section[data-key=holdout]', holdout => {
          const all = [...holdout.querySelectorAll('details')];
          for (const details of all) details.open = true;
          return [
            all.length,
            holdout.querySelectorAll('.late').length,
            holdout.querySelectorAll('.interval').length,
          ];
        });
        assert.deepEqual(seen, [2, 1, 6]);
        assert.deepEqual(await faults(page), []);
        assert.deepEqual(await troubles(), []);
      });
    }

  test('has a Content-Security-Policy that allows nothing else', async () => {
    const answer = await app.fetch(new Request('http://api.example/'));
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'.*trusted-types 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    const etag = answer.headers.get('etag')!;
    const again = await app.fetch(new Request('http://api.example/', { headers: { 'if-none-match': etag } }));
    assert.equal(again.status, 304);
    for (const path of ['/page/nothing.js', '/page/..%2fpackage.json', '/page/constructor'])
      assert.equal((await app.fetch(new Request(`http://api.example${path}`))).status, 404, path);
  });
});
