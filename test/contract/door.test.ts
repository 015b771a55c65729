import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseMoment, type Product } from '@tillside/contract';
import { zodMoment } from './judges.js';

const offer = { id: 'o', kind: 'offer', title: 'Tea', reason: { text: 'It rains', basis: 'general' } };
const visit = { id: 'f', title: 'Today', questions: [{ id: 'q', type: 'csat', label: 'How was it?' }] };
const read = (members: object) => {
  const document = { version: 1, id: 'm', ...members };
  const { moment, problems } = parseMoment(document);
  const advice = problems.every(({ code }) => code === 'misspelt' || code === 'entity');
  assert.equal(zodMoment(document).rules, advice, JSON.stringify(problems));
  return { moment, codes: problems.map(({ code, path }) => `${code} ${path}`), problems };
};
/** Parses a product in a suggestion: which members are used, and which problems are reported. */
const productOf = (product: object): [Product | undefined, string[]] => {
  const { moment, codes } = read({ suggestions: [{ ...offer, kind: 'product', product }] });
  assert.equal(moment?.suggestions.length, 1, 'the suggestion stays');
  return [moment.suggestions[0]?.product, codes.map(code => code.replace('/suggestions/0/product', ''))];
};
const price = (value: unknown, currency = 'EUR'): string | undefined =>
  productOf({ id: 'p', name: 'Tea', price: { currency, value } })[0]?.price?.value;

describe('a product as shops export it', () => {
  test('can have null or an empty text in place of a missing member', () => {
    const bare = { id: 1072481059, name: 'Snowboard 151', gtin: null, was: null, image: null, href: '' };
    assert.deepEqual(productOf({ ...bare, price: { currency: 'USD', value: '410.00' } }), [
      { id: '1072481059', name: 'Snowboard 151', price: { currency: 'USD', value: '410.00' } },
      [],
    ]);
  });

  test('loses only an invalid barcode', () => {
    assert.deepEqual(productOf({ id: '808950810', gtin: '1234_pink', name: 'Player' }), [
      { id: '808950810', name: 'Player' },
      ['format /gtin'],
    ]);
  });

  test('loses only an empty earlier price', () => {
    const was = { currency: 'USD', value: '' };
    const [product, codes] = productOf({
      id: '60',
      name: 'Beanie',
      price: { currency: 'USD', value: '2' },
      was,
    });
    assert.deepEqual(product, { id: '60', name: 'Beanie', price: { currency: 'USD', value: '2' } });
    assert.deepEqual(codes, ['format /was/value']);
  });

  test('can have a picture that is only a URL, or has no size', () => {
    const image = (image: unknown) => productOf({ id: 'p', name: 'Vest', image });
    const src = 'https://example.com/vest.jpg';
    assert.deepEqual(image(src), [{ id: 'p', name: 'Vest', image: { src } }, []]);
    assert.deepEqual(image({ src, alt: 'A vest' })[0]?.image, { src, alt: 'A vest' });
    assert.deepEqual(image({ src, alt: '', width: 0, height: 0 }), [
      { id: 'p', name: 'Vest', image: { src, width: 0, height: 0 } },
      [],
    ]);
    assert.deepEqual(image('javascript:alert(1)')[1], ['url /image/src']);
  });

  test('can have amounts as numbers, which become the shortest decimal', () => {
    const values = [100, 12.5, 0.1 + 0.2, 0.0042, 1e-7, -3, 0];
    assert.deepEqual(
      values.map(value => price(value)),
      ['100', '12.5', '0.3', '0.0042', '0.0000001', '-3', '0'],
    );
    for (const value of [NaN, Infinity, 1e21, '1e3', '1,299', '12,50', '', [], true])
      assert.equal(price(value), undefined, String(value));
  });

  test('keeps the decimals of a price without superfluous zeros', () => {
    const values = ['1.799', '0.0042', '12.50', '410.00', '38.0000000', '1.7990', '100'];
    assert.deepEqual(
      values.map(value => price(value)),
      ['1.799', '0.0042', '12.50', '410.00', '38', '1.799', '100'],
    );
  });

  test('can have its currency in lower case', () => {
    const [product, codes] = productOf({ id: 'p', name: 'Tea', price: { currency: 'pln', value: '1' } });
    assert.deepEqual([product?.price?.currency, codes], ['PLN', []]);
  });

  test('can have its availability in any of schema.org’s spellings', () => {
    const of = (availability: unknown) => productOf({ id: 'p', name: 'Tea', availability });
    for (const word of ['InStock', 'IN_STOCK', 'in stock', 'in-stock', 'https://schema.org/InStock'])
      assert.deepEqual(of(word), [{ id: 'p', name: 'Tea', availability: 'InStock' }, []], word);
    for (const [word, known] of [
      ['http://schema.org/OutOfStock', 'OutOfStock'],
      ['sold out', 'SoldOut'],
      ['DISCONTINUED', 'Discontinued'],
      ['preorder', 'PreOrder'],
      ['backorder', 'BackOrder'],
    ])
      assert.equal(of(word)[0]?.availability, known, word);
    assert.deepEqual(of('perhaps'), [{ id: 'p', name: 'Tea' }, ['unknown /availability']]);
    assert.deepEqual(of(true), [{ id: 'p', name: 'Tea' }, ['type /availability']]);
  });

  test('has a URL only if that has a scheme, or is a path', () => {
    const href = (href: string) => productOf({ id: 'p', name: 'Tea', href })[0]?.href;
    assert.equal(href(' HTTPS://example.com/x '), 'HTTPS://example.com/x');
    assert.equal(href('/tea?cup=1'), '/tea?cup=1');
    for (const bare of ['www.example.com/x', 'example.com/x', 'example.com'])
      assert.equal(href(bare), undefined, bare);
  });

  test('can have a title of up to 255 characters', () => {
    const title = 'x'.repeat(255);
    assert.equal(read({ suggestions: [{ ...offer, title }] }).moment?.suggestions[0]?.title, title);
  });
});

describe('a member that restricts an item', () => {
  const restrictions: [name: string, wrong: unknown][] = [
    ['audience', 'staff'],
    ['for', ['loyal', 'best']],
    ['for', 'loyal'],
    ['when', { lacks: 'cup' }],
    ['when', { minTotal: { value: '20' } }],
    ['when', 'always'],
    ['validUntil', 'tomorrow'],
  ];

  test('makes the whole item invalid if it is wrong', () => {
    for (const [name, wrong] of [...restrictions, ['reason', { text: 'x', basis: 'guess' }]] as const) {
      const { moment, codes } = read({ suggestions: [{ ...offer, [name]: wrong }] });
      assert.deepEqual(moment?.suggestions, [], name);
      assert.equal(codes.length, 1, name);
    }
    for (const [name, wrong] of [
      ['state', 'fine'],
      ['validFrom', 'soon'],
    ] as const)
      assert.deepEqual(
        read({ promises: [{ id: 'p', title: 'We mend', [name]: wrong }] }).moment?.promises,
        [],
      );
  });

  test('counts as missing if it is null, and as wrong if it is empty', () => {
    for (const [name] of restrictions) {
      assert.equal(read({ suggestions: [{ ...offer, [name]: null }] }).moment?.suggestions.length, 1, name);
      assert.equal(read({ suggestions: [{ ...offer, [name]: '' }] }).moment?.suggestions.length, 0, name);
    }
  });

  test('makes a question invalid if its condition is wrong', () => {
    const why = { id: 'why', type: 'text', label: 'Why?' };
    const questions = (when: unknown) =>
      read({ feedback: [{ ...visit, questions: [...visit.questions, { ...why, when }] }] }).moment
        ?.feedback[0]?.questions.length;
    assert.equal(questions({ question: 'q', in: [1] }), 2);
    assert.equal(questions({ question: 'q', in: [{}] }), 1);
    assert.equal(questions(''), 1);
  });
});

describe('the moment itself', () => {
  test('counts as paying if its phase is wrong, and as a return if its mode is', () => {
    const { moment, codes } = read({ phase: 'checkout', mode: 'refund', customer: { ref: 'anna' } });
    assert.deepEqual([moment?.phase, moment?.mode, moment?.customer], ['paying', 'return', { ref: 'anna' }]);
    assert.deepEqual(codes, ['unknown /phase', 'unknown /mode']);
    assert.equal(read({ phase: null, mode: '' }).moment?.phase, 'open');
  });

  test('keeps its customer without invalid consents', () => {
    const customer = { ref: 4711, stage: 'best', consents: 'history' };
    const { moment, codes } = read({ customer });
    assert.deepEqual(moment?.customer, { ref: '4711' });
    assert.deepEqual(codes, ['unknown /customer/stage', 'type /customer/consents']);
  });

  test('can begin with a byte order mark', () => {
    assert.equal(parseMoment('\ufeff{"version":1,"id":"m"}').moment?.id, 'm');
  });

  test('reports all faults of an item at once', () => {
    const bad = { ...offer, title: '', ask: 7, detail: [], accept: 'yes', validUntil: 'now' };
    assert.deepEqual(read({ suggestions: [bad] }).codes, [
      'format /suggestions/0/title',
      'type /suggestions/0/ask',
      'type /suggestions/0/detail',
      'type /suggestions/0/accept',
      'format /suggestions/0/validUntil',
    ]);
  });
});

describe('the basket', () => {
  const items = (items: unknown[], more: object = {}) => read({ basket: { items, ...more } });

  test('keeps the id of a line whatever else is wrong with it', () => {
    const { moment, codes } = items([{ id: 7, gtin: 'none', quantity: 'two' }]);
    assert.deepEqual(moment?.basket?.items, [{ id: '7' }]);
    assert.deepEqual(codes, ['format /basket/items/0/gtin', 'type /basket/items/0/quantity']);
  });

  test('can have negative quantities for returned products', () => {
    assert.deepEqual(items([{ id: 'cup', quantity: -1 }]).codes, []);
  });

  test('keeps its lines if its total is wrong', () => {
    const { moment, codes } = items([{ id: 'cup' }], { total: { value: '12' } });
    assert.deepEqual(moment?.basket, { items: [{ id: 'cup' }] });
    assert.deepEqual(codes, ['required /basket/total/currency']);
  });

  test('can have more than 500 lines, which are kept and reported', () => {
    const { moment, codes } = items(Array.from({ length: 800 }, (_, at) => ({ id: at })));
    assert.equal(moment?.basket?.items.at(-1)?.id, '799');
    assert.deepEqual(codes, ['too-many /basket/items']);
  });
});

describe('advice', () => {
  test('names a member that is probably misspelt', () => {
    for (const [name, meant] of [
      ['sugestions', 'suggestions'],
      ['phaze', 'phase'],
      ['promisses', 'promises'],
      ['as_of', 'asOf'],
      ['baskte', 'basket'],
    ]) {
      const { moment, problems } = read({ [name!]: 'x' });
      assert.equal(moment?.id, 'm');
      assert.deepEqual(problems, [
        {
          code: 'misspelt',
          path: `/${name}`,
          message: `expected "${meant}", got "${name}", which is probably misspelt`,
        },
      ]);
    }
    const nested = read({ promises: [{ id: 'p', title: 'We mend', vaildUntil: '2026-01-01' }] });
    assert.deepEqual(nested.codes, ['misspelt /promises/0/vaildUntil']);
  });

  test('is not given for other unknown members, or for one next to the correct one', () => {
    const document = { huddle: {}, items: [], data: 1, url: '/', modes: [], mode: 'sale' };
    assert.deepEqual(read(document).codes, []);
  });

  test('reports HTML entities in texts, which stay as they are', () => {
    for (const title of ['Tea &amp; Cake', 'Caf&#233;', 'It&#x27;s tea']) {
      const { moment, codes } = read({ promises: [{ id: 'p', title }] });
      assert.deepEqual([moment?.promises[0]?.title, codes], [title, ['entity /promises/0/title']]);
    }
    for (const title of ['Tea & Cake; more', 'R&D;', 'Q&A'])
      assert.deepEqual(read({ promises: [{ id: 'p', title }] }).codes, [], title);
  });
});

describe('conditions that are always or never true', () => {
  const form = (members: object) => read({ feedback: [{ ...visit, ...members }] });
  const after = (type: object, values: unknown[]) =>
    form({
      questions: [
        { id: 'q', label: 'How?', ...type },
        { id: 'why', type: 'text', label: 'Why?', when: { question: 'q', in: values } },
      ],
    }).codes.map(code => code.replace('/feedback/0/questions/1/when', ''));

  test('are reported if a question cannot have that answer', () => {
    assert.deepEqual(after({ type: 'csat' }, ['1', 1, 6, true]), [
      'ineffective /in/0',
      'ineffective /in/2',
      'ineffective /in/3',
    ]);
    assert.deepEqual(after({ type: 'nps' }, [0, 10]), []);
    assert.deepEqual(after({ type: 'text' }, ['rain', 1]), ['ineffective /in/1']);
    assert.deepEqual(after({ type: 'choice', options: [{ id: 'a', label: 'A' }] }, ['a', 'A']), [
      'ineffective /in/1',
    ]);
    assert.deepEqual(after({ type: 'consent', purpose: 'news', text: 'News' }, [true, 'yes']), [
      'ineffective /in/1',
    ]);
  });

  test('are reported for a threshold outside a scale of the form', () => {
    const followUp = { label: 'Shall we call?', within: 'P1D' };
    const questions = [...visit.questions, { id: 'n', type: 'nps', label: 'Recommend?' }];
    assert.deepEqual(form({ followUp: { ...followUp, below: 2 } }).codes, []);
    assert.deepEqual(form({ followUp: { ...followUp, below: 5 } }).codes, [
      'ineffective /feedback/0/followUp/below',
    ]);
    assert.deepEqual(form({ questions, followUp: { ...followUp, below: 6 } }).codes, [
      'ineffective /feedback/0/followUp/below',
    ]);
    assert.deepEqual(form({ questions, followUp }).codes, [], 'each scale has its own low scores');
    assert.equal(form({ followUp: { ...followUp, below: 5 } }).moment?.feedback[0]?.followUp?.below, 5);
  });

  test('a contact cannot be required', () => {
    const contact = { id: 'c', type: 'contact', label: 'Where?', channel: 'email', text: 'You may write.' };
    const { moment, codes } = form({ questions: [{ ...contact, required: true }] });
    assert.deepEqual(codes, ['rule /feedback/0/questions/0/required']);
    assert.deepEqual(moment?.feedback[0]?.questions, [contact]);
    assert.deepEqual(form({ questions: [{ ...contact, required: false }] }).codes, []);
  });
});
