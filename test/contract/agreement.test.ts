import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  isAdvice,
  parseForms,
  parseMoment,
  parsePromises,
  parseSuggestions,
  type Problem,
} from '@tillside/contract';
import { anyhowShaped, damaged, moments, mutants, shaped, signals } from './arbitraries.js';
import { valid } from './fixtures.js';
import { ajvMoment, ajvSignal, zodMoment, zodSignal } from './judges.js';

/** Advice, which neither zod nor a JSON Schema gives: misspelt names and HTML entities. */
const isUnknownToSchemas = ({ code }: Problem): boolean => code === 'misspelt' || code === 'entity';
/** Asserts that all validators agree on a document; returns whether it is valid. */
const agree = (document: unknown): boolean => {
  const { shape, rules } = zodMoment(document);
  const problems = parseMoment(document).problems.filter(problem => !isUnknownToSchemas(problem));
  assert.equal(ajvMoment(document), shape, `JSON Schema and zod differ: ${JSON.stringify(ajvMoment.errors)}`);
  assert.equal(!problems.length, rules, `parseMoment and zod differ: ${JSON.stringify(problems)}`);
  return rules;
};

describe('zod, the JSON Schema and parseMoment agree', () => {
  test('on valid documents', () => {
    fc.assert(
      fc.property(moments, document => {
        assert.ok(agree(document), JSON.stringify(parseMoment(document).problems));
      }),
      { numRuns: 300 },
    );
  });

  test('on documents of the right shape that may break rules', () => {
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(shaped, document => {
        verdicts.add(agree(document));
        assert.ok(zodMoment(document).shape);
      }),
      { numRuns: 200 },
    );
    assert.equal(verdicts.size, 2, 'the documents were all alike');
  });

  test('on documents in every accepted spelling', () => {
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(anyhowShaped, document => {
        verdicts.add(agree(document));
        assert.ok(zodMoment(document).shape);
      }),
      { numRuns: 300 },
    );
    assert.equal(verdicts.size, 2, 'the documents were all alike');
  });

  test('on damaged documents', () => {
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(mutants(), document => {
        verdicts.add(agree(JSON.parse(JSON.stringify(document))));
      }),
      { numRuns: 1000 },
    );
    assert.equal(verdicts.size, 2, 'the documents were all alike');
  });
});

type Container = Record<string, unknown>;

/** The document with another value at a path. */
const changed = (document: unknown, path: readonly string[], value: unknown): unknown => {
  const copy = structuredClone(document) as Container;
  const [last = '', ...above] = [...path].reverse();
  const holder = above.reduceRight((inside, key) => inside[key] as Container, copy);
  holder[last] = value;
  return copy;
};
/** All strings or all lists of a document, by path. */
const places = (value: unknown, path: string[] = []): [path: string[], value: unknown][] =>
  typeof value === 'object' && value
    ? [[path, value], ...Object.entries(value).flatMap(([key, member]) => places(member, [...path, key]))]
    : [[path, value]];

describe('limits are the same for all', () => {
  const long = valid('long-text');
  const free = /attribution|version/;

  test('one character more than in long-text.json is too long', () => {
    const texts = places(long).filter(
      ([path, value]) => typeof value === 'string' && !free.test(path.join()),
    );
    const full = texts.filter(([path, value]) => {
      const more = changed(long, path, `${String(value)}x`);
      return parseMoment(more).problems[0]?.code === 'too-long' && !agree(more);
    });
    // The others are keywords, times, numbers in strings, and the source of the picture.
    const rest = texts.filter(text => !full.includes(text)).map(([path]) => path.at(-1) ?? '');
    const short = [
      'locale',
      'stage',
      'currency',
      'value',
      'rest',
      'icon',
      'state',
      'from',
      'to',
      'source',
      'at',
    ];
    const also = [
      'kind',
      'basis',
      'gtin',
      'src',
      'availability',
      'href',
      'hours',
      'within',
      'type',
      'channel',
    ];
    const known = new Set([...short, ...also, '0', '1', '2', '3', 'id']);
    assert.deepEqual(
      rest.filter(name => !known.has(name)),
      [],
    );
    assert.ok(full.length > 40);
  });

  test('one element more than a list may have is too many', () => {
    const document = valid('full');
    const lists = places(document).filter(([, value]) => Array.isArray(value) && value.length);
    for (const [path, value] of lists) {
      const name = path.join('/');
      if (name.includes('attribution')) continue;
      const [first] = value as unknown[];
      const many = (count: number): unknown[] =>
        Array.from(
          { length: count },
          (_, at) =>
            (value as unknown[])[at] ?? (typeof first === 'object' ? { ...first, id: `more-${at}` } : first),
        );
      let most = (value as unknown[]).length;
      for (let step = 512; step >= 1; step /= 2)
        while (agree(changed(document, path, many(most + step)))) most += step;
      const { problems } = parseMoment(changed(document, path, many(most + 1)));
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['too-many'],
        name,
      );
      assert.match(problems[0]?.message ?? '', new RegExp(`at most ${most} `));
    }
    assert.ok(lists.length > 12);
  });
});

describe('a parsed document', () => {
  test('is parsed again unchanged', () => {
    fc.assert(
      fc.property(mutants(), document => {
        const { moment } = parseMoment(document);
        if (!moment) return;
        const again = parseMoment(moment);
        assert.deepEqual(again.moment, moment);
        assert.deepEqual(
          again.problems.filter(({ code }) => !isAdvice(code)),
          [],
        );
      }),
      { numRuns: 500 },
    );
  });

  test('has every member of a valid input', () => {
    fc.assert(
      fc.property(moments, document => {
        assert.partialDeepStrictEqual(parseMoment(document).moment, document);
      }),
      { numRuns: 200 },
    );
  });

  test('has the same items as when each is parsed alone', () => {
    fc.assert(
      fc.property(moments, document => {
        const { moment } = parseMoment(document);
        assert.deepEqual(parsePromises(document.promises ?? []).items, moment?.promises);
        assert.deepEqual(parseSuggestions(document.suggestions ?? []).items, moment?.suggestions);
        assert.deepEqual(parseForms(document.feedback ?? []).items, moment?.feedback);
      }),
      { numRuns: 100 },
    );
  });
});

describe('zod and the JSON Schema of signals agree', () => {
  test('on valid signals', () => {
    fc.assert(
      fc.property(signals, signal => {
        assert.equal(ajvSignal(signal), true, JSON.stringify(ajvSignal.errors));
        assert.deepEqual(zodSignal(signal), { shape: true, rules: true });
      }),
      { numRuns: 200 },
    );
  });

  test('on damaged signals', () => {
    fc.assert(
      fc.property(damaged(signals), value => {
        const signal: unknown = JSON.parse(JSON.stringify(value));
        assert.equal(ajvSignal(signal), zodSignal(signal).shape, JSON.stringify(ajvSignal.errors));
      }),
      { numRuns: 500 },
    );
  });
});
