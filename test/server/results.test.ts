import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { App, Database } from '@tillside/server';
import { onBoth, opened } from './databases.js';
import { answered, app, ask, keys, otherKeys, send, signal, suggestion, uuid } from './shop.js';

const contact = { channel: 'phone', value: '+44 20', consent: 'Yes', time: '2026-01-01T00:00:00Z' };
const follows = { form: 'visit', within: 'PT2H', contact };
const ago = (seconds: number) => ({ time: new Date(Date.now() - seconds * 1000).toISOString() });
const moments = (id: string, total: string) => [
  signal('suggestion.shown', { ...suggestion, moment: id }),
  signal('moment.completed', { moment: id, total: { currency: 'GBP', value: total } }),
];

onBoth('GET /results', ({ fresh }) => {
  let store: Database;
  let api: App;
  let results: Record<string, unknown>;
  before(async () => {
    store = await opened(fresh());
    api = await app(store);
    const scores = [1, 4, 5, 5].map(answer => answered('score', 'csat', answer));
    const nps = [0, 6, 7, 9, 10, 10].map(answer => answered('recommend', 'nps', answer));
    const { json } = await send(api, [
      ...scores,
      ...nps,
      answered('effort', 'ces', 6),
      answered('effort', 'ces', 7),
      answered('colours', 'choice', ['red', 'blue', 'red']),
      answered('colours', 'choice', ['red']),
      answered('words', 'text', 'earlier', {}, ago(9)),
      answered('words', 'text', 'later', {}, ago(3)),
      answered('words', 'text', null),
      answered('mended', 'kept', 'yes'),
      answered('mended', 'kept', 'partly'),
      signal('promise.shown', { promise: 'mend' }),
      signal('promise.opened', { promise: 'mend' }),
      ...moments('m-1', '12.50'),
      ...moments('m-2', '7.25'),
      signal('suggestion.shown', { ...suggestion, moment: 'm-3' }),
      signal('suggestion.withheld', { ...suggestion, moment: 'm-4' }),
      signal('suggestion.withheld', { ...suggestion, moment: 'm-5' }),
      signal('moment.completed', { moment: 'm-5' }),
      // The till and the customer's display may both say how it ended.
      signal('moment.completed', {
        moment: 'm-1',
        surface: 'associate',
        total: { currency: 'GBP', value: '12.50' },
      }),
      signal('suggestion.accepted', { ...suggestion, moment: 'm-1' }),
      signal('suggestion.declined', { ...suggestion, moment: 'm-2', reason: 'no-need' }),
      signal('suggestion.declined', { ...suggestion, moment: 'm-3' }),
      signal('suggestion.replaced', { ...suggestion, moment: 'm-3', instead: 'card' }),
      signal('feedback.started', { form: 'visit', response: uuid() }),
      signal('feedback.submitted', { form: 'visit', response: uuid() }),
      signal('feedback.followup', { ...follows, response: uuid() }),
      signal('outbox.dropped', { counts: { 'dev.tillside.promise.shown': 3 }, why: 'full' }),
    ]);
    assert.deepEqual(json.rejected, []);
    results = (await ask(api, '/results')).json;
  });

  test('calculates CSAT, NPS and CES as the field defines them', () => {
    const scores = results.scores as { type: string; n: number; score: number }[];
    assert.deepEqual(
      scores.map(({ type, n, score }) => [type, n, Math.round(score * 100) / 100]),
      [
        ['csat', 4, 75],
        ['nps', 6, 16.67],
        ['ces', 2, 6.5],
      ],
    );
  });

  test('counts how often promises were shown and kept', () => {
    assert.deepEqual(results.promises, [
      {
        promise: 'mend',
        title: 'We mend it',
        shown: 1,
        opened: 1,
        kept: { yes: 1, partly: 1, no: 0, of: 2, share: 0.5 },
        invited: { yes: 0, partly: 0, no: 0, of: 0, share: null },
        evidence: null,
      },
    ]);
  });

  test('counts suggestions by outcome and reason', () => {
    const [first] = results.suggestions as Record<string, unknown>[];
    const { shown, accepted, declined, replaced, withheld, reasons, instead } = first!;
    assert.deepEqual([shown, accepted, declined, replaced, withheld], [3, 1, 2, 1, 2]);
    assert.deepEqual(reasons, [{ reason: 'no-need', label: null, n: 1 }]);
    assert.deepEqual(instead, [{ instead: 'card', label: 'Gave a card', n: 1 }]);
  });

  test('counts a moment once, whoever says how it ended', () => {
    const { completed, totals } = results.moments as Record<string, unknown>;
    assert.equal(completed, 3);
    assert.deepEqual(totals, [{ outcome: 'completed', total: { currency: 'GBP', value: '19.75' }, n: 2 }]);
  });

  test('compares moments with suggestions to those without', () => {
    const { offered, withheld, difference } = results.holdout as Record<string, Record<string, unknown>>;
    assert.deepEqual([offered!.moments, offered!.completed, offered!.accepted], [3, 2, 1]);
    assert.deepEqual([withheld!.moments, withheld!.completed], [2, 1]);
    assert.equal(Math.round(Number(difference) * 1000), 167);
  });

  test('counts answers to other questions, and those who gave them', () => {
    const answers = results.answers as { question: string; n: number; values: unknown }[];
    const colours = answers.find(({ question }) => question === 'colours');
    assert.deepEqual(
      [colours?.n, colours?.values],
      [
        2,
        [
          { value: 'blue', label: null, n: 1 },
          { value: 'red', label: null, n: 2 },
        ],
      ],
    );
  });

  test('lists follow-ups that are due, and what an outbox dropped', () => {
    const { open, overdue, due } = results.followUps as { open: number; overdue: number; due: unknown[] };
    assert.deepEqual([open, overdue, due.length], [1, 0, 1]);
    assert.deepEqual(results.dropped, [{ why: 'full', type: 'dev.tillside.promise.shown', n: 3 }]);
  });

  test('uses the names of the configuration, and lists the latest comments', () => {
    const [csat] = results.scores as { label: string }[];
    assert.equal(csat!.label, 'How was it?');
    const [wrap] = results.suggestions as { title: string }[];
    assert.equal(wrap!.title, 'Gift wrap');
    const [form] = results.forms as { title: string }[];
    assert.equal(form!.title, 'Your visit');
    const { due } = results.followUps as { due: { title: string; contact: unknown }[] };
    assert.deepEqual([due[0]!.title, due[0]!.contact], ['Your visit', { channel: 'phone', value: '+44 20' }]);
    assert.deepEqual(
      (results.comments as { text: string; label: string }[]).map(({ text, label }) => [text, label]),
      [
        ['later', 'What else?'],
        ['earlier', 'What else?'],
      ],
    );
  });

  test('leaves out a follow-up that is done', async () => {
    const [due] = (results.followUps as { due: { response: string }[] }).due;
    const done = (id: string, key = keys.read) => ask(api, `/follow-ups/${id}/done`, { method: 'POST', key });
    assert.equal((await done(due!.response, otherKeys.read)).status, 404);
    assert.equal((await done(due!.response, keys.write)).status, 403);
    assert.equal((await done(due!.response)).status, 204);
    assert.equal((await done('nothing')).status, 404);
    const { json } = await ask(api, '/results');
    assert.deepEqual(json.followUps, { open: 0, overdue: 0, due: [] });
  });

  test('needs the read key of its store', async () => {
    assert.equal((await ask(api, '/results', { key: keys.write })).status, 403);
    assert.equal((await ask(api, '/results', { key: null })).status, 401);
    const other = await ask(api, '/results', { key: otherKeys.read });
    assert.deepEqual(other.json.promises, []);
  });

  test('refuses an invalid range of days', async () => {
    for (const query of [
      'from=yesterday',
      'from=2026-02-30',
      'from=2026-03-01&to=2026-02-01',
      'to=0001-01-01',
      'from=2026-01-01&to=9999-12-31',
      'from=1970-01-01&to=4000-01-01',
      'from=1970-01-01&to=2999-12-31',
    ])
      assert.equal((await ask(api, `/results?${query}`)).json.code, 'range');
  });
});

onBoth('GET /results', ({ fresh }) => {
  test('names a suggestion that no configuration has by its title as it was shown last', async () => {
    const database = await opened(fresh());
    const api = await app(database);
    const elsewhere = { suggestion: 'sku-4711', kind: 'product', basis: 'basket' };
    const at = (minutes: number) => ({ time: new Date(Date.now() - minutes * 60_000).toISOString() });
    await send(api, [signal('suggestion.shown', { ...elsewhere, title: 'Oak board' }, at(9))]);
    await send(api, [signal('suggestion.shown', { ...elsewhere, title: 'Oak board with a groove' }, at(8))]);
    await send(api, [
      signal('suggestion.shown', elsewhere, at(7)),
      signal('suggestion.declined', { ...elsewhere, reason: 'price' }, at(6)),
      signal('suggestion.shown', { ...suggestion, title: 'Gift wrap, as a till spelt it' }, at(5)),
    ]);
    const titles = async () => {
      const { suggestions } = (await ask(api, '/results')).json as unknown as {
        suggestions: { suggestion: string; title: string | null }[];
      };
      return Object.fromEntries(suggestions.map(({ suggestion, title }) => [suggestion, title]));
    };
    assert.deepEqual(await titles(), { 'sku-4711': 'Oak board with a groove', wrap: 'Gift wrap' });
    // A title may name somebody: it goes with the signals that carry it.
    await ask(api, '/moments/m1', { method: 'DELETE', key: keys.manage });
    assert.deepEqual(await titles(), { 'sku-4711': null, wrap: 'Gift wrap' });
  });
});

onBoth('GET /feedback', ({ fresh }) => {
  let store: Database;
  let api: App;
  const hostile = '=HYPERLINK("https://evil.example","x")';
  before(async () => {
    store = await opened(fresh());
    api = await app(store);
    const contact = {
      channel: 'email',
      value: 'ada@example.org',
      consent: 'Call me',
      time: '2026-01-01T00:00:00Z',
    };
    await send(api, [
      answered('words', 'text', hostile),
      answered('words', 'text', 'two\nlines, "quoted"'),
      answered('score', 'csat', 3, { about: { order: 'o1' } }),
      answered('reach', 'contact', contact),
      answered('agree', 'consent', true),
    ]);
  });

  test('gives answers page by page', async () => {
    const first = await ask(api, '/feedback?limit=3');
    const second = await ask(api, `/feedback?limit=3&after=${String(first.json.next)}`);
    const all = await ask(api, '/feedback');
    const [a, b, c] = [first, second, all].map(({ json }) => json.answers as { answer: unknown }[]);
    assert.equal(a!.length, 3);
    assert.equal(second.json.next, null);
    assert.deepEqual([...a!, ...b!], c);
    assert.ok(c!.some(({ answer }) => answer === true));
  });

  test('gives answers in the order in which they arrived, whatever time they state', async () => {
    let at = Date.parse('2026-03-02T10:00:00Z');
    const database = await opened(fresh());
    const api = await app(database, { now: () => new Date((at += 1000)) });
    const sayings: [text: string, time: string][] = [
      ['first', '2026-03-02T10:00:00Z'],
      ['second, from a week offline', '2026-02-23T10:00:00Z'],
      ['third, from the year 2090', '2090-01-01T00:00:00Z'],
      ['fourth', '2026-03-02T10:00:01Z'],
    ];
    for (const [words, time] of sayings) await send(api, [answered('words', 'text', words, {}, { time })]);
    const read: { answer: string; time: string; arrived: string }[] = [];
    let next: unknown;
    do {
      const after = typeof next === 'string' ? `&after=${next}` : '';
      const { json } = await ask(api, `/feedback?limit=1&from=2026-01-01&to=2026-03-03${after}`);
      read.push(...(json.answers as typeof read));
      next = json.next;
    } while (next);
    assert.deepEqual(
      read.map(({ answer, time }) => [answer, new Date(time).toISOString().slice(0, 10)]),
      sayings.map(([words, time]) => [words, time.slice(0, 10)]),
    );
    assert.ok(read.every(({ arrived }) => arrived.startsWith('2026-03-02T10:00:')));
  });

  test('gives an answer again that was changed after it was read', async () => {
    let at = Date.parse('2026-03-02T10:00:00Z');
    const database = await opened(fresh());
    const api = await app(database, { now: () => new Date((at += 1000)) });
    const response = uuid();
    const time = { time: '2026-03-02T10:00:00Z' };
    const range = 'from=2026-03-01&to=2026-03-03';
    await send(api, [answered('score', 'csat', 2, { response }, time)]);
    await send(api, [answered('words', 'text', 'later', {}, time)]);
    const first = await ask(api, `/feedback?limit=1&${range}`);
    await send(api, [answered('score', 'csat', 5, { response, revision: 2 }, time)]);
    const { json } = await ask(api, `/feedback?after=${String(first.json.next)}&${range}`);
    assert.deepEqual(
      (json.answers as { answer: unknown }[]).map(({ answer }) => answer),
      ['later', 5],
    );
  });

  test('is CSV that no spreadsheet takes for a formula', async () => {
    const { text, headers } = await ask(api, '/feedback?format=csv&limit=2');
    assert.match(headers.get('content-type') ?? '', /^text\/csv/);
    const lines = text.split('\r\n');
    assert.equal(lines.length, 7);
    assert.match(text, /"'=HYPERLINK\(""https:\/\/evil\.example"",""x""\)"/);
    assert.match(text, /"two\nlines, ""quoted"""/);
    assert.match(text, /ada@example\.org,Call me,2026-01-01T00:00:00Z/);
    assert.match(text, /order:o1/);
    assert.equal((await ask(api, '/feedback', { headers: { accept: 'text/csv' } })).text, text);
  });

  test('is CSV that is no formula either for a program that splits cells at other characters', async () => {
    await send(api, [
      answered('words', 'text', 'good;=HYPERLINK("https://evil.example")\t+1|@x,-2'),
      answered('words', 'text', 'well; thank you - 1 + 1'),
    ]);
    const { text } = await ask(api, '/feedback?format=csv');
    assert.match(text, /good;'=HYPERLINK.*\t'\+1\|'@x,'-2/);
    assert.match(text, /well; thank you - 1 \+ 1/);
  });

  test('refuses an invalid cursor', async () => {
    const madeUp = (...position: string[]) => Buffer.from(JSON.stringify(position)).toString('base64url');
    const id = '00000000-0000-4000-8000-000000000000';
    for (const after of [
      'x',
      'WzEsMiwzXQ',
      madeUp('1', id, 'x'),
      madeUp('0000-01-01T00:00:00Z', id, 'x'),
      madeUp('2026-02-30T00:00:00Z', id, 'x'),
      madeUp('2026-03-01T00:00:00Z', '-'.repeat(36), 'x'),
    ])
      assert.equal((await ask(api, `/feedback?after=${after}`)).json.code, 'cursor');
  });
});

onBoth('GET /results, when somebody makes up ids', ({ fresh }) => {
  let store: Database;
  let api: App;
  let results: Record<string, Record<string, unknown>[]>;
  const made = 150;
  const each = (make: (at: number) => unknown) => Array.from({ length: made }, (_, at) => make(at));
  const summed = (list: Record<string, unknown>[], of: string) =>
    list.reduce((sum, item) => sum + Number(item[of]), 0);
  before(async () => {
    store = await opened(fresh());
    api = await app(store);
    const id = (at: number) => `made-up-${String(at)}`;
    for (const some of [
      each(at => signal('promise.shown', { promise: id(at) })),
      each(at => signal('promise.shown', { promise: id(at) })),
      each(at => signal('suggestion.shown', { ...suggestion, suggestion: id(at), moment: id(at) })),
      each(at => signal('suggestion.declined', { ...suggestion, reason: id(at), moment: id(at) })),
      each(at => answered(id(at), 'csat', 3, { moment: id(at) })),
      each(at => answered('score', 'choice', [id(at)], { moment: id(at) })),
      each(at => signal('feedback.started', { form: id(at), response: uuid() })),
      each(at => signal('outbox.dropped', { counts: { [id(at)]: 1 }, why: id(at) })),
      [
        signal('promise.shown', { promise: 'mend' }),
        answered('score', 'csat', 5),
        answered('words', 'text', 'a'),
      ],
    ])
      assert.deepEqual((await send(api, some)).json.rejected, []);
    results = (await ask(api, '/results')).json as typeof results;
  });

  test('lists the most frequent one by one, and sums up the others', () => {
    for (const list of ['promises', 'suggestions', 'scores', 'forms', 'dropped'] as const)
      assert.ok(
        results[list]!.length > 50 && results[list]!.length <= 121,
        `${list}: ${results[list]!.length}`,
      );
    const others = results.promises!.at(-1)!;
    assert.deepEqual([others.promise, others.title], [null, null]);
    assert.equal(others.shown, 2 * made - 200);
    assert.equal(summed(results.promises!, 'shown'), 2 * made + 1);
    assert.equal(summed(results.suggestions!, 'shown'), made);
    assert.equal(summed(results.forms!, 'started'), made);
    assert.equal(summed(results.scores!, 'n'), made + 1);
  });

  test('lists what the configuration names, however rare it is', () => {
    const named = (list: string, key: string) => results[list]!.map(item => item[key]);
    assert.ok(named('promises', 'promise').includes('mend'));
    assert.ok(named('scores', 'question').includes('score'));
    assert.ok(named('answers', 'question').includes('words'));
  });

  test('bounds reasons and options too', () => {
    const wrap = results.suggestions!.find(item => item.suggestion === 'wrap')!;
    const reasons = wrap.reasons as { reason: string | null; n: number }[];
    assert.equal(reasons.length, 21);
    assert.deepEqual(reasons.at(-1), { reason: null, label: null, n: made - 20 });
    const choice = results.answers!.find(item => item.type === 'choice')!;
    assert.equal(choice.n, made);
    const values = choice.values as { value: string | null; n: number }[];
    assert.ok(values.length <= 21);
    assert.equal(summed(values, 'n'), made);
  });
});

onBoth('what anybody with the publishable key can send', ({ fresh }) => {
  let store: Database;
  let api: App;
  const count = async (table: string) =>
    Number((await store.query(`SELECT count(*)::float8 AS n FROM ${table}`))[0]!.n);
  const many = (n: number, make: (at: number) => unknown) => Array.from({ length: n }, (_, at) => make(at));
  before(async () => {
    store = await opened(fresh());
    api = await app(store);
  });

  test('lists comments of a far future where they arrived, and real ones beside them', async () => {
    const far = Array.from({ length: 12 }, () =>
      answered('words', 'text', 'from the future', {}, { time: '9999-01-01T00:00:00Z' }),
    );
    await send(api, far);
    await send(api, [answered('words', 'text', 'from today')]);
    const { json } = await ask(api, '/results');
    const comments = json.comments as { text: string; time: string }[];
    assert.equal(comments[0]!.text, 'from today');
    assert.ok(comments.every(({ time }) => Date.parse(time) <= Date.now() + 1000));
    const { json: feedback } = await ask(api, '/feedback');
    assert.ok((feedback.answers as { time: string }[]).some(({ time }) => time.startsWith('9999')));
  });

  test('rejects a follow-up in thousands of years, and the results can still be read', async () => {
    const within = (text: string) =>
      signal('feedback.followup', { ...follows, within: text, response: uuid() });
    const bad = ['P99999Y', 'P11Y', 'P600W', 'P9999D', 'PT99999H'].map(within);
    const good = ['P10Y', 'P2W', 'PT48H'].map(within);
    const { json } = await send(api, [...bad, ...good]);
    assert.equal((json.accepted as unknown[]).length, good.length);
    assert.deepEqual(
      (json.rejected as { path: string }[]).map(({ path }) => path),
      bad.map(() => '/data/within'),
    );
    const { status, json: results } = await ask(api, '/results');
    assert.equal(status, 200);
    for (const { due } of (results.followUps as { due: { due: string }[] }).due)
      assert.ok(Date.parse(due) > 0, due);
  });

  test('adds one row to the sums for thousands of names of lost signals', async () => {
    const counts = Object.fromEntries(many(45_000, at => [`made-up-${at}`, 1]) as [string, number][]);
    const before = await count('tally');
    const known = { 'dev.tillside.promise.shown': 2 };
    await send(api, [signal('outbox.dropped', { counts: { ...counts, ...known }, why: 'full' })]);
    assert.equal((await count('tally')) - before, 2);
    const { json } = await ask(api, '/results');
    assert.deepEqual(json.dropped, [
      { why: 'full', type: 'dev.tillside.promise.shown', n: 2 },
      { why: 'full', type: null, n: 45_000 },
    ]);
  });

  test('adds a limited number of names to the sums of a day, and all to what they stand for', async () => {
    const before = await count('tally');
    const names = 700;
    await send(
      api,
      many(names, at => signal('promise.shown', { promise: `made-up-${at}`, moment: `m-${at}` })),
    );
    await send(
      api,
      many(names, at =>
        signal('suggestion.declined', { ...suggestion, reason: `why-${at}`, moment: `m-${at}` }),
      ),
    );
    await send(
      api,
      many(names, at => answered('score', 'choice', [`option-${at}`], { moment: `m-${at}` })),
    );
    // What the configuration names is told whatever came before.
    await send(api, [signal('promise.shown', { promise: 'mend' })]);
    assert.ok((await count('tally')) - before < 1000, `${(await count('tally')) - before} rows`);
    const { json } = await ask(api, '/results');
    const sum = (list: unknown, key: string) =>
      (list as Record<string, number>[]).reduce((all, item) => all + item[key]!, 0);
    assert.equal(sum(json.promises, 'shown'), names + 1);
    assert.equal(sum(json.suggestions, 'declined'), names);
    const [mend] = (json.promises as { promise: string | null; shown: number }[]).filter(
      ({ promise }) => promise === 'mend',
    );
    assert.equal(mend!.shown, 1);
  });
});
