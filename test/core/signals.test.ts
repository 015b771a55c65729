import type { SignalName } from '@tillside/contract';
import { makeSignal, type SignalContext, uuid } from '@tillside/core';
import Ajv2020 from 'ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { everyData } from '../helpers/every-signal.js';
import { momentOf, noon } from '../helpers/moments.js';

const schema: unknown = JSON.parse(readFileSync('packages/contract/schemas/signal.schema.json', 'utf8'));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const validate = ajv.compile(schema as object);
const isValid = (signal: unknown) => {
  assert.ok(validate(signal), ajv.errorsText(validate.errors));
};

const context = (more: Partial<SignalContext> = {}): SignalContext => ({
  moment: momentOf(),
  surface: 'customer',
  source: 'https://damson.example',
  locale: 'en-GB',
  now: noon,
  ...more,
});
describe('every signal', () => {
  for (const name of Object.keys(everyData) as SignalName[])
    test(`${name} is a CloudEvents 1.0 event that is valid by the JSON Schema`, () => {
      isValid(makeSignal(name, 'subject/id', everyData[name] as never, context()));
    });

  test('the schema rejects anything else', () => {
    const signal = makeSignal('promise.shown', 'promise/p', { promise: 'p' }, context());
    for (const wrong of [
      { ...signal, type: 'dev.tillside.promise.hidden' },
      { ...signal, id: '7' },
      { ...signal, specversion: '0.3' },
      { ...signal, data: { ...signal.data, surface: 'wall' } },
      { ...signal, data: { moment: 'm', surface: 'customer' } },
    ])
      assert.ok(!validate(wrong), JSON.stringify(wrong));
  });
});

test('a signal says when and where it happened', () => {
  const signal = makeSignal('promise.shown', 'promise/p', { promise: 'p' }, context());
  assert.equal(signal.time, '2026-03-10T12:00:00.000Z');
  assert.equal(signal.source, 'https://damson.example');
  assert.equal(signal.type, 'dev.tillside.promise.shown');
  assert.equal(signal.subject, 'promise/p');
  assert.deepEqual(signal.data, { moment: 'm-1', surface: 'customer', locale: 'en-GB', promise: 'p' });
});

test('a signal names the mode unless it is a sale, and the ref if there is one', () => {
  const moment = momentOf({ mode: 'training', customer: { ref: 'anna' } });
  const { data } = makeSignal('promise.shown', 'promise/p', { promise: 'p' }, context({ moment }));
  assert.equal(data.mode, 'training');
  assert.equal(data.ref, 'anna');
});

test("a recommender's token is echoed unchanged", () => {
  const attribution = { token: 'x', n: [1, null] };
  const signal = makeSignal(
    'suggestion.accepted',
    'suggestion/s',
    { ...everyData['suggestion.accepted'], attribution },
    context(),
  );
  assert.deepEqual(signal.data.attribution, attribution);
});

describe('ids', () => {
  const v4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

  test('are distinct version 4 UUIDs', () => {
    const ids = Array.from({ length: 500 }, uuid);
    for (const id of ids) assert.match(id, v4);
    assert.equal(new Set(ids).size, 500);
  });

  test('are made without randomUUID, which is missing on plain http', () => {
    const own = Object.getOwnPropertyDescriptor(crypto, 'randomUUID');
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      assert.match(uuid(), v4);
    } finally {
      if (own) Object.defineProperty(crypto, 'randomUUID', own);
      else Reflect.deleteProperty(crypto, 'randomUUID');
    }
  });
});
