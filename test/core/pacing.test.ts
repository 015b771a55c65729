import { Pacing, type TextStore } from '@tillside/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { momentOf, noon } from '../helpers/moments.js';

const hour = 3_600_000;

class Store implements TextStore {
  readonly rows = new Map<string, string>();
  getItem(key: string): string | null {
    return this.rows.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.rows.set(key, value);
  }
}

/** Suggestions shown and seen one after the other; those that came. */
const show = (pacing: Pacing, moment: ReturnType<typeof momentOf>, ...ids: string[]) =>
  ids.filter(id => {
    const came = pacing.claim(moment, id);
    if (came) pacing.offer(moment, id);
    return came;
  });

describe('the most in a moment', () => {
  test('one suggestion is offered unless the moment says otherwise', () => {
    assert.deepEqual(show(new Pacing(), momentOf(), 'a', 'b'), ['a']);
  });

  test('`max` says how many', () => {
    assert.deepEqual(show(new Pacing(), momentOf({ pacing: { max: 2 } }), 'a', 'b', 'c'), ['a', 'b']);
    assert.deepEqual(show(new Pacing(), momentOf({ pacing: { max: 0 } }), 'a'), []);
  });

  test('what was offered may come again, as it has its place', () => {
    const pacing = new Pacing();
    show(pacing, momentOf(), 'a');
    assert.ok(pacing.mayOffer(momentOf(), 'a'));
  });

  test('a decline uses one up', () => {
    const pacing = new Pacing();
    show(pacing, momentOf(), 'a');
    pacing.decide(momentOf(), 'a', true);
    assert.deepEqual(show(pacing, momentOf(), 'a', 'b'), []);
  });

  test('a place that was taken and never seen is given back', () => {
    const pacing = new Pacing();
    assert.ok(pacing.claim(momentOf(), 'a'));
    assert.ok(!pacing.mayOffer(momentOf(), 'b'));
    pacing.release(momentOf(), 'a');
    assert.ok(pacing.mayOffer(momentOf(), 'b'));
  });

  test('another moment has its own places', () => {
    const pacing = new Pacing();
    show(pacing, momentOf(), 'a');
    assert.deepEqual(show(pacing, momentOf({ id: 'm-2' }), 'b'), ['b']);
  });

  test('a moment whose id begins like another’s is another one', () => {
    const pacing = new Pacing();
    show(pacing, momentOf({ id: 'm-1' }), 'a');
    assert.ok(pacing.mayOffer(momentOf({ id: 'm' }), 'b'));
    show(pacing, momentOf({ id: 'm' }), 'b');
    assert.ok(pacing.mayOffer(momentOf({ id: 'm-10' }), 'c'));
  });
});

describe('rest', () => {
  const rested = (ref?: string) => momentOf({ pacing: { rest: 'P1D' }, ...(ref && { customer: { ref } }) });
  const next = (ref?: string) => ({ ...rested(ref), id: 'm-2' });

  test('a decline holds for that long beyond the moment, for the same customer', () => {
    let now = noon;
    const pacing = new Pacing(new Store(), () => now);
    pacing.decide(rested('anna'), 'a', true);
    now += 24 * hour - 1;
    assert.ok(!pacing.mayOffer(next('anna'), 'a'));
    assert.ok(pacing.mayOffer(next('anna'), 'b'));
    now += 1;
    assert.ok(pacing.mayOffer(next('anna'), 'a'));
  });

  test('it is nobody else’s', () => {
    const pacing = new Pacing();
    pacing.decide(rested('anna'), 'a', true);
    assert.ok(pacing.mayOffer(next('ben'), 'a'));
    assert.ok(pacing.mayOffer(next(), 'a'));
  });

  test('without a `ref` a decline ends with its moment', () => {
    const pacing = new Pacing();
    pacing.decide(rested(), 'a', true);
    assert.ok(!pacing.mayOffer(rested(), 'a'));
    assert.ok(pacing.mayOffer(next(), 'a'));
  });

  test('what rests for a customer is erased with them, and nothing else', () => {
    const store = new Store();
    const pacing = new Pacing(store);
    pacing.decide(rested('anna'), 'a', true);
    pacing.decide(rested('ben'), 'a', true);
    pacing.forget('anna');
    assert.ok(!JSON.stringify([...store.rows]).includes('anna'));
    assert.ok(new Pacing(store).mayOffer(next('anna'), 'a'));
    assert.ok(!new Pacing(store).mayOffer(next('ben'), 'a'));
  });

  test('an acceptance does not rest', () => {
    const pacing = new Pacing();
    pacing.decide(rested('anna'), 'a');
    assert.ok(pacing.mayOffer(next('anna'), 'a'));
  });
});

describe('the store', () => {
  test('what is remembered survives navigation', () => {
    const store = new Store();
    show(new Pacing(store), momentOf(), 'a');
    assert.ok(!new Pacing(store).mayOffer(momentOf(), 'b'));
  });

  test('what another tab wrote counts at once', () => {
    const store = new Store();
    const here = new Pacing(store);
    assert.ok(here.mayOffer(momentOf(), 'b'));
    show(new Pacing(store), momentOf(), 'a');
    assert.ok(!here.mayOffer(momentOf(), 'b'));
  });

  test('two tabs that write in turn lose nothing of each other', () => {
    const store = new Store();
    const [one, two] = [new Pacing(store), new Pacing(store)];
    const moment = momentOf({ pacing: { max: 5 } });
    one.decide(moment, 'a', true);
    two.decide(moment, 'b', true);
    one.decide(moment, 'c', true);
    for (const id of ['a', 'b', 'c']) assert.ok(!new Pacing(store).mayOffer(moment, id), id);
  });

  test('a store that refuses costs only the memory beyond the page', () => {
    const refuse = (): never => {
      throw new DOMException('no', 'SecurityError');
    };
    const pacing = new Pacing({ getItem: refuse, setItem: refuse });
    assert.deepEqual(show(pacing, momentOf(), 'a', 'b'), ['a']);
    assert.ok(pacing.isFirstSight('m-1', 'promise/p'));
    assert.ok(!pacing.isFirstSight('m-1', 'promise/p'));
  });

  test('nonsense in the store is as good as nothing', () => {
    for (const text of ['{', 'null', '7', '"x"', '[1,2]', '[null]', '{"moments":1}', '[["a"]]', '[{}]']) {
      const store = new Store();
      new Pacing(store).isFirstSight('m-0', 'x');
      const [key] = [...store.rows.keys()];
      store.rows.set(key!, text);
      assert.deepEqual(show(new Pacing(store), momentOf(), 'a', 'b'), ['a'], text);
    }
  });

  test('it does not grow without end', () => {
    const store = new Store();
    const pacing = new Pacing(store);
    for (let i = 0; i < 3000; i++) pacing.isFirstSight(`m-${i}`, 'promise/p');
    assert.ok([...store.rows.values()].join('').length < 60_000);
  });

  test('a moment is forgotten after a day', () => {
    let now = noon;
    const store = new Store();
    show(new Pacing(store, () => now), momentOf(), 'a');
    now += 24 * hour;
    const pacing = new Pacing(store, () => now);
    pacing.isFirstSight('m-9', 'x');
    assert.ok(pacing.mayOffer(momentOf(), 'b'));
    assert.doesNotMatch([...store.rows.values()].join(''), /m-1/);
  });
});

test('a thing is seen first once in a moment', () => {
  const pacing = new Pacing(new Store());
  assert.ok(pacing.isFirstSight('m-1', 'customer/promise/p'));
  assert.ok(!pacing.isFirstSight('m-1', 'customer/promise/p'));
  assert.ok(pacing.isFirstSight('m-1', 'associate/promise/p'));
  assert.ok(pacing.isFirstSight('m-2', 'customer/promise/p'));
});
