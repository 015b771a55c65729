import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  checkHuddleSignal,
  parseForms,
  parseHuddle,
  parseMoment,
  parseNews,
  parsePortraits,
  parsePromises,
  parseResults,
  parseStories,
  parseSuggestions,
  parseThanks,
} from '@tillside/contract';
import { mutants } from './arbitraries.js';
import { huddleMutants } from './huddle-arbitraries.js';

const doors = [parseMoment, parsePromises, parseSuggestions, parseForms];
const huddleDoors = [
  ...[parseHuddle, parseResults, parsePortraits, parseNews, parseStories, parseThanks],
  checkHuddleSignal,
];
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
Object.assign(cyclic, {
  promises: [cyclic],
  customer: cyclic,
  attribution: cyclic,
  suggestions: cyclic,
  stories: cyclic,
});
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

describe('parsing never throws', () => {
  test('for any value', () => {
    for (const value of values)
      for (const door of [...doors, ...huddleDoors]) assert.ok(door(value).problems.length);
    fc.assert(
      fc.property(fc.anything(everything), value => {
        for (const door of [...doors, ...huddleDoors]) door(value);
      }),
      { numRuns: 1000 },
    );
  });

  test('for any value at any place in a document', () => {
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
    fc.assert(
      fc.property(huddleMutants(any), document => {
        const { huddle, problems } = parseHuddle(document);
        assert.ok(huddle ?? problems.length);
        JSON.stringify(huddle, (_key, value: unknown) => (typeof value === 'bigint' ? assert.fail() : value));
      }),
      { numRuns: 1000 },
    );
  });

  test('and loses only the member whose getter throws', () => {
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

  test('and is not affected by an error that a host threw before', () => {
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

describe('parsing takes little time', () => {
  /** Processor time in milliseconds: other programs on the machine do not count. */
  const cost = (work: () => void): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  /** A parser may read a value a few times, where JSON.stringify reads it once. */
  const quick = (
    name: string,
    input: () => unknown,
    these: readonly ((value: unknown) => { problems: readonly unknown[] })[] = doors,
  ): void => {
    test(name, () => {
      const value = input();
      const once = cost(() => JSON.stringify(value));
      const took = cost(() => {
        for (const door of these) assert.ok(door(value).problems.length);
      });
      assert.ok(took < 500 + 12 * once, `${took.toFixed()} ms, and ${once.toFixed()} ms to read it once`);
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
  const told = { id: 'a', text: 'x'.repeat(10_000_000), to: 'Joseph', from: 'Mara', name: 'x', line: 'x' };
  quick('10 MB of a story', () => ({ version: 1, id: 'h', stories: [told], thanks: [told] }), huddleDoors);
  quick(
    '10,000 items in each list of a huddle',
    () => {
      const items = Array.from({ length: 10_000 }, (_, at) => ({
        ...told,
        id: `${at}`,
        text: '7 '.repeat(300),
      }));
      const lists = { results: items, portraits: items, news: items, stories: items, thanks: items };
      return Object.assign(items, { version: 1, id: 'h', ...lists });
    },
    huddleDoors,
  );
  quick(
    'stories of addresses and numbers, as long as they may be',
    () => ({
      ...{ version: 1, id: 'h' },
      stories: ['7 ', 'a@', 'a.', '2024-2025-', ' (at) ', 'a@b.example '].flatMap((piece, at) =>
        Array.from({ length: 8 }, (_, copy) => ({
          ...{ id: `${at}-${copy}`, kind: 'team', at: '2026-03-04T16:20:00Z' },
          ...{ text: piece.repeat(600).slice(0, 600) },
        })),
      ),
    }),
    [parseHuddle],
  );
});
