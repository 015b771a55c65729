import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseForms, parseMoment, parsePromises, parseSuggestions } from '@tillside/contract';
import { mutants } from './arbitraries.js';

const doors = [parseMoment, parsePromises, parseSuggestions, parseForms];
const everything = {
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withInvalidDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
};
const rage = (): never => {
  throw new Error('no');
};
const revoked = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const cyclic: Record<string, unknown> = { id: 'm', version: 1 };
Object.assign(cyclic, { promises: [cyclic], customer: cyclic, attribution: cyclic, suggestions: cyclic });
const deep = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let at = 0; at < depth; at++) value = { id: 'a', version: 1, locale: value, attribution: value };
  return value;
};
const throwing = new Proxy(
  {},
  { get: rage, has: rage, ownKeys: rage, getOwnPropertyDescriptor: rage, getPrototypeOf: rage },
);
const values: unknown[] = [
  ...[Symbol('x'), 1n, NaN, -0, () => 1, new Date(NaN), /x/, new Map(), new WeakSet(), cyclic, throwing],
  ...[
    revoked({}),
    revoked([]),
    revoked(() => 1),
    deep(20_000),
    Object.create(null) as object,
    new Proxy<unknown[]>([], { get: rage }),
  ],
  { toString: rage, valueOf: rage, toJSON: rage, toLocaleString: rage, [Symbol.toPrimitive]: rage },
  {
    get [Symbol.toStringTag]() {
      return rage();
    },
  },
  Object.defineProperty([], 0, { get: rage }),
];

describe('nothing makes the door throw', () => {
  test('whatever it is given', () => {
    for (const value of values) for (const door of doors) assert.ok(door(value).problems.length);
    fc.assert(
      fc.property(fc.anything(everything), value => {
        for (const door of doors) door(value);
      }),
      { numRuns: 1000 },
    );
  });

  test('wherever in a document it is', () => {
    const any = fc.oneof(
      fc.nat(values.length - 1).map(at => ({
        get value() {
          return values[at];
        },
      })),
      fc.anything(everything).map(value => ({ value })),
    );
    fc.assert(
      fc.property(mutants(any), document => {
        const { moment, problems } = parseMoment(document);
        assert.ok(moment ?? problems.length);
        JSON.stringify(moment, (_key, value: unknown) => (typeof value === 'bigint' ? assert.fail() : value));
      }),
      { numRuns: 1000 },
    );
  });

  test('a getter that throws costs the member only', () => {
    const document = {
      version: 1,
      id: 'm',
      get customer() {
        return rage();
      },
      promises: [
        { id: 'mend', title: 'We mend it' },
        {
          id: 'b',
          get title() {
            return rage();
          },
        },
      ],
    };
    const { moment, problems } = parseMoment(document);
    assert.deepEqual(
      problems.map(({ code, path }) => `${code} ${path}`),
      ['json /customer', 'json /promises/1/title'],
    );
    assert.deepEqual(
      moment?.promises.map(({ id }) => id),
      ['mend'],
    );
  });

  test('an error that a host threw before means nothing', () => {
    let caught: unknown;
    const spy = {
      get version() {
        return parseMoment('{').problems[0];
      },
      id: 'm',
    };
    try {
      caught = parseMoment(spy).problems;
    } catch {
      assert.fail('it threw');
    }
    assert.equal((caught as unknown[]).length, 1);
  });
});

describe('nothing makes the door wait', () => {
  const quick = (name: string, input: () => unknown, most = 1500): void => {
    test(name, () => {
      const value = input();
      const start = performance.now();
      for (const door of doors) assert.ok(door(value).problems.length);
      const took = performance.now() - start;
      assert.ok(took < most, `${took.toFixed()} ms`);
    });
  };
  const item = { id: 'a', title: 'x'.repeat(10_000_000), kind: 'care' };
  quick('10 MB of text', () => ({
    version: 1,
    id: 'm',
    locale: item.title,
    promises: [item],
    asOf: item.title,
  }));
  quick('10 MB of JSON', () => JSON.stringify(item));
  quick('10 MB that is not JSON', () => item.title);
  quick('10 MB in a URL', () => ({
    ...item,
    title: 'x',
    link: { href: 'a'.repeat(10_000_000), label: 'x' },
    contact: { href: ':'.repeat(10_000_000), label: 'x' },
  }));
  quick('100,000 items', () => {
    const items = Array.from({ length: 100_000 }, (_, at) => ({ ...item, id: `${at}`, title: '' }));
    return Object.assign(items, {
      version: 1,
      id: 'm',
      promises: items,
      suggestions: items,
      feedback: items,
    });
  });
  quick('100,000 items in 100 lists', () => {
    const questions = Array.from({ length: 100_000 }, () => null);
    return Array.from({ length: 100 }, (_, at) => ({ id: `${at}`, title: 'x', questions }));
  });
  quick('a million unknown members', () => {
    const document: Record<string, unknown> = { version: 2, id: 'm' };
    for (let at = 0; at < 1_000_000; at++) document[`k${at}`] = at;
    return document;
  });
  quick('patterns that backtrack', () => ({
    ...{
      version: 1,
      id: 'm',
      pacing: { rest: `P${'1'.repeat(1e6)}` },
      locale: `en${'-aaaaaaaa'.repeat(1e5)}`,
    },
    basket: {
      items: [{ id: 'x', gtin: '1'.repeat(1e6) }],
      total: { currency: 'GBP', value: '1'.repeat(1e6) },
    },
  }));
});
