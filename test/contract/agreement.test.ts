import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseForms, parseMoment, parsePromises, parseSuggestions } from '@tillside/contract';
import { moments, mutants, shaped } from './arbitraries.js';
import { ajvMoment, zodMoment } from './judges.js';

/** Makes all judges of a document say the same; returns whether it is valid. */
const agree = (document: unknown): boolean => {
  const { shape, rules } = zodMoment(document);
  const { problems } = parseMoment(document);
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

  test('on documents that somebody has damaged', () => {
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

describe('what went through the door', () => {
  test('goes through again unchanged', () => {
    fc.assert(
      fc.property(mutants(), document => {
        const { moment } = parseMoment(document);
        if (moment) assert.deepEqual(parseMoment(moment), { moment, problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('holds every member of a valid document', () => {
    fc.assert(
      fc.property(moments, document => {
        assert.partialDeepStrictEqual(parseMoment(document).moment, document);
      }),
      { numRuns: 200 },
    );
  });

  test('is the same item when it stands alone', () => {
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
