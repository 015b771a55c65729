import { durationMs } from '@tillside/core';
import assert from 'node:assert/strict';
import { test } from 'node:test';

test('a duration is the sum of its parts', () => {
  assert.equal(durationMs('PT2H10M'), 7_800_000);
  assert.equal(durationMs('P1W'), 7 * 86_400_000);
  assert.equal(durationMs('P1Y2M3DT4H5M6S'), ((365 + 60 + 3) * 86_400 + 4 * 3600 + 5 * 60 + 6) * 1000);
});

test('a month and a minute are told apart by the T', () => {
  assert.equal(durationMs('P1M'), 30 * 86_400_000);
  assert.equal(durationMs('PT1M'), 60_000);
});

test('an invalid duration has no length', () => {
  for (const text of [undefined, '', 'P', '1 hour', 'PT1.5H', '-P1D', 'P1H'])
    assert.equal(durationMs(text), 0, String(text));
});
