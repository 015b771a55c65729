import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseOutcome } from '@tillside/contract';

describe('the outcome of an encounter', () => {
  test('is accepted in every spelling of the contract', () => {
    assert.deepEqual(parseOutcome({ outcome: 'voided' }), { outcome: 'voided' });
    const total = { currency: 'gbp', value: 12.5 };
    assert.deepEqual(parseOutcome({ outcome: 'completed', order: 4711, total, lines: 3 }), {
      ...{ outcome: 'completed', order: '4711', total: { currency: 'GBP', value: '12.5' }, lines: 3 },
    });
    const items = [{ id: 7, quantity: 2, amount: { currency: 'gbp', value: 9 } }, { id: 'jar' }];
    assert.deepEqual(parseOutcome({ outcome: 'completed', items }).items, [
      { id: '7', quantity: 2, amount: { currency: 'GBP', value: '9' } },
      { id: 'jar' },
    ]);
    assert.deepEqual(parseOutcome({ outcome: 'returned', order: null, total: null, lines: undefined }), {
      outcome: 'returned',
    });
  });

  test('keeps the first thousand items of an order that has more', () => {
    const items = Array.from({ length: 1200 }, (_, at) => ({ id: `jar-${at}` }));
    const { items: kept } = parseOutcome({ outcome: 'completed', items });
    assert.deepEqual(kept, items.slice(0, 1000));
  });

  test('throws a TypeError that names a wrong member', () => {
    for (const [wrong, member] of [
      [{ outcome: 'sold' }, 'outcome'],
      [{}, 'outcome'],
      [null, 'outcome'],
      [{ outcome: 'completed', lines: '3' }, 'lines'],
      [{ outcome: 'completed', lines: -1 }, 'lines'],
      [{ outcome: 'completed', order: {} }, 'order'],
      [{ outcome: 'completed', order: 'x'.repeat(129) }, 'order'],
      [{ outcome: 'completed', items: [{ id: 'jar' }, { quantity: 2 }] }, 'items.1.id'],
      [{ outcome: 'completed', items: [{ id: 'jar', quantity: '2' }] }, 'items.0.quantity'],
      [{ outcome: 'completed', total: '12.50' }, 'total'],
      [{ outcome: 'completed', total: { value: '12.50' } }, 'total.currency'],
      [{ outcome: 'completed', total: { currency: 'GBP', value: '12,50' } }, 'total.value'],
    ] as const)
      assert.throws(() => parseOutcome(wrong), {
        name: 'TypeError',
        message: new RegExp(`^${member}: expected`),
      });
  });
});
