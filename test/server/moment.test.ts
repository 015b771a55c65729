import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { parseMoment, staffFields } from '@tillside/contract';
import { type App, type Database, openDatabase } from '@tillside/server';
import { folder, onBoth, opened } from './databases.js';
import { answered, app, ask, keys, send, signal, stored, uuid } from './shop.js';

const get = (api: App, query: string, more = {}) =>
  ask(api, `/moment?store=damson&${query}`, { key: null, ...more });

onBoth('GET /moment', ({ fresh }) => {
  let store: Database;
  let api: App;
  before(async () => {
    store = await opened(fresh());
    api = await app(store);
  });

  test('is a moment of the contract', async () => {
    const { status, text } = await get(api, 'surface=customer&id=visit-1');
    assert.equal(status, 200);
    const { moment, problems } = parseMoment(text);
    assert.deepEqual(problems, []);
    assert.equal(moment?.id, 'visit-1');
    assert.deepEqual(
      moment?.promises.map(({ id }) => id),
      ['mend', 'returns'],
    );
  });

  test("never has an associate's field on a customer's surface", async () => {
    const { text } = await get(api, 'id=visit-1');
    assert.doesNotMatch(text, /Who is it for|for nothing|Gave a card|Count before|Workshop/);
    for (const field of staffFields) assert.ok(!text.includes(`"${field}"`), field);
  });

  test("is for the staff's key on an associate's surface", async () => {
    assert.equal((await get(api, 'surface=associate')).status, 401);
    assert.equal((await get(api, 'surface=associate', { key: keys.write })).status, 403);
    const { status, text } = await get(api, 'surface=associate', { key: keys.staff });
    assert.equal(status, 200);
    assert.match(text, /Who is it for.*Gave a card/);
    assert.match(text, /Count before/);
  });

  test('takes products of a basket from one parameter or several, and commas within their ids', async () => {
    for (const [query, ids] of [
      ['basket=tea,cake', ['tea', 'cake']],
      ['basket=tea&basket=cake&basket=tea', ['tea', 'cake']],
      ['basket=tea%2Ccake', ['tea', 'cake']],
      ['basket=a%5C%2Cb,cake', ['a,b', 'cake']],
    ] as const) {
      const { json } = await get(api, `id=x&${query}`);
      const { items } = json.basket as { items: { id: string }[] };
      assert.deepEqual([query, items.map(({ id }) => id)], [query, ids]);
    }
  });

  test('has an entity tag, and is not sent again while it is unchanged', async () => {
    const { headers } = await get(api, 'id=visit-1');
    const etag = headers.get('etag') ?? '';
    const again = await get(api, 'id=visit-1', { headers: { 'if-none-match': etag } });
    assert.deepEqual([again.status, again.text], [304, '']);
    const other = await get(api, 'id=visit-2', { headers: { 'if-none-match': etag } });
    assert.equal(other.status, 200);
    const unnamed = await get(api, '');
    assert.equal(unnamed.headers.get('cache-control'), 'no-store');
  });

  test('refuses parameters with no meaning', async () => {
    for (const [query, status] of [
      ['surface=till', 400],
      ['id=' + 'x'.repeat(129), 400],
      ['basket=' + 'x,'.repeat(300) + 'y'.repeat(200), 400],
    ] as const)
      assert.equal((await get(api, query)).status, status);
    assert.equal((await ask(api, '/moment?store=nobody', { key: null })).status, 404);
    assert.equal((await ask(api, '/moment', { key: null })).status, 400);
  });
});

const invite = (api: App, body: object, key = keys.manage) =>
  ask(api, '/invitations', {
    method: 'POST',
    key,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

onBoth('POST /invitations', ({ fresh }) => {
  let store: Database;
  let api: App;
  let now = new Date();
  const accept = (token: string) => get(api, '', { headers: { 'x-tillside-invitation': token } });
  const answer = async (token: string, value: string, response = uuid()) => {
    const { json } = await accept(token);
    const moment = json.id;
    await send(api, [
      answered('mended', 'kept', value, { moment, response }),
      signal('feedback.submitted', { form: 'visit', response, moment }),
    ]);
    return moment;
  };
  const evidence = async () => {
    const { json } = await get(api, 'id=e');
    return (json.promises as { id: string; evidence?: { kept: number; of: number; source: string } }[])[0]!
      .evidence;
  };
  before(async () => {
    store = await opened(fresh());
    api = await app(store, { now: () => now });
  });

  test('makes a link to a form about one order', async () => {
    const { status, json } = await invite(api, { form: 'visit', order: 'o-1', ref: 'r-1' });
    assert.equal(status, 201);
    assert.match(String(json.link), /^https:\/\/shop\.example\/thanks#invitation=/);
    const { json: moment } = await accept(String(json.token));
    const { moment: read, problems } = parseMoment(moment);
    assert.deepEqual(problems, []);
    assert.deepEqual(read?.feedback[0]?.about, { order: 'o-1' });
    assert.equal(read.customer?.ref, 'r-1');
  });

  test('only invited answers are evidence, once per invitation', async () => {
    await send(
      api,
      Array.from({ length: 50 }, () => answered('mended', 'kept', 'no')),
    );
    for (let n = 0; n < 30; n++) {
      assert.equal(await evidence(), undefined);
      const { json } = await invite(api, { form: 'visit', order: `o-${n}` });
      const moment = await answer(String(json.token), n < 28 ? 'yes' : 'partly');
      // Whoever has the link answers again, and again, outside of the form.
      await send(api, [
        answered('mended', 'kept', 'no', { moment }),
        answered('mended', 'kept', 'no', { moment }),
      ]);
    }
    const found = await evidence();
    assert.deepEqual([found?.kept, found?.of, found?.source], [28, 30, 'customers']);
  });

  test('is for the questions of the form: who makes up more, or other promises, is no more evidence', async () => {
    const before = await evidence();
    const { json } = await invite(api, { form: 'visit', order: 'o-made-up' });
    const moment = (await accept(String(json.token))).json.id;
    const response = uuid();
    const madeUp = (question: string, type = 'kept') =>
      answered(question, type, 'no', { moment, response, about: { promise: 'mend' } });
    await send(api, [
      ...Array.from({ length: 40 }, (_, n) => madeUp(`made-up-${n}`)),
      madeUp('score'),
      madeUp('mended'),
    ]);
    const after = await evidence();
    assert.deepEqual([after?.kept, after!.of - before!.of], [before?.kept, 1]);
  });

  test('is valid for one answer, until it expires', async () => {
    const used = String((await invite(api, { form: 'visit', order: 'o-a' })).json.token);
    await answer(used, 'yes');
    assert.equal((await accept(used)).status, 410);
    const late = String((await invite(api, { form: 'visit', order: 'o-b', days: 1 })).json.token);
    assert.equal((await accept(late)).status, 200);
    now = new Date(now.getTime() + 2 * 86_400_000);
    assert.equal((await accept(late)).status, 410);
    now = new Date();
  });

  test('refuses a token that was changed, and one of another kind', async () => {
    const token = String((await invite(api, { form: 'visit', order: 'o-c' })).json.token);
    const [head, body, mark] = token.split('.') as [string, string, string];
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    for (const bad of [`${head}.${body}.${mark.slice(0, -4)}AAAA`, `${none}.${body}.`, 'x', 'a.b.c'])
      assert.equal((await accept(bad)).status, 401, bad);
  });

  test('is for those who may', async () => {
    assert.equal((await invite(api, { form: 'visit', order: 'o' }, keys.write)).status, 403);
    assert.equal((await invite(api, { form: 'visit', order: 'o' }, keys.read)).status, 403);
    assert.equal((await invite(api, { form: 'nothing', order: 'o' })).status, 422);
    assert.equal((await invite(api, { form: 'visit' })).status, 422);
  });
});

onBoth('erasure', ({ fresh }) => {
  let store: Database;
  let api: App;
  const erase = (path: string, key = keys.manage) => ask(api, path, { method: 'DELETE', key });
  before(async () => {
    store = await opened(fresh());
    api = await app(store);
  });

  test('erases everything of a customer, including what their moments held before they were known', async () => {
    const theirs = [
      signal('promise.shown', { promise: 'mend', moment: 'with/ref ü' }),
      answered('words', 'text', 'personal', { moment: 'with/ref ü', ref: 'ref/ü 1' }),
      signal('moment.completed', { moment: 'with/ref ü', ref: 'ref/ü 1' }),
    ];
    await send(api, [...theirs, answered('words', 'text', 'somebody else', { moment: 'other' })]);
    assert.equal((await erase(`/customers/${encodeURIComponent('ref/ü 1')}`, keys.write)).status, 403);
    const { status, json } = await erase(`/customers/${encodeURIComponent('ref/ü 1')}`);
    assert.equal(status, 200);
    assert.deepEqual(json, {
      signals: 3,
      answers: 1,
      followUps: 0,
      moments: 1,
      invitations: 0,
      orders: 0,
      stories: 0,
    });
    const { json: feedback } = await ask(api, '/feedback');
    assert.equal((feedback.answers as unknown[]).length, 1);
    // A copy that arrives later is taken for what it is.
    await send(api, theirs);
    assert.deepEqual((await erase(`/customers/${encodeURIComponent('ref/ü 1')}`)).json.signals, 0);
  });

  test('erases answers to an invitation of the customer', async () => {
    const { json } = await invite(api, { form: 'visit', order: 'o-e', ref: 'invited-1' });
    const { json: moment } = await get(api, '', { headers: { 'x-tillside-invitation': String(json.token) } });
    await send(api, [answered('words', 'text', 'by invitation', { moment: moment.id })]);
    const { json: erased } = await erase('/customers/invited-1');
    assert.deepEqual(erased, {
      signals: 1,
      answers: 1,
      followUps: 0,
      moments: 0,
      invitations: 1,
      orders: 0,
      stories: 0,
    });
  });

  test('erases what arrives later but happened before, and nothing that happens after', async () => {
    const at = (seconds: number) => ({ time: new Date(Date.now() + seconds * 1000).toISOString() });
    const late = (ref: object, more: object) =>
      answered('words', 'text', 'late', { moment: 'late', ...ref }, more);
    await send(api, [late({ ref: 'late-1' }, at(-60))]);
    await erase('/customers/late-1');
    const before = await stored(store);
    const { json } = await send(api, [
      late({ ref: 'late-1', moment: 'another' }, at(-30)),
      late({}, at(-20)),
      late({ ref: 'late-1', moment: 'a new one' }, at(60)),
    ]);
    assert.equal((json.accepted as unknown[]).length, 3);
    assert.equal(await stored(store), before + 1);
    assert.equal((await erase('/customers/late-1')).json.answers, 1);
    const kept = await store.query(`SELECT digest FROM erased WHERE digest LIKE '%late%'`);
    assert.deepEqual(kept, []);
  });

  test('erases everything of a moment', async () => {
    const { json } = await erase('/moments/other');
    assert.deepEqual(json, {
      signals: 1,
      answers: 1,
      followUps: 0,
      moments: 0,
      invitations: 0,
      orders: 0,
      stories: 0,
    });
  });

  test('deletes comments and contacts by age', async () => {
    const time = new Date(Date.now() - 95 * 86_400_000).toISOString();
    const contact = { channel: 'phone', value: '+44 20', consent: 'Yes', time };
    const old = { time };
    await send(api, [
      answered('words', 'text', 'ninety-five days old', {}, old),
      answered('reach', 'contact', contact, {}, old),
      signal('feedback.followup', { form: 'visit', response: uuid(), within: 'P1D', contact }, old),
    ]);
    await api.maintain();
    await api.maintain();
    const left = await store.query(
      `SELECT type FROM answers WHERE value IS NOT NULL AND type IN ('text', 'contact')`,
    );
    assert.deepEqual(left, [{ type: 'text' }]);
    assert.deepEqual(await store.query('SELECT 1 FROM follow_ups WHERE contact IS NOT NULL'), []);
  });
});

describe('erasure from the embedded database', () => {
  test('removes the bytes from the files, too', async () => {
    const place = folder();
    const marker = randomBytes(24).toString('base64url');
    const isInFiles = () =>
      readdirSync(place, { recursive: true, withFileTypes: true }).some(
        entry => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(marker),
      );
    const database = await openDatabase(place);
    const api = await app(database);
    await send(api, [answered('words', 'text', marker, { ref: 'r-1', moment: 'm-1' })]);
    await database.script('CHECKPOINT');
    assert.equal(isInFiles(), true);
    await ask(api, '/customers/r-1', { method: 'DELETE', key: keys.manage });
    await api.maintain();
    assert.equal(isInFiles(), false);
    await database.close();
  });
});
