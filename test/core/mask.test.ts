import { maskCardNumbers } from '@tillside/core';
import assert from 'node:assert/strict';
import { test } from 'node:test';

test('a card number is masked except for its last four digits', () => {
  assert.equal(maskCardNumbers('4111111111111111'), '••••••••••••1111');
  assert.equal(maskCardNumbers('my card 378282246310005, thanks'), 'my card •••••••••••0005, thanks');
});

test('a card number with spaces or dashes is masked', () => {
  assert.equal(maskCardNumbers('4111 1111 1111 1111'), '••••••••••••1111');
  assert.equal(maskCardNumbers('4111-1111-1111-1111'), '••••••••••••1111');
});

test('every card number in a text is masked', () => {
  assert.doesNotMatch(maskCardNumbers('4111111111111111 or 5555555555554444'), /411111|555555/);
});

test('digits that fail the Luhn check are left alone', () => {
  for (const text of ['4111111111111112', '0044 20 7946 0958', 'order 1234567890', '12:30 on 10-03-2026'])
    assert.equal(maskCardNumbers(text), text);
});

test('a longer run of digits is not masked', () => {
  const text = '1'.repeat(25);
  assert.equal(maskCardNumbers(text), text);
});

test('a card number is found next to other digits', () => {
  assert.equal(maskCardNumbers('till 7 4111 1111 1111 1111'), 'till 7 ••••••••••••1111');
  assert.equal(maskCardNumbers('4111 1111 1111 1111 123'), '••••••••••••1111 123');
  assert.equal(maskCardNumbers('4111111111111111 12/27'), '••••••••••••1111 12/27');
});

test('a long text of digits is masked without delay', () => {
  const text = '1 '.repeat(1000);
  const start = performance.now();
  maskCardNumbers(text);
  assert.ok(performance.now() - start < 1000);
});
