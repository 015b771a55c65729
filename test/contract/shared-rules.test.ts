import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isConsentGiven, scaleOf, scales, staffFields, withoutStaffFields } from '@tillside/contract';
import { schemas } from './judges.js';

interface Member {
  description?: string;
}
const { Suggestion, ShopPromise } = schemas.moment.$defs as Record<
  string,
  { properties: Record<string, Member> }
>;

describe('staff fields', () => {
  test('are exactly the members that the schema describes as for associates', () => {
    const described = [ShopPromise, Suggestion].flatMap(schema =>
      Object.entries(schema?.properties ?? {})
        .filter(([, { description }]) => description?.startsWith('For associates'))
        .map(([name]) => name),
    );
    assert.deepEqual(described.sort(), [...staffFields].sort());
  });

  test('are left out of a copy, while the item itself keeps them', () => {
    const item = { id: 's', title: 'A teacup', ...Object.fromEntries(staffFields.map(name => [name, 'x'])) };
    assert.deepEqual(withoutStaffFields(item), { id: 's', title: 'A teacup' });
    assert.equal(Object.keys(item).length, 2 + staffFields.length);
  });
});

describe('scales', () => {
  test('CSAT runs from 1 to 5, NPS from 0 to 10, CES from 1 to 7, and no other question has one', () => {
    const ends = Object.entries(scales).map(([type, { min, max }]) => [type, min, max]);
    assert.deepEqual(ends, [
      ['csat', 1, 5],
      ['nps', 0, 10],
      ['ces', 1, 7],
    ]);
    for (const type of ['text', 'kept', 'constructor', '']) assert.equal(scaleOf(type), undefined, type);
  });

  test('low and high scores never overlap and stay on the scale', () => {
    for (const { min, max, low, high } of Object.values(scales))
      assert.ok(min <= low && low < high && high <= max);
  });
});

test('history and social data need their own consent, every other basis needs none', () => {
  for (const basis of ['general', 'basket', 'stated']) assert.ok(isConsentGiven(basis), basis);
  for (const basis of ['history', 'social'] as const) {
    assert.ok(!isConsentGiven(basis));
    assert.ok(!isConsentGiven(basis, [basis === 'history' ? 'social' : 'history']));
    assert.ok(isConsentGiven(basis, [basis]));
  }
});
