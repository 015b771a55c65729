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

test('the best first, up to the limit', () => {
  assert.equal(pick(['a', 'b', 'c']), 'a');
  assert.equal(pick(['a', 'b', 'c'], { limit: 2 }), 'a,b');
});

test('a better rank never evicts what is on screen', () => {
  assert.equal(pick(['new', 'a'], { held: ['a'] }), 'a');
  assert.equal(pick(['new', 'b', 'a'], { held: ['a', 'b'], limit: 2 }), 'a,b');
});

test('what is no candidate any more leaves, and its place is filled', () => {
  assert.equal(pick(['b'], { held: ['a'] }), 'b');
  assert.equal(pick(['c', 'b'], { held: ['a', 'b'], limit: 2 }), 'b,c');
});

test('while frozen nothing new comes, and what left leaves its place', () => {
  assert.equal(pick(['a', 'b'], { isFrozen: true }), '');
  assert.equal(pick(['new', 'a'], { held: ['a'], limit: 2, isFrozen: true }), 'a');
  assert.equal(pick(['b'], { held: ['a'], isFrozen: true }), '');
});

test('a refused candidate lets the next one come', () => {
  assert.equal(pick(['a', 'b'], { refused: ['a'] }), 'b');
});

test('no place is taken for what stays or does not fit', () => {
  const claimed: string[] = [];
  choose(items('a', 'b', 'c'), {
    held: ['a'],
    limit: 2,
    isFrozen: false,
    claim: id => claimed.push(id) > 0,
  });
  assert.deepEqual(claimed, ['b']);
});
