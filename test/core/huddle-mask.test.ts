import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { findPersonalData } from '@tillside/contract';
import { maskPersonalData } from '@tillside/core/huddle';

const masked = (text: string): string => maskPersonalData(text).text;

describe('what people tell is masked', () => {
  for (const [what, text, clear] of [
    ['an e-mail address', 'Write to anna.b+shop@mail.example.org, she said', 'Write to •••, she said'],
    ['an e-mail address in other letters', 'müller@käse.example', '•••'],
    ['an e-mail address that hides its sign', 'anna (at) example.org or anna @ example.org', '••• or •••'],
    ['an e-mail address with a wide sign', 'anna＠example.org', '•••'],
    ['a phone number', 'Call 020 7946 0958 today', 'Call ••• •••• •••• today'],
    ['a phone number with its country', '+49 (0)30 / 123 45-67', '+•• (•)•• / ••• ••-••'],
    [
      'a phone number with no-break spaces',
      '06\u00a012\u00a034\u00a056\u00a078',
      '••\u00a0••\u00a0••\u00a0••\u00a0••',
    ],
    ['Arabic digits', 'رقمها ٠١٧١٢٣٤٥٦٧', 'رقمها ••••••••••'],
    ['Persian digits', '۰۹۱۲ ۳۴۵ ۶۷۸۹', '•••• ••• ••••'],
    ['Devanagari digits', '९८७६५४३२१०', '••••••••••'],
    ['full-width digits', '０９０-１２３４-５６７８', '•••-••••-••••'],
    ['digits with invisible signs between them', '0171\u200b234\u200e5678', '••••\u200b•••\u200e••••'],
    ['a number before an address', '0171 2345 8anna@example.org', '•••• •••• •••'],
    ["a card's number", '4111 1111 1111 1111', '•••• •••• •••• ••••'],
    ["an order's number", 'Order 48213', 'Order •••••'],
  ] as const)
    test(what, () => {
      assert.equal(masked(text), clear);
      assert.ok(maskPersonalData(text).masked.length);
      assert.equal(masked(clear), clear);
    });

  test('and it is told what was, each kind once', () => {
    assert.deepEqual(maskPersonalData('a@b.example, c@d.example, 0171 2345678').masked, ['email', 'number']);
    assert.deepEqual(maskPersonalData('48213').masked, ['number']);
    assert.deepEqual(maskPersonalData('A cup').masked, []);
  });

  test('to what the contract takes, whatever is in it', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'anna@example.org',
        '@',
        '.',
        ' ',
        '-',
        '٣',
        '7',
        '12345',
        '•',
        '\u200b',
        '(at)',
        'x',
        '😀',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), parts => {
        const { text } = maskPersonalData(parts.join(''));
        assert.deepEqual(findPersonalData(text), []);
        assert.equal(masked(text), text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what leads to nobody stays', () => {
  for (const text of [
    'She bought 12 cups for £1,250,000.50 at 10:30',
    'Since 10.03.2026, 2026-03-10 or 3/10/2026, and in 2024–2025 and 2024/2025',
    'Between 2024 and 2025 it was 1 of 4 cups, 20 cm wide',
    'Ask @mill.street, or see mill.example/cups',
    'منذ ٢٠٢٦-٠٣-١٠',
    '',
  ])
    test(JSON.stringify(text), () => {
      assert.deepEqual(maskPersonalData(text), { text, masked: [] });
    });
});

test('a very long text is masked without delay', () => {
  for (const piece of ['7 ', 'a', 'a@', '7', 'a.', '((', '2024-2025-', ' (at', 'a@b.example ']) {
    const text = piece.repeat(20_000);
    const start = performance.now();
    maskPersonalData(text);
    assert.ok(performance.now() - start < 2000, piece);
  }
});
