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

/** Shows suggestions one after the other; returns those that pacing allowed. */
const show = (pacing: Pacing, moment: ReturnType<typeof momentOf>, ...ids: string[]) =>
  ids.filter(id => {
    const came = pacing.claim(moment, id);
    if (came) pacing.recordShown(moment, id);
    return came;
  });

describe('the limit of a moment', () => {
  test('one suggestion is offered unless the moment says otherwise', () => {
    assert.deepEqual(show(new Pacing(), momentOf(), 'a', 'b'), ['a']);
  });

  test('`max` sets the number of suggestions', () => {
    assert.deepEqual(show(new Pacing(), momentOf({ pacing: { max: 2 } }), 'a', 'b', 'c'), ['a', 'b']);
    assert.deepEqual(show(new Pacing(), momentOf({ pacing: { max: 0 } }), 'a'), []);
  });

  test('a suggestion that was offered may appear again, since it has a place', () => {
    const pacing = new Pacing();
    show(pacing, momentOf(), 'a');
    assert.ok(pacing.mayOffer(momentOf(), 'a'));
  });

  test('a decline uses up a place', () => {
    const pacing = new Pacing();
    show(pacing, momentOf(), 'a');
    pacing.recordDecision(momentOf(), 'a', true);
    assert.deepEqual(show(pacing, momentOf(), 'a', 'b'), []);
  });

  test('the place of a suggestion that was never seen is released', () => {
    const pacing = new Pacing();
    assert.ok(pacing.claim(momentOf(), 'a'));
    assert.ok(!pacing.mayOffer(momentOf(), 'b'));
    pacing.release(momentOf(), 'a');
    assert.ok(pacing.mayOffer(momentOf(), 'b'));
  });

  test('a suggestion counts as offered from the time it has a place until it is decided', () => {
    const pacing = new Pacing();
    assert.ok(!pacing.isOffered(momentOf(), 'a'));
    pacing.claim(momentOf(), 'a');
    assert.ok(pacing.isOffered(momentOf(), 'a'));
    assert.ok(!pacing.isOffered(momentOf(), 'b'));
    pacing.recordDecision(momentOf(), 'a');
    assert.ok(!pacing.isOffered(momentOf(), 'a'));
  });

  test('another moment has its own places', () => {
    const pacing = new Pacing();
    show(pacing, momentOf(), 'a');
    assert.deepEqual(show(pacing, momentOf({ id: 'm-2' }), 'b'), ['b']);
  });

  test('moments whose ids share a prefix are separate', () => {
    const pacing = new Pacing();
    show(pacing, momentOf({ id: 'm-1' }), 'a');
    assert.ok(pacing.mayOffer(momentOf({ id: 'm' }), 'b'));
    show(pacing, momentOf({ id: 'm' }), 'b');
    assert.ok(pacing.mayOffer(momentOf({ id: 'm-10' }), 'c'));
  });
});

describe('the cooldown after a decline', () => {
  const rested = (ref?: string) => momentOf({ pacing: { rest: 'P1D' }, ...(ref && { customer: { ref } }) });
  const next = (ref?: string) => ({ ...rested(ref), id: 'm-2' });

  test('keeps a suggestion away beyond the moment, for as long as `rest` says', () => {
    let now = noon;
    const pacing = new Pacing(new Store(), () => now);
    pacing.recordDecision(rested('anna'), 'a', true);
    now += 24 * hour - 1;
    assert.ok(!pacing.mayOffer(next('anna'), 'a'));
    assert.ok(pacing.mayOffer(next('anna'), 'b'));
    now += 1;
    assert.ok(pacing.mayOffer(next('anna'), 'a'));
  });

  test('applies to that customer only', () => {
    const pacing = new Pacing();
    pacing.recordDecision(rested('anna'), 'a', true);
    assert.ok(pacing.mayOffer(next('ben'), 'a'));
    assert.ok(pacing.mayOffer(next(), 'a'));
  });

  test('ends with the moment if the customer has no `ref`', () => {
    const pacing = new Pacing();
    pacing.recordDecision(rested(), 'a', true);
    assert.ok(!pacing.mayOffer(rested(), 'a'));
    assert.ok(pacing.mayOffer(next(), 'a'));
  });

  test('is erased together with the customer it belongs to', () => {
    const store = new Store();
    const pacing = new Pacing(store);
    pacing.recordDecision(rested('anna'), 'a', true);
    pacing.recordDecision(rested('ben'), 'a', true);
    pacing.forget('anna');
    assert.ok(!JSON.stringify([...store.rows]).includes('anna'));
    assert.ok(new Pacing(store).mayOffer(next('anna'), 'a'));
    assert.ok(!new Pacing(store).mayOffer(next('ben'), 'a'));
  });

  test('does not follow an acceptance', () => {
    const pacing = new Pacing();
    pacing.recordDecision(rested('anna'), 'a');
    assert.ok(pacing.mayOffer(next('anna'), 'a'));
  });
});

describe('the memory of pacing', () => {
  test('survives navigation', () => {
    const store = new Store();
    show(new Pacing(store), momentOf(), 'a');
    assert.ok(!new Pacing(store).mayOffer(momentOf(), 'b'));
  });

  test('takes what another tab wrote into account at once', () => {
    const store = new Store();
    const here = new Pacing(store);
    assert.ok(here.mayOffer(momentOf(), 'b'));
    show(new Pacing(store), momentOf(), 'a');
    assert.ok(!here.mayOffer(momentOf(), 'b'));
  });

  test('loses nothing when two tabs write in turn', () => {
    const store = new Store();
    const [one, two] = [new Pacing(store), new Pacing(store)];
    const moment = momentOf({ pacing: { max: 5 } });
    one.recordDecision(moment, 'a', true);
    two.recordDecision(moment, 'b', true);
    one.recordDecision(moment, 'c', true);
    for (const id of ['a', 'b', 'c']) assert.ok(!new Pacing(store).mayOffer(moment, id), id);
  });

  test('is replaced by the page’s memory if the browser refuses storage', () => {
    const refuse = (): never => {
      throw new DOMException('no', 'SecurityError');
    };
    const pacing = new Pacing({ getItem: refuse, setItem: refuse });
    assert.deepEqual(show(pacing, momentOf(), 'a', 'b'), ['a']);
    assert.ok(pacing.markSeen('m-1', 'promise/p'));
    assert.ok(!pacing.markSeen('m-1', 'promise/p'));
  });

  test('still holds cooldowns that an earlier version stored', () => {
    const store = new Store();
    store.setItem('tillside:pacing/1', JSON.stringify([['["rests","anna","a"]', noon + hour]]));
    const moment = momentOf({ customer: { ref: 'anna' } });
    const pacing = new Pacing(store, () => noon);
    assert.ok(!pacing.mayOffer(moment, 'a'));
    pacing.forget('anna');
    assert.ok(pacing.mayOffer(moment, 'a'));
  });

  test('ignores malformed entries', () => {
    for (const text of ['{', 'null', '7', '"x"', '[1,2]', '[null]', '{"moments":1}', '[["a"]]', '[{}]']) {
      const store = new Store();
      new Pacing(store).markSeen('m-0', 'x');
      const [key] = [...store.rows.keys()];
      store.rows.set(key!, text);
      assert.deepEqual(show(new Pacing(store), momentOf(), 'a', 'b'), ['a'], text);
    }
  });

  test('does not grow without limit', () => {
    const store = new Store();
    const pacing = new Pacing(store);
    for (let i = 0; i < 3000; i++) pacing.markSeen(`m-${i}`, 'promise/p');
    assert.ok([...store.rows.values()].join('').length < 60_000);
  });

  test('forgets a moment after a day', () => {
    let now = noon;
    const store = new Store();
    show(new Pacing(store, () => now), momentOf(), 'a');
    now += 24 * hour;
    const pacing = new Pacing(store, () => now);
    pacing.markSeen('m-9', 'x');
    assert.ok(pacing.mayOffer(momentOf(), 'b'));
    assert.doesNotMatch([...store.rows.values()].join(''), /m-1/);
  });
});

test('a first sight is reported once per moment', () => {
  const pacing = new Pacing(new Store());
  assert.ok(pacing.markSeen('m-1', 'customer/promise/p'));
  assert.ok(!pacing.markSeen('m-1', 'customer/promise/p'));
  assert.ok(pacing.markSeen('m-1', 'associate/promise/p'));
  assert.ok(pacing.markSeen('m-2', 'customer/promise/p'));
});

test('a recovery is remembered in its moment until it expires', () => {
  let now = noon;
  const store = new Store();
  new Pacing(store, () => now).recordRecovery(momentOf(), 'care', noon + hour);
  const pacing = new Pacing(store, () => now);
  assert.deepEqual([...pacing.recoveries(momentOf())], [['care', noon + hour]]);
  assert.equal(pacing.recoveries(momentOf({ id: 'm-2' })).size, 0);
  now += 2 * hour;
  pacing.markSeen('m-9', 'x');
  assert.equal(pacing.recoveries(momentOf()).size, 0);
});
