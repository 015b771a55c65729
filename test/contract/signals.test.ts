import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkSignal, type Signal } from '@tillside/contract';
import { ajvSignal, zodSignal } from './judges.js';

const forgotten = {
  specversion: '1.0',
  id: '5f0c3a52-0d6c-4f0e-9d0a-4c7f3d6d2b11',
  source: 'https://damson.example/',
  type: 'dev.tillside.customer.forgotten',
  time: '2026-03-02T10:00:00Z',
  subject: 'customer',
  datacontenttype: 'application/json',
  dataschema: 'https://tillside.dev/schemas/1/signal.json',
  data: { moment: 'm-1', surface: 'customer', ref: 'anna' },
};
const verdicts = (signal: unknown) => [ajvSignal(signal), zodSignal(signal).rules];

test('the signal of a forgotten customer needs a ref', () => {
  assert.deepEqual(verdicts(forgotten), [true, true]);
  for (const ref of [undefined, null, '', 7, 'r'.repeat(129)]) {
    const signal: unknown = JSON.parse(JSON.stringify({ ...forgotten, data: { ...forgotten.data, ref } }));
    assert.deepEqual(verdicts(signal), [false, false], String(ref));
  }
});

test('the signals of version 0.2 are as valid as they were', () => {
  const signals = JSON.parse(readFileSync('test/fixtures/signals/0.2.json', 'utf8')) as Signal[];
  assert.equal(signals.length, 21);
  for (const signal of signals) {
    assert.deepEqual(verdicts(signal), [true, true], signal.type);
    assert.deepEqual(checkSignal(signal), { signal, problems: [] });
  }
});

test('an assigned moment names its arm, and may say the share that is withheld', () => {
  const assigned = (data: object) => ({
    ...forgotten,
    type: 'dev.tillside.suggestion.assigned',
    data: { moment: 'm-1', surface: 'customer', ...data },
  });
  for (const data of [{ arm: 'offered' }, { arm: 'withheld', holdout: 0.5 }, { arm: 'offered', holdout: 0 }])
    assert.deepEqual(verdicts(assigned(data)), [true, true]);
  for (const data of [
    {},
    { arm: 'both' },
    { arm: 'offered', holdout: 0.6 },
    { arm: 'offered', holdout: '0.1' },
  ])
    assert.deepEqual(verdicts(assigned(data)), [false, false]);
});
