import type { SignalData, SignalName } from '@tillside/contract';
import { makeSignal, type SignalContext, uuid } from '@tillside/core';
import Ajv2020 from 'ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
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
const suggestion = { suggestion: 's', kind: 'product', basis: 'general' } as const;
const feedback = { form: 'f', response: uuid() };
const answered = { ...feedback, question: 'q', answer: 4, revision: 1, type: 'csat', ms: 900 } as const;

const all: { [N in SignalName]: SignalData[N] } = {
  'promise.shown': { promise: 'p' },
  'promise.opened': { promise: 'p' },
  'suggestion.shown': suggestion,
  'suggestion.asked': suggestion,
  'suggestion.accepted': { ...suggestion, attribution: { token: 'x', n: [1, null] } },
  'suggestion.declined': { ...suggestion, reason: 'hurry' },
  'suggestion.replaced': { ...suggestion, instead: 'card' },
  'suggestion.expired': suggestion,
  'suggestion.failed': suggestion,
  'suggestion.withheld': suggestion,
  'feedback.started': feedback,
  'feedback.answered': { ...answered, scale: [1, 5], direction: 'ltr' },
  'feedback.submitted': { ...feedback, about: { order: '17' } },
  'feedback.abandoned': feedback,
  'feedback.followup': { ...feedback, within: 'PT2M' },
  'feedback.recovery': { ...feedback, suggestion: 's' },
  'moment.completed': { order: '17', total: { currency: 'GBP', value: '12.50' }, lines: 3 },
  'moment.voided': {},
  'moment.returned': { order: '17' },
  'customer.forgotten': { ref: 'anna' },
  'outbox.dropped': { counts: { 'dev.tillside.promise.shown': 3 }, why: 'full' },
};

describe('every signal', () => {
  for (const name of Object.keys(all) as SignalName[])
    test(`${name} is a CloudEvents 1.0 event as the JSON Schema has it`, () => {
      isValid(makeSignal(name, 'subject/id', all[name] as never, context()));
    });

  test('the schema refuses what is none', () => {
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

test('the mode is named unless it is a sale, the ref where there is one', () => {
  const moment = momentOf({ mode: 'training', customer: { ref: 'anna' } });
  const { data } = makeSignal('promise.shown', 'promise/p', { promise: 'p' }, context({ moment }));
  assert.equal(data.mode, 'training');
  assert.equal(data.ref, 'anna');
});

test("a recommender's token is echoed unchanged", () => {
  const attribution = { token: 'x', n: [1, null] };
  const signal = makeSignal('suggestion.accepted', 'suggestion/s', { ...suggestion, attribution }, context());
  assert.deepEqual(signal.data.attribution, attribution);
});

describe('ids', () => {
  const v4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

  test('are version 4 UUIDs, each another', () => {
    const ids = Array.from({ length: 500 }, uuid);
    for (const id of ids) assert.match(id, v4);
    assert.equal(new Set(ids).size, 500);
  });

  test('are made without randomUUID, as on a plain http host', () => {
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
