import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseMoment, parsePromises, parseSuggestions } from '@tillside/contract';
import { zodMoment } from './judges.js';

/** The codes of a moment's problems; asserts that zod agrees. */
const judge = (members: object): string => {
  const document = { version: 1, id: 'm', ...members };
  const { problems } = parseMoment(document);
  assert.equal(zodMoment(document).rules, !problems.length, JSON.stringify(document));
  return problems.map(({ code }) => code).join();
};
const promise = (members: object) => judge({ promises: [{ id: 'p', title: 'We mend it', ...members }] });
const suggestion = (members: object) =>
  judge({
    suggestions: [
      { id: 's', kind: 'product', title: 'Tea', reason: { text: 'Rain', basis: 'general' }, ...members },
    ],
  });
const product = (members: object) => suggestion({ product: { id: 'tea', name: 'Tea', ...members } });

const cases = (
  name: string,
  judged: (value: string) => string,
  code: string,
  good: string[],
  bad: string[],
): void => {
  test(name, () => {
    for (const value of good) assert.equal(judged(value), '', JSON.stringify(value));
    for (const value of bad) assert.equal(judged(value), code, JSON.stringify(value));
  });
};

describe('formats', () => {
  cases(
    'times are RFC 3339',
    asOf => judge({ asOf }),
    'format',
    ['2026-11-20T10:15:00Z', '2024-02-29T00:00:00.123456789+14:00', '2000-02-29T23:59:59-00:30'],
    [
      ...['2026-11-20', '2026-11-20T10:15Z', '2026-11-20T10:15:00', '2026-11-20 10:15:00Z'],
      ...[
        '2026-11-20T24:00:00Z',
        '2026-11-20T10:60:00Z',
        '2026-11-20T10:15:60Z',
        '2026-11-20T10:15:00+24:00',
      ],
      ...['2026-02-30T10:15:00Z', '2025-02-29T10:15:00Z', '1900-02-29T10:15:00Z', '2026-13-01T10:15:00Z'],
      ...['2026-00-10T10:15:00Z', '2026-04-31T10:15:00Z', '2026-11-20T10:15:00Z\n', '20261120T101500Z'],
      ...['+002026-11-20T10:15:00Z', '2026-11-20T10:15:00.Z', '２０２６-11-20T10:15:00Z'],
    ],
  );
  cases(
    'days are ISO 8601 and in the calendar',
    to => promise({ evidence: { kept: 1, of: 1, from: '0001-01-01', to, source: 'operations' } }),
    'format',
    ['2026-11-20', '2024-02-29', '9999-12-31', '0004-02-29'],
    [
      '2026-02-30',
      '2025-02-29',
      '2026-11-31',
      '2026-1-1',
      '2026-11',
      '-000001-01',
      '+275760-09',
      '2026-11-20T',
    ],
  );
  cases(
    'durations are ISO 8601',
    rest => judge({ pacing: { rest } }),
    'format',
    ['P1D', 'PT2H', 'P2W', 'P1Y2M3DT4H5M6S', 'PT0S', 'P99999D'],
    ['P', 'PT', 'P1', '1D', 'p1d', 'P1DT', 'P1.5D', 'P1H', 'P-1D', 'P100000D', ' P1D', 'P1M1Y'],
  );
  cases(
    'locales are BCP 47',
    locale => judge({ locale }),
    'format',
    ['en', 'en-GB', 'zh-Hans-CN', 'ar-SA-u-nu-latn', 'de-1996', 'sr-Latn', 'es-419'],
    ['e', 'en_GB', 'en-', '-en', 'english language', 'x-private', 'en-a', 'en-GB-GB', 'en-US-u-'],
  );
  cases(
    'currencies have the shape of ISO 4217, in any case',
    currency => product({ price: { currency, value: '1' } }),
    'format',
    ['GBP', 'XXX', 'gbp', 'Gbp'],
    ['', 'GB', 'GBPX', '£', 'GBP ', 'ＧＢＰ', 'aß', 'ſek'],
  );
  cases(
    'amounts are decimals',
    value => product({ price: { currency: 'GBP', value } }),
    'format',
    ['0', '12.50', '-3', '0.0000001', '007', '999999999999999.999999', '38.0000000'],
    ['', '.5', '5.', '1,000.00', '1e3', '+1', '--1', '£5', 'NaN', '0x10', '12.50 ', '1234567890123456'],
  );
  cases(
    'GTINs have 8, 12, 13 or 14 digits, the last of which checks the others',
    gtin => product({ gtin }),
    'format',
    ['96385074', '036000291452', '4006381333931', '5012345678900', '10614141000415', '00000000'],
    [
      '96385075',
      '036000291453',
      '4006381333930',
      '1234567890',
      '400638133393',
      '400-6381333931',
      ' 96385074',
    ],
  );
  cases(
    'text says something',
    title => promise({ title }),
    'format',
    ['.', ' a ', '\u200b', '0'],
    ['', ' ', '\n\t', '\u00a0\u3000', '\ufeff'],
  );
});

describe('URLs', () => {
  const good = [
    ...[
      'https://example.co.uk',
      'http://a',
      'mailto:nadia@example.co.uk',
      'tel:+442079460182',
      '/terms',
      'terms',
    ],
    ...[
      './javascript:alert(1)',
      '?next=javascript:alert(1)',
      '#javascript:',
      '//example.co.uk/a:b',
      'a/b:c',
      '../',
    ],
    ...[
      'https://example.co.uk/ü?q=1 2',
      '%6aavascript:'.replace(':', '/'),
      'https:foo',
      'javascript',
      '\\\\host',
    ],
    ...[
      'HTTPS://a',
      'MailTo:a@b',
      ' https://a ',
      '\n/terms',
      'tea.html',
      'v1.2/tea',
      './www.a/',
      '/www.example.com',
    ],
  ];
  const bad = [
    ...['javascript:alert(1)', 'JavaScript:alert(1)', 'java\nscript:alert(1)', 'java\tscript:alert(1)'],
    ...[
      '\u0000javascript:alert(1)',
      '\u0001\u001fjavascript:alert(1)',
      ' javascript:alert(1)',
      '\njavascript:x',
    ],
    ...['www.example.com', 'www.example.com/x', 'example.com/x', ' shop.example.co.uk/', 'example.com'],
    ...['javascript\r:alert(1)', 'vbscript:x', 'data:text/html,x', 'data:image/png,x', 'file:///etc/passwd'],
    ...['blob:https://a/b', 'ftp://a', 'about:blank', 'foo:bar', ':', 'https:', 'ht\ntps://a:1'],
    ...[
      'view-source:https://a',
      'x-app+call.1:now',
      '%6aavascript:alert(1)',
      'java\u200bscript:alert(1)',
      '1:2',
    ],
  ];
  const link = (href: string) => promise({ link: { href, label: 'More' } });
  const image = (src: string) => product({ image: { src, alt: '', width: 1, height: 1 } });
  cases('are https, http, mailto, tel or relative', link, 'url', good, bad);
  cases(
    'of images may carry the image',
    image,
    'url',
    [...good, 'data:image/png;base64,AAAA'],
    [...bad.filter(url => !url.startsWith('data:image/')), 'data:image', 'data:text/html;image/png,x'],
  );

  test('never resolve to another scheme', () => {
    const base = 'https://shop.example/a/';
    for (const url of good) assert.match(new URL(url, base).protocol, /^(https?|mailto|tel):$/, url);
  });

  test('have at most 2,048 characters, images 32,768', () => {
    assert.equal(link('/'.repeat(2048)), '');
    assert.equal(link('/'.repeat(2049)), 'too-long');
    assert.equal(image('/'.repeat(32_768)), '');
    assert.equal(image('/'.repeat(32_769)), 'too-long');
  });
});

describe('limits', () => {
  test('count characters as people and JSON Schema do, not UTF-16 units', () => {
    assert.equal(promise({ title: '🫖'.repeat(255) }), '');
    assert.equal(promise({ title: '🫖'.repeat(256) }), 'too-long');
    assert.equal(promise({ title: '\ud83e'.repeat(255) }), '');
  });

  test('apply to numbers', () => {
    const pacing = (members: object) => judge({ pacing: members });
    for (const max of [0, 5]) assert.equal(pacing({ max }), '');
    for (const max of [-1, 6, 1.5]) assert.equal(pacing({ max }), 'range');
    for (const max of ['1', {}, true, NaN]) assert.match(pacing({ max }), /type|range/);
    for (const holdout of [0, 0.25, 0.5]) assert.equal(pacing({ holdout }), '');
    for (const holdout of [-0.1, 0.51, 1e9]) assert.equal(pacing({ holdout }), 'range');
    assert.equal(parseMoment({ version: 1, id: 'm', pacing: { holdout: Infinity } }).problems.length, 1);
  });

  test('restrict the recommender’s token to 2 kB as JSON', () => {
    assert.equal(suggestion({ attribution: 'é'.repeat(1023) }), '');
    assert.equal(suggestion({ attribution: 'é'.repeat(1023) + 'e' }), 'too-large');
    for (const attribution of [null, 0, false, '', [], { a: [{ b: null }] }])
      assert.deepEqual(
        parseSuggestions({
          ...{ id: 's', kind: 'care', title: 'Tea', reason: { text: 'Rain', basis: 'general' } },
          attribution,
        }).items[0]?.attribution,
        attribution,
      );
  });
});

describe('rules', () => {
  const evidence = { kept: 1, of: 1, from: '2026-01-01', to: '2026-01-01', source: 'operations' };

  test('a promise that does not hold needs a remedy', () => {
    assert.equal(promise({ state: 'on' }), '');
    assert.equal(promise({ state: 'at-risk' }), 'required');
    assert.equal(promise({ state: 'broken' }), 'required');
    assert.equal(promise({ state: 'broken', remedy: 'Free postage' }), '');
  });

  test('evidence cannot count more kept promises than given ones', () => {
    assert.equal(promise({ evidence }), '');
    assert.equal(promise({ evidence: { ...evidence, kept: 2 } }), 'rule');
    assert.equal(promise({ evidence: { ...evidence, to: '2025-12-31' } }), 'rule');
  });

  test('the prices of a product have one currency', () => {
    const gbp = { currency: 'GBP', value: '1' };
    const eur = { currency: 'EUR', value: '1', per: 'kg' };
    assert.equal(product({ price: gbp, was: gbp, unitPrice: { ...gbp, per: 'kg' } }), '');
    assert.equal(product({ price: gbp, was: eur }), 'rule');
    assert.equal(product({ price: gbp, unitPrice: eur }), 'rule');
    assert.equal(product({ was: gbp, unitPrice: eur }), '');
  });

  const form = (members: object, around: object = {}) =>
    judge({
      ...around,
      feedback: [
        { id: 'f', title: 'Today', questions: [{ id: 'a', type: 'csat', label: 'How was it?' }], ...members },
      ],
    });

  test('a form is about exactly one thing', () => {
    for (const key of ['promise', 'suggestion', 'product', 'order']) {
      assert.equal(form({ about: { [key]: 'x' } }), '');
      assert.equal(form({ about: { [key]: 5.5 } }), 'type,rule');
    }
    assert.equal(form({ about: {} }), 'rule');
    assert.equal(form({ about: { promise: 'x', order: 'y' } }), 'rule');
    assert.equal(form({ about: { weather: 'x' } }), 'rule');
  });

  test('a question depends on an earlier one', () => {
    const after = (question: string) => ({
      id: 'b',
      type: 'text',
      label: 'Why?',
      when: { question, in: [1] },
    });
    const a = { id: 'a', type: 'csat', label: 'How was it?' };
    assert.equal(form({ questions: [a, after('a')] }), '');
    assert.equal(form({ questions: [after('a'), a] }), 'reference');
    assert.equal(form({ questions: [a, after('b')] }), 'reference');
    assert.equal(form({ questions: [{ ...a, type: 'x' }, a, after('a')] }), 'unknown');
  });

  test('a promise that a question names, and a suggestion that a recovery names, must be in the moment', () => {
    const promises = [{ id: 'mend', title: 'We mend it' }];
    const care = { id: 'sorry', kind: 'care', title: 'Sorry', reason: { text: 'Low', basis: 'stated' } };
    const questions = [{ id: 'k', type: 'kept', label: 'Kept?', promise: 'mend' }];
    assert.equal(form({ questions }, { promises }), '');
    assert.equal(form({ questions }), 'reference,required');
    assert.equal(form({ questions }, { promises: [] }), 'reference,required');
    const recovery = { below: 2, suggestion: 'sorry' };
    assert.equal(form({ recovery }, { suggestions: [care] }), '');
    assert.equal(form({ recovery }), 'reference');
    assert.equal(form({ recovery }, { suggestions: [{ ...care, kind: 'offer' }] }), 'reference');
    const { moment } = parseMoment({
      ...{ version: 1, id: 'm' },
      feedback: [
        { id: 'f', title: 'Today', questions: [{ id: 'a', type: 'text', label: 'Why?' }], recovery },
      ],
    });
    assert.equal(moment?.feedback[0]?.recovery, undefined);
    assert.equal(moment?.feedback[0]?.id, 'f');
  });

  test('a reference to an item that was left out is left out too, and only the fault of the item is reported', () => {
    const sorry = { id: 'sorry', kind: 'care', title: 'Sorry' };
    const recovery = { below: 2, suggestion: 'sorry' };
    const kept = { id: 'k', type: 'kept', label: 'Kept?', promise: 'mend' };
    const score = { id: 'a', type: 'csat', label: 'How was it?' };
    const why = { id: 'b', type: 'text', label: 'Why?', when: { question: 'a', in: [1] } };
    const left = (more: object, around: object) => {
      const document = { version: 1, id: 'm', feedback: [{ id: 'f', title: 'Today', ...more }], ...around };
      const { moment, problems } = parseMoment(document);
      return { form: moment?.feedback[0], problems: problems.map(({ path }) => path) };
    };

    const care = left({ questions: [score], recovery }, { suggestions: [sorry] });
    assert.deepEqual(care.problems, ['/suggestions/0/reason']);
    assert.equal(care.form?.recovery, undefined);

    const promise = left({ questions: [kept, score] }, { promises: [{ id: 'mend' }] });
    assert.deepEqual(promise.problems, ['/promises/0/title']);
    assert.deepEqual(
      promise.form?.questions.map(({ id }) => id),
      ['a'],
    );

    const earlier = left({ questions: [{ ...score, label: 7 }, why, { ...score, id: 'c' }] }, {});
    assert.deepEqual(earlier.problems, ['/feedback/0/questions/0/label']);
    assert.deepEqual(
      earlier.form?.questions.map(({ id }) => id),
      ['c'],
    );
  });

  test('a broken rule is reported once for an item parsed alone', () => {
    assert.deepEqual(parsePromises({ id: 'p', title: 'Mend', state: 'broken' }).problems, [
      { code: 'required', path: '/0/remedy', message: 'expected a remedy, got undefined' },
    ]);
  });
});
