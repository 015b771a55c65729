import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkHuddleSignal } from '@tillside/contract';
import { makeSignal } from '@tillside/core';
import { makeHuddleSignal } from '@tillside/core/huddle';
import { everyHuddleSignal } from '../helpers/every-huddle-signal.js';
import { momentOf, noon } from '../helpers/moments.js';

const context = { huddle: { id: 'mill-street' }, source: 'https://damson.example', now: noon };

describe('every signal of a huddle', () => {
  for (const signal of everyHuddleSignal())
    test(`${signal.type.replace('dev.tillside.', '')} is one by the contract`, () => {
      assert.deepEqual(checkHuddleSignal(signal), { signal, problems: [] });
    });
});

test('a signal of a huddle has the same attributes around its data as one of a moment', () => {
  const ofHuddle = makeHuddleSignal('result.shown', 'result/returns', { result: 'returns' }, context);
  const ofMoment = makeSignal(
    'promise.shown',
    'result/returns',
    { promise: 'p' },
    { moment: momentOf(), surface: 'associate', source: context.source, now: noon },
  );
  assert.deepEqual(Object.keys(ofHuddle), Object.keys(ofMoment));
  const { id, type, dataschema, data, ...around } = ofHuddle;
  assert.partialDeepStrictEqual(ofMoment, around);
  assert.notEqual(id, ofMoment.id);
  assert.equal(type, 'dev.tillside.result.shown');
  assert.equal(dataschema, 'https://tillside.dev/schemas/1/huddle-signal.json');
});

test('a signal of a huddle names the team if there is one, and a person only if they said who they are', () => {
  const dataWith = (more: object) =>
    makeHuddleSignal('news.told', 'news/flour', { news: 'flour' }, { ...context, ...more }).data;
  assert.deepEqual(dataWith({}), { huddle: 'mill-street', news: 'flour' });
  for (const by of [undefined, null, '']) assert.deepEqual(dataWith({ by }), dataWith({}));
  assert.deepEqual(dataWith({ by: 'Mara', huddle: { id: 'h', team: { id: 't', name: 'Team' } } }), {
    huddle: 'h',
    team: 't',
    by: 'Mara',
    news: 'flour',
  });
});
