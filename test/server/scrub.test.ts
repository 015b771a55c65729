import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type App, type ConfigInput, createApp, type Database, openDatabase } from '@tillside/server';
import { scrub } from '../../packages/server/src/retention/scrub.js';
import { folder } from './databases.js';
import { answered, ask, configured, keys, send, shopConfig, signal, uuid } from './shop.js';
import { decide, storiesIn, tell } from './told.js';

const [shop] = shopConfig.stores;
const [visit] = shop!.feedback!;
const consent = {
  id: 'quote',
  type: 'consent',
  label: 'May we quote you?',
  purpose: 'quote',
  text: 'Yes',
} as const;
const feedback = [{ ...visit!, questions: [...visit!.questions, consent] }] as NonNullable<
  ConfigInput['stores'][number]['feedback']
>;
const config = configured({ stores: [{ ...shop!, feedback }] });
const day = 86_400_000;

/** A word that is nowhere else. It has no digits: a rule might take them for somebody's number. */
const word = () =>
  randomBytes(16)
    .toString('hex')
    .replace(/\d/g, digit => 'ghijklmnop'[Number(digit)]!);

describe('The bytes in the files of the embedded database', () => {
  let place: string;
  let database: Database;
  let api: App;
  let now: Date;
  beforeEach(async () => {
    place = folder();
    database = await openDatabase(place);
    now = new Date();
    api = await createApp({ database, config, now: () => now });
  });
  afterEach(() => database.close());
  const isInFiles = (marker: string) =>
    readdirSync(place, { recursive: true, withFileTypes: true }).some(
      entry => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(marker),
    );
  const sendWith = async (key: string, ...items: readonly object[]) => {
    assert.deepEqual((await send(api, items, { key })).json.rejected, []);
    await database.script('CHECKPOINT');
  };
  const say = (...items: readonly object[]) => sendWith(keys.write, ...items);
  const erase = (path: string) => ask(api, path, { method: 'DELETE', key: keys.manage });

  test('go with a story that is erased', async () => {
    const marker = word();
    await sendWith(keys.team, tell(`Somebody said ${marker}.`));
    const [story] = await storiesIn(api);
    await api.maintain();
    assert.equal(isInFiles(marker), true);
    assert.equal((await erase(`/stories/${story!.id}`)).status, 204);
    await api.maintain();
    assert.equal(isInFiles(marker), false);
  });

  test('go with words whose consent is taken back', async () => {
    const own = { response: uuid(), moment: uuid() };
    const [one, other] = [word(), word()];
    await say(
      answered('words', 'text', `Good ${one} and ${other}`, own),
      answered('quote', 'consent', true, own),
    );
    const [story] = await storiesIn(api);
    // What a person made of it stands with the story only.
    const marker = `${one} ${other}`;
    assert.equal((await decide(api, story!.id, { decision: 'approve', text: marker })).status, 200);
    await api.maintain();
    assert.equal(isInFiles(marker), true);
    await say(answered('quote', 'consent', false, { ...own, revision: 2 }));
    await api.maintain();
    assert.equal(isInFiles(marker), false);
  });

  test('go with what expires', async () => {
    const markers = Object.fromEntries(
      ['comment', 'address', 'contact', 'story', 'customer'].map(what => [what, word()]),
    );
    const contactOf = (name: string | undefined) => ({
      ...{ channel: 'email', value: `${name}@example.org`, consent: 'Yes' },
      time: now.toISOString(),
    });
    await say(
      answered('words', 'text', markers.comment),
      answered('reach', 'contact', contactOf(markers.address)),
      signal('feedback.followup', {
        ...{ form: 'visit', response: uuid(), within: 'P1D' },
        contact: contactOf(markers.contact),
      }),
      signal('promise.shown', { promise: 'mend', ref: markers.customer }),
    );
    await sendWith(keys.team, tell(`Somebody said ${markers.story}.`));
    const left = () => Object.keys(markers).filter(what => isInFiles(markers[what]!));
    await api.maintain();
    assert.deepEqual(left(), Object.keys(markers));
    for (const [days, kept] of [
      [100, ['comment', 'story', 'customer']],
      [400, ['customer']],
      [800, []],
    ] as const) {
      now = new Date(Date.now() + days * day);
      await api.maintain();
      assert.deepEqual(left(), kept);
    }
  });

  test('go the next time if the process ends while they are scrubbed', async () => {
    const marker = word();
    await say(answered('words', 'text', marker, { ref: 'r-1' }));
    await erase('/customers/r-1');
    const ended = new Error('killed');
    for (const statement of ['VACUUM FULL', 'CHECKPOINT']) {
      const script = (sql: string) =>
        sql.startsWith(statement) ? Promise.reject(ended) : database.script(sql);
      await assert.rejects(scrub({ ...database, script }), ended);
    }
    await database.close();
    database = await openDatabase(place);
    await scrub(database);
    assert.equal(isInFiles(marker), false);
  });

  test('go the next time if they were erased while others are scrubbed', async () => {
    const marker = word();
    await say(answered('words', 'text', 'first', { ref: 'r-1', moment: 'first' }));
    await erase('/customers/r-1');
    let isErased = false;
    const script = async (sql: string) => {
      await database.script(sql);
      // The last one before what was erased is noted.
      if (sql !== 'CHECKPOINT' || isErased) return;
      isErased = true;
      const later = { time: new Date(Date.now() + 1000).toISOString() };
      await say(answered('words', 'text', marker, { ref: 'r-1', moment: 'first' }, later));
      await erase('/customers/r-1');
    };
    await scrub({ ...database, script });
    assert.equal(isErased, true);
    await scrub(database);
    assert.equal(isInFiles(marker), false);
  });

  test('are left alone where nothing was erased or expired', async () => {
    await say(answered('words', 'text', 'kept'));
    await api.maintain();
    const scripts: string[] = [];
    const script = (sql: string) => {
      scripts.push(sql);
      return Promise.resolve();
    };
    await scrub({ ...database, script });
    assert.deepEqual(scripts, ['CHECKPOINT']);
  });
});
