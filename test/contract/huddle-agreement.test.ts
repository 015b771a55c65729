import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  checkHuddleSignal,
  isAdvice,
  parseHuddle,
  parseNews,
  parsePortraits,
  parseResults,
  parseStories,
  parseThanks,
} from '@tillside/contract';
import { damaged } from './arbitraries.js';
import {
  anyhowShapedHuddles,
  huddleMutants,
  huddles,
  huddleSignals,
  shapedHuddles,
} from './huddle-arbitraries.js';
import { ajvHuddle, ajvHuddleSignal, zodHuddle, zodHuddleSignal } from './judges.js';

/** Asserts that all validators agree on a huddle; returns whether it is valid. */
const agree = (document: unknown): boolean => {
  const { shape, rules } = zodHuddle(document);
  const problems = parseHuddle(document).problems.filter(({ code }) => !isAdvice(code));
  assert.equal(ajvHuddle(document), shape, `JSON Schema and zod differ: ${JSON.stringify(ajvHuddle.errors)}`);
  assert.equal(!problems.length, rules, `parseHuddle and zod differ: ${JSON.stringify(problems)}`);
  return rules;
};

describe('zod, the JSON Schema and parseHuddle agree', () => {
  test('on valid huddles', () => {
    fc.assert(
      fc.property(huddles, document => {
        assert.ok(agree(document), JSON.stringify(parseHuddle(document).problems));
      }),
      { numRuns: 300 },
    );
  });

  for (const [what, documents] of [
    ['huddles of the right shape that may break rules', shapedHuddles],
    ['huddles in every accepted spelling', anyhowShapedHuddles],
  ] as const)
    test(`on ${what}`, () => {
      const verdicts = new Set<boolean>();
      fc.assert(
        fc.property(documents, document => {
          verdicts.add(agree(document));
          assert.ok(zodHuddle(document).shape);
        }),
        { numRuns: 300 },
      );
      assert.equal(verdicts.size, 2, 'the huddles were all alike');
    });

  test('on damaged huddles', () => {
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(huddleMutants(), document => {
        verdicts.add(agree(JSON.parse(JSON.stringify(document))));
      }),
      { numRuns: 1000 },
    );
    assert.equal(verdicts.size, 2, 'the huddles were all alike');
  });
});

describe('a parsed huddle', () => {
  test('is parsed again unchanged', () => {
    fc.assert(
      fc.property(huddleMutants(), document => {
        const { huddle } = parseHuddle(document);
        if (!huddle) return;
        const again = parseHuddle(huddle);
        assert.deepEqual(again.huddle, huddle);
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
      fc.property(huddles, document => {
        assert.partialDeepStrictEqual(parseHuddle(document).huddle, document);
      }),
      { numRuns: 200 },
    );
  });

  test('has the same items as when each is parsed alone', () => {
    fc.assert(
      fc.property(huddles, document => {
        const { huddle } = parseHuddle(document);
        assert.deepEqual(parseResults(document.results ?? []).items, huddle?.results);
        assert.deepEqual(parsePortraits(document.portraits ?? []).items, huddle?.portraits);
        assert.deepEqual(parseNews(document.news ?? []).items, huddle?.news);
        assert.deepEqual(parseStories(document.stories ?? []).items, huddle?.stories);
        assert.deepEqual(parseThanks(document.thanks ?? []).items, huddle?.thanks);
      }),
      { numRuns: 100 },
    );
  });
});

describe("zod, the JSON Schema and checkHuddleSignal agree on a huddle's signals", () => {
  const isValid = (signal: unknown): boolean => ajvHuddleSignal(signal) && zodHuddleSignal(signal).rules;

  test('that are valid', () => {
    fc.assert(
      fc.property(huddleSignals, signal => {
        assert.equal(ajvHuddleSignal(signal), true, JSON.stringify(ajvHuddleSignal.errors));
        assert.deepEqual(zodHuddleSignal(signal), { shape: true, rules: true });
        assert.deepEqual(checkHuddleSignal(signal), { signal, problems: [] });
      }),
      { numRuns: 200 },
    );
  });

  test('that are damaged', () => {
    fc.assert(
      fc.property(damaged(huddleSignals), value => {
        const signal: unknown = JSON.parse(JSON.stringify(value));
        assert.equal(
          ajvHuddleSignal(signal),
          zodHuddleSignal(signal).shape,
          JSON.stringify(ajvHuddleSignal.errors),
        );
        const checked = checkHuddleSignal(signal);
        assert.ok(!checked.signal || isValid(checked.signal));
        assert.ok(checked.signal ?? checked.problems.length);
        if (isValid(signal)) assert.deepEqual(checked.problems, []);
      }),
      { numRuns: 500 },
    );
  });

  test("but no check takes the other document's signals", () => {
    assert.equal(checkHuddleSignal({ type: 'dev.tillside.promise.shown' }).signal, null);
    for (const nothing of [undefined, null, 7, 'signal', [], {}, { type: 'dev.tillside.story.read' }])
      assert.equal(checkHuddleSignal(nothing).signal, null);
  });
});
