import { maskCardNumbers } from '@tillside/core';
import assert from 'node:assert/strict';
import { test } from 'node:test';

test('a card number is masked but for its last four digits', () => {
  assert.equal(maskCardNumbers('4111111111111111'), '••••••••••••1111');
  assert.equal(maskCardNumbers('my card 378282246310005, thanks'), 'my card •••••••••••0005, thanks');
});

test('it is known with spaces and dashes, as people write it', () => {
  assert.equal(maskCardNumbers('4111 1111 1111 1111'), '••••••••••••1111');
  assert.equal(maskCardNumbers('4111-1111-1111-1111'), '••••••••••••1111');
});

test('every one of several is masked', () => {
  assert.doesNotMatch(maskCardNumbers('4111111111111111 or 5555555555554444'), /411111|555555/);
});

test('digits that do not pass the check are left alone', () => {
  for (const text of ['4111111111111112', '0044 20 7946 0958', 'order 1234567890', '12:30 on 10-03-2026'])
    assert.equal(maskCardNumbers(text), text);
});

test('a longer run of digits is no card number', () => {
  const text = '1'.repeat(25);
  assert.equal(maskCardNumbers(text), text);
});

test('other digits beside it do not hide it', () => {
  assert.equal(maskCardNumbers('till 7 4111 1111 1111 1111'), 'till 7 ••••••••••••1111');
  assert.equal(maskCardNumbers('4111 1111 1111 1111 123'), '••••••••••••1111 123');
  assert.equal(maskCardNumbers('4111111111111111 12/27'), '••••••••••••1111 12/27');
});

test('a long text of digits takes no time', () => {
  const text = '1 '.repeat(1000);
  const start = performance.now();
  maskCardNumbers(text);
  assert.ok(performance.now() - start < 1000);
});
