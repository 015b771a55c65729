import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkSignal, type Signal } from '@tillside/contract';
import { signals } from './arbitraries.js';
import { ajvSignal, zodSignal } from './judges.js';
import { everySignal } from '../helpers/every-signal.js';

const isValid = (signal: unknown) => ajvSignal(signal) && zodSignal(signal).rules;

/** What hosts, pages, clocks and old drafts may put where something else belongs. */
const hostile: unknown[] = [
  ...[undefined, null, '', '  ', 'x'.repeat(5000), '\ud83d\ude00'.repeat(129), 'de_DE', 'Order & <b>', '1e3'],
  ...['de-' + 'a1-'.repeat(12) + 'x', '2026-02-30T10:00:00Z', '+010000-01-01T00:00:00.000Z', 'tomorrow'],
  ...[-1, 0.5, 1e12, NaN, Infinity, true, 7, [], {}, [''], [1], [1, 2, 3], ['a', 7], Array(31).fill('a')],
  ...[
    { promise: 'p', order: 'o' },
    { product: 7 },
    { channel: 'post', value: '', consent: 'c', time: 'now' },
  ],
  ...[{ currency: 'gbp', value: '1' }, { currency: 'GBP', value: 1 }, { a: -1 }, { '': 1 }, new Date(0)],
];

/** A signal with one of its members replaced. */
const withMember = (signal: Signal, path: readonly [string] | readonly ['data', string], value: unknown) => {
  const [name, inner] = path;
  return inner ? { ...signal, data: { ...signal.data, [inner]: value } } : { ...signal, [name]: value };
};

/** With the members of all objects in one order. */
const sorted = (value: unknown): unknown =>
  value && typeof value === 'object' && value.constructor === Object
    ? Object.fromEntries(
        Object.entries(value)
          .sort()
          .map(([name, member]) => [name, sorted(member)]),
      )
    : value;

describe('a signal on its way out', () => {
  for (const signal of everySignal()) {
    const name = signal.type.replace('dev.tillside.', '');

    test(`${name} is taken as it is if nothing is wrong with it`, () => {
      assert.deepEqual(checkSignal(signal), { signal, problems: [] });
    });

    test(`${name} is as the published schema has it, whatever its members are made of`, () => {
      const paths = [
        ...Object.keys(signal).map(member => [member] as const),
        ...Object.keys(signal.data).map(member => ['data', member] as const),
      ];
      for (const path of paths)
        for (const value of hostile) {
          const made = withMember(signal, path, value);
          const checked = checkSignal(made);
          const what = `${path.join('/')}: ${(JSON.stringify(value) ?? '').slice(0, 40)}`;
          assert.ok(!checked.signal || isValid(checked.signal), what);
          // What the schema takes is never lost, and what is lost is told.
          if (isValid(made)) {
            assert.deepEqual(checked.problems, [], what);
            assert.equal(JSON.stringify(sorted(checked.signal)), JSON.stringify(sorted(made)), what);
          }
          if (!checked.signal) assert.ok(checked.problems.length, what);
        }
    });
  }

  test('goes without an optional member that is wrong, which is one problem', () => {
    const [signal] = everySignal();
    const { signal: checked, problems } = checkSignal(
      withMember(signal!, ['data', 'locale'], 'x'.repeat(40)),
    );
    const { locale, ...data } = signal!.data;
    assert.deepEqual(checked, { ...signal, data });
    assert.deepEqual(
      problems.map(({ code, path }) => [code, path]),
      [['signal', '/data/locale']],
    );
    assert.match(
      problems[0]!.message,
      /^dev\.tillside\.promise\.shown\/data\/locale: expected a BCP 47 language/,
    );
  });

  test('is none without a required member, which is one problem', () => {
    const [signal] = everySignal();
    const { signal: checked, problems } = checkSignal(withMember(signal!, ['source'], 'x'.repeat(2049)));
    assert.equal(checked, null);
    assert.deepEqual(
      problems.map(({ code, path }) => [code, path]),
      [['signal', '/source']],
    );
  });

  test('is taken wherever the published schema takes it', () => {
    fc.assert(
      fc.property(signals, signal => {
        assert.deepEqual(checkSignal(signal).problems, []);
      }),
      { numRuns: 300 },
    );
  });

  test('is none where there is nothing that can be read', () => {
    for (const nothing of [undefined, null, 7, 'signal', [], {}, { type: 'dev.tillside.promise.hidden' }])
      assert.equal(checkSignal(nothing).signal, null);
  });
});
