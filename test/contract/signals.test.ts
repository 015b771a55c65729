import assert from 'node:assert/strict';
import { test } from 'node:test';
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

test('a customer who wants to be forgotten is named', () => {
  assert.deepEqual(verdicts(forgotten), [true, true]);
  for (const ref of [undefined, null, '', 7, 'r'.repeat(129)]) {
    const signal: unknown = JSON.parse(JSON.stringify({ ...forgotten, data: { ...forgotten.data, ref } }));
    assert.deepEqual(verdicts(signal), [false, false], String(ref));
  }
});
