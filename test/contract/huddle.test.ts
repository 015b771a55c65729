import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type HuddleInput,
  parseHuddle,
  parseResults,
  type Problem,
  type ResultInput,
} from '@tillside/contract';
import { validHuddle } from './fixtures.js';

const full = validHuddle('full');
const [result, kept] = full.results as [ResultInput, ResultInput];
const withResults = (...results: object[]): unknown => ({ ...full, results });
const codes = (problems: readonly Problem[]) => problems.map(({ code, path }) => `${code} ${path}`);
/** The results that are left of a huddle with these, and what is told. */
const resultsOf = (...results: object[]) => {
  const { huddle, problems } = parseHuddle(withResults(...results));
  return { results: huddle?.results, problems: codes(problems) };
};

describe('a huddle', () => {
  test('needs a version and an id', () => {
    assert.deepEqual(parseHuddle({ version: 1, id: 7 }), {
      huddle: { version: 1, id: '7', results: [], portraits: [], news: [], stories: [], thanks: [] },
      problems: [],
    });
    for (const input of [{ version: 2, id: 'h' }, { id: 'h' }, { version: 1 }, [], 'x', null])
      assert.equal(parseHuddle(input).huddle, null);
  });

  test('loses no more than what is wrong in it', () => {
    const wrong: HuddleInput = {
      ...full,
      team: { id: 'a', name: '' },
      period: { from: '2026-03-01', to: '2026-02-01' },
    };
    const { huddle, problems } = parseHuddle(wrong);
    assert.deepEqual(codes(problems), ['format /team/name', 'rule /period/to']);
    assert.deepEqual([huddle?.team, huddle?.period], [undefined, undefined]);
    assert.equal(huddle?.results.length, 3);
  });
});

describe('a result', () => {
  test('is left out if fewer than 30 cases are behind it', () => {
    const few = { ...kept, after: { ...kept.after, of: 29 } };
    assert.deepEqual(resultsOf(few), { results: [], problems: ['rule /results/0/after/of'] });
    assert.equal(resultsOf({ ...kept, after: { ...kept.after, of: 30 } }).problems.length, 0);
  });

  test('is shown without what was before if fewer than 30 cases are behind that', () => {
    const { before, serves, ...rest } = result;
    const { results, problems } = resultsOf({ ...rest, before: { ...before, of: 29 } });
    assert.deepEqual(results, [rest]);
    assert.deepEqual(problems, ['rule /results/0/before/of']);
  });

  test('is better when it goes up unless it says otherwise, and is left out if it says so wrongly', () => {
    for (const better of [undefined, null, '', 'up'])
      assert.equal(resultsOf({ ...kept, better }).results?.[0]?.better, 'up');
    assert.deepEqual(resultsOf({ ...kept, better: 'lower' }), {
      results: [],
      problems: ['unknown /results/0/better'],
    });
  });

  test('compares periods one after the other', () => {
    const before = { ...result.after, to: '2026-02-02' };
    const { results, problems } = resultsOf({ ...kept, before });
    assert.deepEqual(problems, ['rule /results/0/before/to']);
    assert.equal(results?.[0]?.before, undefined);
  });

  test('of money needs its currency', () => {
    assert.deepEqual(resultsOf({ ...kept, unit: 'money' }).problems, ['required /results/0/currency']);
    assert.equal(resultsOf({ ...kept, unit: 'money', currency: 'gbp' }).results?.[0]?.currency, 'GBP');
  });

  test('has both ends of an interval around its value, or none', () => {
    for (const ends of [{ low: 90 }, { high: 99 }, { low: 98, high: 99 }, { low: 90, high: 97 }]) {
      const { results } = resultsOf({ ...kept, after: { ...kept.after, ...ends } });
      assert.deepEqual(results?.[0]?.after, kept.after, JSON.stringify(ends));
    }
  });

  test('serves another one, which can come later', () => {
    assert.deepEqual(resultsOf(result, kept).problems, []);
    assert.deepEqual(resultsOf(result).problems, ['reference /results/0/serves']);
    assert.deepEqual(resultsOf({ ...kept, serves: kept.id }).problems, ['reference /results/0/serves']);
    assert.equal(resultsOf(result).results?.[0]?.serves, undefined);
    assert.deepEqual(codes(parseResults([result]).problems), ['reference /0/serves']);
  });

  test('that serves one left out is no fault of its own', () => {
    const { results, problems } = resultsOf(result, { ...kept, means: '' });
    assert.deepEqual(problems, ['format /results/1/means']);
    assert.deepEqual(
      results?.map(({ id, serves }) => [id, serves]),
      [['returns', undefined]],
    );
  });
});
