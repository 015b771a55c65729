import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type App, type ConfigInput, createApp, type Database } from '@tillside/server';
import { onBoth, opened } from './databases.js';
import { answered, ask, configured, keys, send, shopConfig, uuid } from './shop.js';
import { decide, storiesIn } from './told.js';

const [shop] = shopConfig.stores;
const [visit] = shop!.feedback!;
const consent = {
  id: 'quote',
  type: 'consent',
  label: 'May we quote you?',
  purpose: 'quote',
  text: 'Yes',
} as const;
const letters = { ...consent, id: 'letters', purpose: 'newsletter' };
const feedback = [{ ...visit!, questions: [...visit!.questions, consent, letters] }] as NonNullable<
  ConfigInput['stores'][number]['feedback']
>;
const config = configured({ stores: [{ ...shop!, feedback }] });

onBoth('A customer’s words', ({ fresh }) => {
  let store: Database;
  let api: App;
  before(async () => {
    store = await opened(fresh());
    api = await createApp({ database: store, config });
  });
  const say = async (...items: readonly object[]) => {
    const { json } = await send(api, items);
    assert.deepEqual(json.rejected, []);
  };
  /** One customer who fills in the form. */
  const customer = (data: object = {}) => {
    const own = { response: uuid(), moment: uuid(), ...data };
    return {
      ...own,
      writes: (text: string | null, more: object = {}) =>
        answered('words', 'text', text, { ...own, ...more }),
      agrees: (answer: boolean | null, more: object = {}) =>
        answered('quote', 'consent', answer, { ...own, ...more }),
    };
  };
  const waiting = async () => (await storiesIn(api)).map(({ text }) => text);
  const shown = async () => {
    const { json } = await ask(api, '/huddle', { key: keys.team });
    return (json.stories as { text: string; kind: string }[]).map(({ text, kind }) => `${kind}: ${text}`);
  };
  const approve = async (text: string, decision: object = {}) => {
    const { id } = (await storiesIn(api)).find(story => story.text === text)!;
    return decide(api, id, { decision: 'approve', ...decision });
  };

  test('wait for a person if the customer agreed to be quoted, whichever answer came first', async () => {
    const [one, other] = [customer({ about: { promise: 'mend' } }), customer({ about: { order: '17' } })];
    await say(one.writes('My coat is as new.'));
    assert.deepEqual(await waiting(), []);
    await say(one.agrees(true));
    await say(other.agrees(true), other.writes('I came back for it.'));
    const [first, second] = await storiesIn(api);
    assert.deepEqual([first!.text, first!.kind], ['My coat is as new.', 'customer']);
    assert.deepEqual(first!.about, { kind: 'promise', id: 'mend', title: 'We mend it' });
    assert.deepEqual([second!.text, second!.about], ['I came back for it.', null]);
    assert.deepEqual(await shown(), []);
    await approve('My coat is as new.');
    assert.deepEqual(await shown(), ['customer: My coat is as new.']);
  });

  test('wait once when the words and the consent arrive at the same time', async () => {
    const people = [1, 2, 3, 4, 5].map(() => customer());
    await Promise.all(
      people.flatMap((one, at) => [
        say(one.writes(`At once ${at}`)),
        say(one.agrees(true)),
        say(one.agrees(true)),
      ]),
    );
    const found = (await waiting()).filter(text => text.startsWith('At once')).sort();
    assert.deepEqual(
      found,
      [0, 1, 2, 3, 4].map(at => `At once ${at}`),
    );
  });

  test('are never a story without that consent', async () => {
    const before = await waiting();
    const [none, refused, other, training] = [
      customer(),
      customer(),
      customer(),
      customer({ mode: 'training' }),
    ];
    await say(
      none.writes('Nobody asked me.'),
      refused.writes('I would rather not.'),
      refused.agrees(false),
      other.writes('Only your letters.'),
      answered('letters', 'consent', true, { response: other.response, moment: other.moment }),
      training.writes('A pretended one.'),
      training.agrees(true),
    );
    const stranger = customer({ form: 'unknown' });
    await say(stranger.writes('In a form of nobody.'), stranger.agrees(true));
    assert.deepEqual(await waiting(), before);
  });

  test('go when the consent is taken back, approved or not', async () => {
    for (const answer of [false, null]) {
      const one = customer();
      const text = `Taken back with ${String(answer)}`;
      await say(one.writes(text), one.agrees(true));
      await approve(text);
      assert.ok((await shown()).includes(`customer: ${text}`));
      await say(one.agrees(answer, { revision: 2 }));
      assert.equal((await shown()).includes(`customer: ${text}`), false);
      assert.deepEqual(await store.query('SELECT 1 FROM stories WHERE said = $1', [text]), []);
    }
  });

  test('go when they are taken back, and wait again when they were changed', async () => {
    const one = customer();
    await say(one.writes('It was lovely.'), one.agrees(true));
    await approve('It was lovely.');
    await say(one.writes('It was lovely, until it broke.', { revision: 2 }));
    assert.equal(
      (await shown()).some(text => text.includes('lovely')),
      false,
    );
    assert.ok((await waiting()).includes('It was lovely, until it broke.'));
    await say(one.writes(null, { revision: 3 }));
    assert.equal(
      (await waiting()).some(text => text.includes('lovely')),
      false,
    );
  });

  test('that were changed meanwhile are not approved unseen', async () => {
    const one = customer();
    await say(one.writes('Seen.'), one.agrees(true));
    const { id, version } = (await storiesIn(api)).find(({ text }) => text === 'Seen.')!;
    await say(one.writes('Not seen.', { revision: 2 }));
    const late = await decide(api, id, { decision: 'approve', version });
    assert.deepEqual([late.status, late.json.code], [409, 'changed']);
    assert.equal((late.json.story as { text: string }).text, 'Not seen.');
  });

  test('can be shortened, and no word can be put in', async () => {
    const one = customer();
    const text = 'The coat did not come on Tuesday, but it was mended so well.';
    await say(one.writes(text), one.agrees(true));
    for (const edited of ['The coat did come on Tuesday, wonderful.', 'It was so mended well']) {
      const { status, json } = await approve(text, { text: edited });
      assert.deepEqual([status, json.code], [422, 'edit'], edited);
    }
    const { status } = await approve(text, { text: 'It was mended so well!' });
    assert.equal(status, 200);
    assert.ok((await shown()).includes('customer: It was mended so well!'));
  });

  test('that are longer than a story have to be shortened', async () => {
    const one = customer();
    const text = `It began in spring. ${'And so on. '.repeat(80)}`.trim();
    await say(one.writes(text), one.agrees(true));
    assert.equal((await approve(text)).json.code, 'long');
    assert.equal((await approve(text, { text: 'It began in spring …' })).status, 200);
  });

  test('are declined by rule where they name their writer', async () => {
    const one = customer({ ref: 'maria/7' });
    const contact = {
      channel: 'email',
      value: 'maria@example.org',
      consent: 'Yes',
      time: '2026-01-01T00:00:00Z',
    };
    const { response, moment } = one;
    await say(
      answered('reach', 'contact', contact, { response, moment }),
      one.writes('Maria from 4 Mill Lane was happy, maria@example.org'),
      one.agrees(true),
    );
    const named = (await storiesIn(api, 'declined')).find(({ text }) => text.includes('Mill Lane'));
    assert.deepEqual(
      [named?.text, named?.found],
      ['••• from 4 Mill Lane was happy, •••', ['email', 'customer']],
    );
  });

  test('are erased with their customer and their moment, approved ones too', async () => {
    const [one, other] = [customer({ ref: 'ada-1' }), customer({ ref: 'ada-1' })];
    await say(one.writes('Of Ada.'), one.agrees(true), other.writes('Of Ada again.'), other.agrees(true));
    await approve('Of Ada.');
    const erased = await ask(api, '/customers/ada-1', { method: 'DELETE', key: keys.manage });
    assert.equal(erased.json.stories, 2);
    assert.equal((await shown()).includes('customer: Of Ada.'), false);
    assert.equal((await waiting()).includes('Of Ada again.'), false);
    // What a device sends again happened before the erasure.
    await say({ ...one.writes('Of Ada.'), time: '2026-01-01T00:00:00Z' }, one.agrees(true));
    assert.equal((await waiting()).includes('Of Ada.'), false);
    const last = customer();
    await say(last.writes('In one moment.'), last.agrees(true));
    await approve('In one moment.');
    const moment = await ask(api, `/moments/${last.moment}`, { method: 'DELETE', key: keys.manage });
    assert.equal(moment.json.stories, 1);
    assert.equal((await shown()).includes('customer: In one moment.'), false);
  });

  test('go when the retention of text is over', async () => {
    assert.ok((await shown()).length > 0);
    const later = await createApp({
      database: store,
      config,
      now: () => new Date(Date.now() + 367 * 86_400_000),
    });
    await later.maintain();
    assert.deepEqual(await shown(), []);
    assert.deepEqual(await store.query('SELECT 1 FROM stories'), []);
  });
});
