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
      answered('colours', 'choice', ['red', 'blue']),
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

  test('tells CSAT, NPS and CES as the field defines them', () => {
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

  test('tells how often promises were shown and kept', () => {
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

  test('tells suggestions by outcome and reason', () => {
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

  test('tells which follow-ups are due, and what an outbox had to drop', () => {
    const { open, overdue, due } = results.followUps as { open: number; overdue: number; due: unknown[] };
    assert.deepEqual([open, overdue, due.length], [1, 0, 1]);
    assert.deepEqual(results.dropped, [{ why: 'full', type: 'dev.tillside.promise.shown', n: 3 }]);
  });

  test('names what the configuration names, and what was written last', () => {
    const [csat] = results.scores as { label: string }[];
    assert.equal(csat!.label, 'How was it?');
    const [wrap] = results.suggestions as { title: string }[];
    assert.equal(wrap!.title, 'Gift wrap');
    const [form] = results.forms as { title: string }[];
    assert.equal(form!.title, 'Your visit');
    const { due } = results.followUps as { due: { title: string; contact: unknown }[] };
    assert.deepEqual([due[0]!.title, due[0]!.contact], ['Your visit', { channel: 'phone', value: '+44 20' }]);
    assert.deepEqual(
      (results.words as { text: string; label: string }[]).map(({ text, label }) => [text, label]),
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

  test('is for the read key of its store only', async () => {
    assert.equal((await ask(api, '/results', { key: keys.write })).status, 403);
    assert.equal((await ask(api, '/results', { key: null })).status, 401);
    const other = await ask(api, '/results', { key: otherKeys.read });
    assert.deepEqual(other.json.promises, []);
  });

  test('refuses a range that is none', async () => {
    for (const query of ['from=yesterday', 'from=2026-02-30', 'from=2026-03-01&to=2026-02-01'])
      assert.equal((await ask(api, `/results?${query}`)).json.code, 'range');
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

  test('refuses a cursor that is none', async () => {
    for (const after of ['x', 'WzEsMiwzXQ', '%00'])
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

  test('tells the most frequent one by one, and all others as one', () => {
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

  test('tells what the configuration names, however rare it is', () => {
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
