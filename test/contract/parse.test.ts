import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseForms, parseMoment, parsePromises, parseSuggestions } from '@tillside/contract';
import { valid } from './fixtures.js';

const mend = { id: 'mend', title: 'We mend it' };
const offer = { id: 'offer', kind: 'offer', title: 'Tea', reason: { text: 'It rains', basis: 'general' } };
const score = { id: 'score', type: 'csat', label: 'How was it?' };
const visit = { id: 'visit', title: 'Today', questions: [score] };
const moment = (members: object) => parseMoment({ version: 1, id: 'm', ...members });
const codes = ({ problems }: { problems: { code: string; path: string }[] }) =>
  problems.map(({ code, path }) => `${code} ${path}`);
const ids = (items: { id: string }[] | undefined) => items?.map(({ id }) => id);

describe('parseMoment', () => {
  test('returns the same for an object and for its JSON', () => {
    const full = valid('full');
    assert.deepEqual(parseMoment(JSON.stringify(full)), parseMoment(full));
  });

  test('adds defaults', () => {
    const { moment: read } = moment({ promises: [mend], suggestions: [offer], feedback: [visit] });
    assert.deepEqual(read, {
      version: 1,
      id: 'm',
      phase: 'open',
      mode: 'sale',
      pacing: { max: 1, holdout: 0 },
      promises: [{ ...mend, audience: 'everyone', state: 'on' }],
      suggestions: [{ ...offer, audience: 'everyone' }],
      feedback: [{ ...visit, audience: 'everyone' }],
    });
    assert.deepEqual(moment({}).moment?.promises, []);
    assert.deepEqual(moment({ pacing: { max: 3 } }).moment?.pacing, { max: 3, holdout: 0 });
  });

  test('returns a deep copy that shares nothing with the input or an earlier copy', () => {
    const input = valid('full');
    const before = structuredClone(input);
    const first = parseMoment(input).moment;
    assert.deepEqual(input, before);
    const seen = new Set<unknown>();
    const visitAll = (value: unknown, visit: (object: object) => void): void => {
      if (typeof value !== 'object' || !value) return;
      visit(value);
      Object.values(value).forEach(member => visitAll(member, visit));
    };
    visitAll(input, object => seen.add(object));
    visitAll(first, object => seen.add(object));
    visitAll(parseMoment(input).moment, object => assert.ok(!seen.has(object)));
    visitAll(parseMoment({ version: 1, id: 'a' }).moment, object => seen.add(object));
    visitAll(parseMoment({ version: 1, id: 'a' }).moment, object => assert.ok(!seen.has(object)));
  });

  test('rejects a value that is no moment', () => {
    for (const input of [undefined, null, 1, true, [], 'null', '[]', '"x"', '7', () => 1, Symbol('m')]) {
      const { moment: read, problems } = parseMoment(input);
      assert.equal(read, null, String(input));
      assert.equal(problems.length, 1, String(input));
    }
    assert.deepEqual(codes(parseMoment('{"version":1,')), ['json ']);
    assert.deepEqual(codes(parseMoment('')), ['json ']);
    assert.deepEqual(codes(parseMoment({ version: 2, id: '', promises: 5 })), ['version /version']);
    assert.deepEqual(codes(parseMoment({ version: 1 })), ['required /id']);
    assert.deepEqual(codes(parseMoment({ version: 1, id: ' ' })), ['format /id']);
    assert.deepEqual(codes(parseMoment({ version: 1, id: 'x'.repeat(129) })), ['too-long /id']);
  });

  test('rejects JSON of more than 256 KiB, counted in bytes', () => {
    const json = (character: string, bytes: number) => {
      const frame = JSON.stringify({ version: 1, id: 'm', unknown: '' });
      return frame.replace(
        '""',
        `"${character.repeat((bytes - frame.length) / Buffer.byteLength(character))}"`,
      );
    };
    assert.ok(parseMoment(json('x', 262_144)).moment);
    assert.deepEqual(parseMoment(json('x', 262_145)), {
      moment: null,
      problems: [{ code: 'too-large', path: '', message: 'expected at most 262,144 bytes, got 262,145' }],
    });
    assert.equal(parseMoment(json('é', 262_146)).moment, null);
  });

  test('leaves out an invalid item and keeps the rest', () => {
    const read = moment({ promises: [mend, { id: 'x' }, { ...mend, id: 'y' }], suggestions: ['?', offer] });
    assert.deepEqual(ids(read.moment?.promises), ['mend', 'y']);
    assert.deepEqual(ids(read.moment?.suggestions), ['offer']);
    assert.deepEqual(codes(read), ['required /promises/1/title', 'type /suggestions/0']);
  });

  test('leaves out an invalid top-level member and keeps the rest', () => {
    const read = moment({
      locale: 'en_GB',
      asOf: 'now',
      phase: 'over',
      mode: 7,
      customer: { stage: 'best' },
      basket: { items: {} },
      pacing: { max: 9 },
      promises: 'all',
      suggestions: null,
      feedback: [visit],
    });
    assert.deepEqual(codes(read), [
      'format /asOf',
      'format /locale',
      'unknown /phase',
      'type /mode',
      'unknown /customer/stage',
      'type /basket/items',
      'range /pacing/max',
      'type /promises',
    ]);
    const { moment: expected } = moment({ customer: {}, feedback: [visit] });
    assert.deepEqual(read.moment, { ...expected, phase: 'paying', mode: 'return' });
  });

  test('leaves out invalid lines of the basket, consents and questions', () => {
    const read = moment({
      customer: { consents: ['history', 'genes'] },
      basket: { items: [{ id: 'cup' }, { quantity: 1 }, { id: 'cup', quantity: 0.5 }] },
      feedback: [{ ...visit, questions: [{ id: 'a', type: 'stars', label: 'Stars' }, score] }],
    });
    assert.deepEqual(codes(read), [
      'unknown /customer/consents/1',
      'required /basket/items/1/id',
      'unknown /feedback/0/questions/0/type',
    ]);
    assert.deepEqual(read.moment?.customer?.consents, ['history']);
    assert.deepEqual(read.moment?.basket?.items, [{ id: 'cup' }, { id: 'cup', quantity: 0.5 }]);
    assert.deepEqual(ids(read.moment?.feedback[0]?.questions), ['score']);
  });

  test('leaves out a form without a valid question', () => {
    const read = moment({ feedback: [{ ...visit, questions: [{ ...score, type: 'stars' }] }] });
    assert.deepEqual(read.moment?.feedback, []);
    assert.deepEqual(codes(read), ['unknown /feedback/0/questions/0/type', 'required /feedback/0/questions']);
  });

  test('leaves out an item with an invalid element in a list that restricts it', () => {
    const options = [{ id: 'yes', label: 'Yes' }, { id: 'no' }];
    const read = moment({
      suggestions: [
        { ...offer, when: { has: ['cup', {}] } },
        { ...offer, id: 'b', for: ['loyal', 'best'] },
      ],
      feedback: [{ ...visit, questions: [score, { id: 'b', type: 'choice', label: 'Well?', options }] }],
    });
    assert.deepEqual(codes(read), [
      'type /suggestions/0/when/has/1',
      'unknown /suggestions/1/for/1',
      'required /feedback/0/questions/1/options/1/label',
    ]);
    assert.deepEqual(read.moment?.suggestions, []);
    // An option does not restrict: the others can still be chosen.
    assert.deepEqual(read.moment?.feedback[0]?.questions[1], {
      ...{ id: 'b', type: 'choice', label: 'Well?', options: [{ id: 'yes', label: 'Yes' }] },
    });
  });

  test('drops unknown members silently', () => {
    const read = moment({
      huddle: {},
      promises: [{ ...mend, colour: 'red', link: { href: '/', label: 'More', target: '_top' } }],
      feedback: [{ ...visit, questions: [{ ...score, scale: 7, options: 'none', promise: 5 }] }],
    });
    assert.deepEqual(read.problems, []);
    assert.deepEqual(read.moment?.promises[0]?.link, { href: '/', label: 'More' });
    assert.deepEqual(read.moment?.feedback[0]?.questions, [score]);
    assert.ok(!('huddle' in (read.moment ?? {})));
  });

  test('keeps the first items of a list over its limit', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ ...mend, id: `p${at}` }));
    const read = moment({ promises: [...many(20), { broken: true }, null] });
    assert.equal(read.moment?.promises.length, 20);
    assert.deepEqual(read.problems, [
      { code: 'too-many', path: '/promises', message: 'expected at most 20 items, got 22' },
    ]);
    const nested = moment({ suggestions: [{ ...offer, for: Array<string>(9).fill('loyal') }] });
    assert.deepEqual(nested.moment?.suggestions, []);
    assert.deepEqual(codes(nested), ['too-many /suggestions/0/for']);
  });

  test('drops a URL with a forbidden scheme, and as little around it as possible', () => {
    const bad = 'javascript:alert(1)';
    const image = { src: bad, alt: '', width: 1, height: 1 };
    const product = { id: 'cup', name: 'Cup', image, href: bad };
    const contact = { href: bad, label: 'Nadia' };
    const link = { href: bad, label: 'More' };
    const read = moment({
      promises: [{ ...mend, link }],
      suggestions: [{ ...offer, product, contact }],
      feedback: [{ ...visit, thanks: { title: 'Thanks', link } }],
    });
    assert.deepEqual(codes(read), [
      'url /promises/0/link/href',
      'url /suggestions/0/product/image/src',
      'url /suggestions/0/product/href',
      'url /suggestions/0/contact/href',
      'url /feedback/0/thanks/link/href',
    ]);
    const { promises, suggestions, feedback } = read.moment ?? {};
    assert.deepEqual(promises, [{ ...mend, audience: 'everyone', state: 'on' }]);
    assert.deepEqual(suggestions, [{ ...offer, audience: 'everyone', product: { id: 'cup', name: 'Cup' } }]);
    assert.deepEqual(feedback?.[0]?.thanks, { title: 'Thanks' });
  });

  test('leaves out the second of two items with the same id', () => {
    const reasons = [
      { id: 'dear', label: 'Too dear' },
      { id: 'dear', label: 'Much too dear' },
    ];
    const read = moment({
      promises: [mend, { ...mend, title: 'Again' }],
      suggestions: [offer, { ...offer, decline: { reasons } }, { ...offer, id: 'b', decline: { reasons } }],
      feedback: [{ ...visit, questions: [score, { ...score, type: 'nps' }] }, visit],
    });
    assert.deepEqual(codes(read), [
      'duplicate /promises/1/id',
      'duplicate /suggestions/1/decline/reasons/1/id',
      'duplicate /suggestions/1/id',
      'duplicate /suggestions/2/decline/reasons/1/id',
      'duplicate /feedback/0/questions/1/id',
      'duplicate /feedback/1/id',
    ]);
    assert.equal(read.moment?.promises[0]?.title, 'We mend it');
    assert.deepEqual(read.moment?.suggestions[1]?.decline?.reasons, [reasons[0]]);
    assert.deepEqual(read.moment?.feedback[0]?.questions, [score]);
  });

  test('lets an item have the id of one that was left out', () => {
    const read = moment({ promises: [{ ...mend, title: '' }, mend] });
    assert.deepEqual(ids(read.moment?.promises), ['mend']);
  });

  test('is safe with names of Object.prototype', () => {
    const input = JSON.parse(
      '{"version":1,"id":"__proto__","__proto__":{"phase":"done"},"promises":[{"id":"constructor","title":"A","__proto__":{"detail":"B"}},{"id":"__proto__","title":"C"}]}',
    ) as unknown;
    const { moment: read, problems } = parseMoment(input);
    assert.deepEqual(problems, []);
    assert.equal(read?.phase, 'open');
    assert.equal(Object.getPrototypeOf(read), Object.prototype);
    assert.deepEqual(ids(read?.promises), ['constructor', '__proto__']);
    assert.equal(read?.promises[0]?.detail, undefined);
  });

  test('reads own members only', () => {
    const inherited = Object.assign(Object.create({ detail: 'inherited' }) as object, mend);
    assert.deepEqual(parsePromises(inherited).items, parsePromises(mend).items);
    assert.equal(parseMoment(Object.create({ version: 1, id: 'm' })).moment, null);
  });

  test('treats undefined as absent', () => {
    const read = moment({ locale: undefined, promises: [{ ...mend, detail: undefined }] });
    assert.deepEqual(read.problems, []);
    assert.ok(!('detail' in (read.moment?.promises[0] ?? { detail: 1 })));
  });

  test('reports at most 100 problems', () => {
    const read = moment({ suggestions: Array<null>(100).fill(null), promises: Array<null>(20).fill(null) });
    assert.equal(read.problems.length, 100);
    assert.deepEqual(read.moment?.suggestions, []);
  });
});

describe('a problem', () => {
  const message = (title: unknown) => parsePromises({ id: 'p', title }).problems[0]?.message;

  test('says what was expected and what was found', () => {
    assert.equal(message('x'.repeat(3000)), 'expected at most 255 characters, got 3,000');
    assert.equal(message(12.5), 'expected text, got 12.5');
    assert.equal(message(null), 'expected text, got null');
    assert.equal(message(undefined), 'expected text, got undefined');
    assert.equal(message([]), 'expected text, got Array');
    assert.equal(message(new Date(0)), 'expected text, got Date');
    assert.equal(message(1n), 'expected text, got 1');
    assert.equal(
      parseSuggestions({ ...offer, product: { id: 'a', name: 'A', price: { currency: 'GBP', value: '£5' } } })
        .problems[0]?.message,
      'expected a decimal, got "£5"',
    );
  });

  test('quotes at most 40 characters of what was found', () => {
    for (const value of [
      'secret '.repeat(9),
      Symbol('s'.repeat(99)),
      () => 'secret '.repeat(99),
      10n ** 99n,
    ]) {
      const { problems } = parseSuggestions({ ...offer, kind: value });
      const text = problems[0]?.message.split(', got ')[1] ?? '';
      assert.ok(text.length <= 42, text);
    }
    class Long {
      get [Symbol.toStringTag]() {
        return 'x'.repeat(999);
      }
    }
    assert.ok((message(new Long()) ?? '').length < 70);
  });

  test('has a JSON Pointer (RFC 6901) into the document', () => {
    const [problem] = moment({ suggestions: [offer, { ...offer, id: 'b', reason: { text: '' } }] }).problems;
    assert.equal(problem?.path, '/suggestions/1/reason/text');
  });
});

describe('parsePromises, parseSuggestions and parseForms', () => {
  test('accept one item, a list, or JSON of these', () => {
    const { items } = parsePromises(mend);
    assert.deepEqual(items, [{ ...mend, audience: 'everyone', state: 'on' }]);
    for (const input of [[mend], JSON.stringify(mend), JSON.stringify([mend])])
      assert.deepEqual(parsePromises(input), { items, problems: [] });
    assert.deepEqual(ids(parseSuggestions(offer).items), ['offer']);
    assert.deepEqual(ids(parseForms([visit]).items), ['visit']);
  });

  test('report the place in the list', () => {
    assert.deepEqual(codes(parsePromises({ id: 'x' })), ['required /0/title']);
    assert.deepEqual(ids(parsePromises([{ id: 'x' }, mend, null]).items), ['mend']);
    assert.deepEqual(codes(parsePromises([mend, mend])), ['duplicate /1/id']);
    assert.deepEqual(codes(parseSuggestions([offer, { ...offer, id: 'b', kind: 'x' }])), ['unknown /1/kind']);
    assert.deepEqual(codes(parseForms([null])), ['required /0']);
    assert.deepEqual(codes(parseForms('nonsense')), ['json ']);
  });

  test('apply the limits of the moment', () => {
    const many = Array.from({ length: 21 }, (_, at) => ({ ...mend, id: `${at}` }));
    assert.equal(parsePromises(many).items.length, 20);
    assert.deepEqual(codes(parsePromises(many)), ['too-many ']);
    assert.deepEqual(codes(parsePromises(JSON.stringify('x'.repeat(262_144)))), ['too-large ']);
  });

  test('do not check references to items outside the list', () => {
    const kept = { id: 'kept', type: 'kept', label: 'Kept?', promise: 'elsewhere' };
    const form = { ...visit, questions: [kept], recovery: { below: 2, suggestion: 'elsewhere' } };
    assert.deepEqual(parseForms(form).problems, []);
    assert.deepEqual(
      codes(parseForms({ ...form, questions: [kept, { ...score, when: { question: 'x', in: [] } }] })),
      ['reference /0/questions/1/when/question'],
    );
  });

  test('report no problem for an absent value or an empty list', () => {
    assert.deepEqual(parsePromises(undefined), { items: [], problems: [] });
    assert.deepEqual(parsePromises([]), { items: [], problems: [] });
  });
});

test('a problem of text that is not JSON quotes its beginning', () => {
  const [problem] = parseMoment('<html>A captive portal, perhaps, with a long greeting</html>').problems;
  assert.equal(problem?.message, 'expected JSON, got <html>A captive portal, perhaps, with a ');
  assert.equal(parseMoment('').problems[0]?.message, 'expected JSON, got nothing');
});

test('a basket that cannot be read may have anything in it: what must not be in it is not suggested', () => {
  const reason = { text: 'It goes with the stand', basis: 'general' };
  const suggestions = [
    { id: 'lacks', kind: 'care', title: 'A polish', reason, when: { lacks: ['polish'] } },
    { id: 'product', kind: 'product', title: 'A teacup', reason, product: { id: 'cup', name: 'Teacup' } },
    { id: 'free', kind: 'care', title: 'We engrave it', reason },
  ];
  const idsWith = (basket: unknown) =>
    parseMoment({ version: 1, id: 'm', suggestions, basket }).moment?.suggestions.map(({ id }) => id);
  assert.deepEqual(idsWith('3 items'), ['free']);
  assert.deepEqual(idsWith({ items: 'none' }), ['free']);
  assert.deepEqual(idsWith({ items: [] }), ['lacks', 'product', 'free']);
  assert.deepEqual(idsWith(null), ['lacks', 'product', 'free']);
  assert.deepEqual(idsWith(undefined), ['lacks', 'product', 'free']);
});
