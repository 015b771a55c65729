import { choose } from '@tillside/core';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const items = (...ids: string[]) => ids.map(id => ({ id }));
const pick = (
  candidates: string[],
  {
    held = [],
    limit = 1,
    isFrozen = false,
    refused = [],
  }: { held?: string[]; limit?: number; isFrozen?: boolean; refused?: string[] } = {},
) =>
  choose(items(...candidates), { held, limit, isFrozen, claim: id => !refused.includes(id) })
    .map(({ id }) => id)
    .join();

test('the best candidates are chosen, up to the limit', () => {
  assert.equal(pick(['a', 'b', 'c']), 'a');
  assert.equal(pick(['a', 'b', 'c'], { limit: 2 }), 'a,b');
});

test('a better rank never evicts what is on screen', () => {
  assert.equal(pick(['new', 'a'], { held: ['a'] }), 'a');
  assert.equal(pick(['new', 'b', 'a'], { held: ['a', 'b'], limit: 2 }), 'a,b');
});

test('an item that is no longer a candidate leaves, and its place is filled', () => {
  assert.equal(pick(['b'], { held: ['a'] }), 'b');
  assert.equal(pick(['c', 'b'], { held: ['a', 'b'], limit: 2 }), 'b,c');
});

test('while frozen nothing new appears, and the place of an item that left stays empty', () => {
  assert.equal(pick(['a', 'b'], { isFrozen: true }), '');
  assert.equal(pick(['new', 'a'], { held: ['a'], limit: 2, isFrozen: true }), 'a');
  assert.equal(pick(['b'], { held: ['a'], isFrozen: true }), '');
});

test('the next candidate takes the place of a refused one', () => {
  assert.equal(pick(['a', 'b'], { refused: ['a'] }), 'b');
});

test('no place is claimed for an item that stays or does not fit', () => {
  const claimed: string[] = [];
  choose(items('a', 'b', 'c'), {
    held: ['a'],
    limit: 2,
    isFrozen: false,
    claim: id => claimed.push(id) > 0,
  });
  assert.deepEqual(claimed, ['b']);
});

test('a product is suggested once, by the suggestion on screen or the best one', () => {
  const of = (id: string, product: string, gtin?: string) => ({
    id,
    product: { id: product, ...(gtin && { gtin }) },
  });
  const [one, same, other] = [of('a', 'cup'), of('b', 'cup'), of('c', 'tray')];
  const options = { held: [], limit: 3, isFrozen: false, claim: () => true };
  const chosen = (candidates: ReturnType<typeof of>[], held: string[] = []) =>
    choose(candidates, { ...options, held }).map(({ id }) => id);
  assert.deepEqual(chosen([one, same, other]), ['a', 'c']);
  assert.deepEqual(chosen([one, same, other], ['b']), ['b', 'c']);
  assert.deepEqual(
    chosen([of('a', 'x', '4006381333931'), of('b', 'y', '04006381333931'), of('c', '04006381333931')]),
    ['a'],
  );
});
