import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type App, createApp, type Database } from '@tillside/server';
import { onBoth, opened } from './databases.js';
import {
  ask,
  batchType,
  configured,
  keys,
  oneType,
  otherKeys,
  send,
  shopConfig,
  shown,
  stored,
  tallied,
} from './shop.js';
import { decide, huddleSignal, storiesIn, tell, thank } from './told.js';

const [shop] = shopConfig.stores;
const config = configured({
  stores: [
    {
      ...shop!,
      huddle: {
        teams: [
          { id: 'shop', name: 'Shop' },
          { id: 'packing', name: 'Packing' },
        ],
      },
    },
    { id: 'other', keys: otherKeys },
  ],
});

onBoth('Signals of the Huddle', ({ fresh }) => {
  let store: Database;
  let api: App;
  before(async () => {
    store = await opened(fresh());
    api = await createApp({ database: store, config });
  });
  const teamSend = (items: readonly unknown[], more: object = {}) =>
    send(api, items, { key: keys.team, ...more });

  test('are accepted with the team key, in a batch, alone and in binary mode, and count by day', async () => {
    const one = huddleSignal('result.shown', { result: 'mend' });
    const { json } = await teamSend([
      one,
      huddleSignal('result.opened', { result: 'mend' }),
      huddleSignal('action.taken', { result: 'mend', action: 'ask' }),
      huddleSignal('portrait.shown', { portrait: 'baker' }),
      huddleSignal('portrait.opened', { portrait: 'baker' }),
      huddleSignal('story.shown', { story: 's1' }),
      huddleSignal('story.shared', { story: 's1', channel: 'copy' }),
      huddleSignal('news.shown', { news: 'onions' }),
      huddleSignal('news.told', { news: 'onions' }),
      tell('She came back to say thank you.'),
      thank('Mo', 'Carried it to the car', { promise: 'mend' }),
    ]);
    assert.deepEqual(json.rejected, []);
    assert.equal((json.accepted as string[]).length, 11);
    const single = await ask(api, '/signals', {
      method: 'POST',
      key: keys.team,
      headers: { 'content-type': oneType },
      body: JSON.stringify(huddleSignal('result.shown', { result: 'mend' })),
    });
    assert.equal(single.status, 200);
    const { data, datacontenttype: _, ...attributes } = huddleSignal('result.shown', { result: 'mend' });
    const binary = await ask(api, '/signals', {
      method: 'POST',
      key: keys.team,
      headers: {
        'content-type': 'application/json',
        ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value])),
      },
      body: JSON.stringify(data),
    });
    assert.equal(binary.status, 200);
    assert.equal(await tallied(store, 'result.shown'), 3);
    for (const name of [
      'result.opened',
      'action.taken',
      'portrait.opened',
      'story.shared',
      'story.told',
      'thanks.given',
    ])
      assert.equal(await tallied(store, name), 1, name);
  });

  test('count once, however often and however late they arrive', async () => {
    const before = await stored(store);
    const late = tell('Told on a tablet without a network.', {}, { time: daysAgo(6) });
    await Promise.all([teamSend([late, late]), teamSend([late])]);
    await teamSend([late]);
    assert.equal(await stored(store), before + 1);
    const told = (await storiesIn(api)).filter(({ text }) => text.startsWith('Told on a tablet'));
    assert.deepEqual(
      told.map(({ time }) => time.slice(0, 10)),
      [daysAgo(6).slice(0, 10)],
    );
    const [row] = await store.query(
      `SELECT sum(n)::float8 AS n FROM tally WHERE name = 'story.told' AND day = $1::date`,
      [daysAgo(6)],
    );
    assert.equal(row?.n, 1);
  });

  test('keep no one who opened or told something, and no words, outside of the stories', async () => {
    await teamSend([
      huddleSignal('result.opened', { result: 'mend', by: 'Zora' }),
      tell('A secret about the bakery.', { by: 'Zora', thanks: 'Yusuf' }),
      thank('Yusuf', 'A secret favour', { by: 'Zora' }),
    ]);
    const rows = await store.query('SELECT data::text AS data FROM signals');
    const counts = await store.query('SELECT tally::text AS data FROM tally');
    for (const { data } of [...rows, ...counts]) assert.doesNotMatch(String(data), /Zora|Yusuf|secret/);
  });

  test('are refused one by one where the key may not send them, and all others are stored', async () => {
    const [moment, told] = [shown(), tell('Not with this key.')];
    const team = await teamSend([moment, huddleSignal('news.shown', { news: 'onions' })]);
    assert.deepEqual(rejections(team.json), [
      [moment.id, 'key', '/type', 'expected a signal of the Huddle: the team key sends no others', false],
    ]);
    assert.equal((team.json.accepted as string[]).length, 1);
    const write = await send(api, [told, shown()]);
    assert.deepEqual(rejections(write.json), [
      [told.id, 'key', '/type', 'expected the team key, which signals of the Huddle need', false],
    ]);
    assert.equal((write.json.accepted as string[]).length, 1);
    for (const [key, item] of [
      [keys.team, moment],
      [keys.write, told],
    ] as const) {
      const alone = await ask(api, '/signals', {
        method: 'POST',
        key,
        headers: { 'content-type': oneType },
        body: JSON.stringify(item),
      });
      assert.deepEqual([alone.status, alone.json.code], [403, 'key']);
    }
    assert.equal(
      (await storiesIn(api)).some(({ text }) => text === 'Not with this key.'),
      false,
    );
    const both = await send(api, [shown(), tell('By the systems of the shop.')], { key: keys.manage });
    assert.equal((both.json.accepted as string[]).length, 2);
  });

  test('are refused if they are wrong, with where', async () => {
    const { json } = await teamSend([
      tell('x'.repeat(601)),
      tell(' '),
      thank('', 'Nothing'),
      huddleSignal('story.shared', { story: 's', channel: 'fax' }),
      huddleSignal('story.shouted', {}),
    ]);
    assert.deepEqual(
      (json.rejected as { code: string; path: string }[]).map(({ code, path }) => `${code} ${path}`),
      ['schema /data/text', 'schema /data/text', 'schema /data/to', 'schema /data/channel', 'unknown /type'],
    );
  });

  test('open nothing else: the team key reads no waiting stories and decides on none', async () => {
    const [first] = await storiesIn(api);
    for (const key of [keys.team, keys.write, keys.read, keys.staff]) {
      assert.equal((await ask(api, '/stories', { key })).status, 403);
      assert.equal((await decide(api, first!.id, { decision: 'approve' }, { key })).status, 403);
      assert.equal((await ask(api, `/stories/${first!.id}`, { method: 'DELETE', key })).status, 403);
    }
    for (const path of ['/results', '/feedback', '/moment?surface=associate'])
      assert.equal((await ask(api, path, { key: keys.team })).status, 403, path);
    assert.equal(
      (
        await ask(api, '/signals', {
          method: 'POST',
          key: keys.read,
          headers: { 'content-type': batchType },
          body: '[]',
        })
      ).status,
      403,
    );
  });
});

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const rejections = (json: Record<string, unknown>) =>
  (json.rejected as { id: string; code: string; path: string; message: string; retry: boolean }[]).map(
    ({ id, code, path, message, retry }) => [id, code, path, message, retry],
  );

onBoth('Stories and thanks', ({ fresh }) => {
  let store: Database;
  let api: App;
  before(async () => {
    store = await opened(fresh());
    api = await createApp({ database: store, config });
  });
  const say = async (...items: readonly object[]) => {
    const { json } = await send(api, items, { key: keys.team });
    assert.deepEqual(json.rejected, []);
  };
  const huddle = async () => {
    const { json, headers } = await ask(api, '/huddle', { key: keys.team });
    return {
      ...(json as { stories: { text: string }[]; thanks: { for: string }[] }),
      etag: headers.get('etag'),
    };
  };
  const waiting = async (text: string) => {
    const found = (await storiesIn(api)).find(story => story.text.includes(text));
    assert.ok(found, text);
    return found;
  };

  test('appear in the huddle when a person has approved them, and not before', async () => {
    await say(
      tell('He fixed the zip while she waited.', {
        by: 'Ada',
        thanks: 'Mo',
        about: { kind: 'promise', id: 'mend' },
        team: 'packing',
      }),
      thank('Mo', 'Stayed ten minutes longer', { promise: 'mend', team: 'packing' }),
    );
    const before = await huddle();
    assert.deepEqual([before.stories, before.thanks], [[], []]);
    const story = await waiting('fixed the zip');
    assert.deepEqual(story.about, { kind: 'promise', id: 'mend', title: 'We mend it' });
    const approved = await decide(api, story.id, { decision: 'approve', version: story.version });
    assert.deepEqual([approved.status, approved.json.state, approved.json.edited], [200, 'approved', null]);
    await decide(api, (await waiting('ten minutes')).id, { decision: 'approve' });
    const { stories, thanks, etag } = await huddle();
    assert.deepEqual(stories, [
      {
        id: story.id,
        kind: 'team',
        text: 'He fixed the zip while she waited.',
        at: story.time,
        by: 'Ada',
        thanks: 'Mo',
        about: { kind: 'promise', id: 'mend', title: 'We mend it' },
      },
    ]);
    assert.deepEqual(
      thanks.map(({ id: _, at: __, ...rest }: Record<string, unknown>) => rest),
      [{ to: 'Mo', from: 'Packing', for: 'Stayed ten minutes longer', promise: 'mend' }],
    );
    assert.notEqual(etag, before.etag);
  });

  test('wait in the order in which they were told, page by page', async () => {
    const at = (minute: number) => ({
      time: new Date(Date.now() - 3_600_000 + minute * 60_000).toISOString(),
    });
    await say(tell('third', {}, at(3)), tell('first', {}, at(1)), tell('second', {}, at(2)));
    const texts: string[] = [];
    for (let after = ''; ;) {
      const { json } = await ask(api, `/stories?limit=2${after}`, { key: keys.manage });
      const page = json as { stories: { text: string }[]; next: string | null; counts: { waiting: number } };
      texts.push(...page.stories.map(({ text }) => text));
      assert.ok(page.counts.waiting >= 3);
      if (!page.next) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    assert.deepEqual(
      texts.filter(text => /^(first|second|third)$/.test(text)),
      ['first', 'second', 'third'],
    );
  });

  test('can be edited lightly and passed on, and what was said stays beside it', async () => {
    await say(tell('So the the lady from the bakery was very happy with the bag, I think.'));
    const { id } = await waiting('So the the');
    const text = 'The lady from the bakery was very happy with the bag.';
    const refused = await decide(api, id, {
      decision: 'approve',
      text: 'Customers love every one of our new products.',
    });
    assert.deepEqual([refused.status, refused.json.code], [422, 'edit']);
    const share = { text: 'Very happy with the bag', href: 'https://shop.example/bags' };
    const { json } = await decide(api, id, { decision: 'approve', text: ` ${text} `, share });
    assert.deepEqual([json.edited, json.share], [text, share]);
    assert.match(String(json.text), /^So the the lady/);
    const [shownFirst] = (await huddle()).stories.filter(story => story.text === text);
    assert.deepEqual((shownFirst as { share?: object } | undefined)?.share, share);
  });

  test('are decided on once: whoever is second is told what was decided', async () => {
    await say(tell('Two people look at this at once.'));
    const { id } = await waiting('Two people');
    const answers = await Promise.all([
      decide(api, id, { decision: 'approve' }),
      decide(api, id, { decision: 'decline' }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const first = answers.find(({ status }) => status === 200)!;
    const second = answers.find(({ status }) => status === 409)!;
    assert.equal(second.json.code, 'decided');
    assert.equal((second.json.story as { state: string }).state, first.json.state);
    const again = await decide(api, id, { decision: 'approve' });
    assert.deepEqual([again.status, again.json.code], [409, 'decided']);
    assert.equal(
      (await decide(api, '00000000-0000-4000-8000-000000000000', { decision: 'decline' })).status,
      404,
    );
    assert.equal((await decide(api, 'nonsense', { decision: 'decline' })).status, 404);
  });

  test('belong to their shop', async () => {
    await say(tell('Only here.'));
    const { id } = await waiting('Only here');
    const other = await createApp({
      database: store,
      config: configured({ stores: [{ id: 'other', keys: { ...otherKeys, manage: 'mk_other_00001' } }] }),
    });
    assert.deepEqual(await storiesIn(other, 'waiting', 'mk_other_00001'), []);
    assert.equal((await decide(other, id, { decision: 'approve' }, { key: 'mk_other_00001' })).status, 404);
  });

  test('are refused, when they are decided on, with what is wrong', async () => {
    await say(tell('A plain story.'));
    const { id } = await waiting('A plain story');
    for (const [body, code] of [
      [{}, 'schema'],
      [{ decision: 'maybe' }, 'schema'],
      [{ decision: 'approve', text: ' ' }, 'schema'],
      [{ decision: 'approve', texts: 'A plain story' }, 'schema'],
      [{ decision: 'approve', share: { text: 'x', href: 'javascript:alert(1)' } }, 'schema'],
      [{ decision: 'approve', text: `A plain story${'.'.repeat(600)}` }, 'long'],
      [{ decision: 'approve', text: 'A plain story, 0151 2345678' }, 'personal'],
      [{ decision: 'approve', share: { text: 'A plain story by ada@example.org' } }, 'personal'],
    ] as const) {
      const { status, json } = await decide(api, id, body);
      assert.deepEqual([status, json.code], [422, code], JSON.stringify(body));
    }
    assert.equal((await ask(api, '/stories?state=lost', { key: keys.manage })).status, 400);
    assert.equal((await ask(api, '/stories?limit=0', { key: keys.manage })).status, 400);
    for (const after of ['x', `2026-02-30T00:00:00Z~${id}`, `2026-03-01T00:00:00Z~${'-'.repeat(36)}`])
      assert.equal((await ask(api, `/stories?after=${after}`, { key: keys.manage })).status, 400, after);
    const text = await ask(api, `/stories/${id}`, { method: 'POST', key: keys.manage, body: '{}' });
    assert.equal(text.status, 415);
    assert.equal((await waiting('A plain story')).version, 1);
  });

  test('that name a customer are declined by rule, without what names them', async () => {
    await send(api, [
      { ...shown(), data: { ...shown().data, ref: 'c-4711' } },
      contactOf('anna.lindqvist@example.org'),
    ]);
    await say(
      tell('She is at ada@example.org now.'),
      tell('Her number is 0151 / 234 56 78.'),
      tell('Number c-4711 came again.'),
      tell('Anna Lindqvist came again.'),
      tell('Anna from the workshop carried it.'),
      thank('Mo 0151 2345678', 'Carried it'),
    );
    const declined = await storiesIn(api, 'declined');
    assert.deepEqual(
      declined
        .filter(({ declinedBy }) => declinedBy === 'rule')
        .map(({ text, found }) => `${text} ${found.join()}`)
        .sort(),
      [
        'Carried it number',
        'Her number is •••. number',
        'Number ••• came again. customer',
        'She is at ••• now. email',
        '••• ••• came again. customer',
      ],
    );
    await waiting('Anna from the workshop');
    assert.doesNotMatch(
      JSON.stringify(await store.query('SELECT stories::text FROM stories')),
      /Lindqvist|4711|234 56 78|ada@/,
    );
  });

  test('that a rule declined can be approved without what named a customer', async () => {
    await say(tell('The parcel of bo@example.org came on time.'));
    const { id } = (await storiesIn(api, 'declined')).find(({ text }) => text.startsWith('The parcel'))!;
    assert.equal((await decide(api, id, { decision: 'decline' })).status, 409);
    const back = await decide(api, id, {
      decision: 'approve',
      text: 'The parcel of bo@example.org came on time.',
    });
    assert.deepEqual([back.status, back.json.code], [422, 'personal']);
    const { status, json } = await decide(api, id, { decision: 'approve', text: 'The parcel came on time.' });
    assert.deepEqual([status, json.state, json.declinedBy], [200, 'approved', null]);
  });

  test('are erased by their id, and by the retention of text', async () => {
    await say(tell('To be erased.'), tell('To be kept for a year.'));
    const [one, other] = [await waiting('To be erased'), await waiting('To be kept')];
    for (const { id } of [one, other]) await decide(api, id, { decision: 'approve' });
    const erase = () => ask(api, `/stories/${one.id}`, { method: 'DELETE', key: keys.manage });
    assert.equal((await erase()).status, 204);
    assert.equal((await erase()).status, 404);
    const texts = async () => (await huddle()).stories.map(({ text }) => text);
    assert.equal((await texts()).includes('To be erased.'), false);
    assert.ok((await texts()).includes('To be kept for a year.'));
    const later = await createApp({
      database: store,
      config,
      now: () => new Date(Date.now() + 367 * 86_400_000),
    });
    await later.maintain();
    assert.deepEqual(await texts(), []);
  });
});

const contactOf = (value: string) => {
  const { id, ...rest } = huddleSignal('x', {});
  return {
    ...rest,
    id,
    type: 'dev.tillside.feedback.answered',
    data: {
      moment: 'm-contact',
      surface: 'customer',
      form: 'visit',
      response: id,
      question: 'reach',
      type: 'contact',
      answer: { channel: 'email', value, consent: 'Yes', time: rest.time },
      revision: 1,
      ms: 900,
    },
  };
};
