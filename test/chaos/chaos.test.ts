import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { hasEngine } from '../browsers/find.js';
import { Ledger } from './harness/ledger.js';
import { performAll } from './harness/perform.js';
import { isGood, type Outcome, table } from './harness/table.js';
import { flaws } from './rows/flaws.js';
import { rows } from './rows/index.js';

const seed = Math.floor(Math.random() * 1_000_000);
const short = rows.filter(({ isShort }) => isShort);
const { BROWSERS = 'chromium,firefox' } = process.env;
/** Why Firefox does not run, if so. Chromium always does. */
const whyNot = BROWSERS.includes('firefox')
  ? !hasEngine('firefox') && 'Firefox is not on this machine'
  : 'Firefox was not asked for';

/** What runs on both databases is about the server, and most flaws are not the engine's: Firefox runs the rest. */
const engines = [
  { engine: 'chromium', some: short, broken: flaws, skip: false },
  {
    engine: 'firefox',
    some: short.filter(({ on, chromiumOnly }) => !on && !chromiumOnly),
    broken: flaws.filter(({ row }) => row.name.includes('killed')),
    skip: whyNot,
  },
] as const;
for (const { engine, some, broken, skip } of engines)
  describe(`in ${engine}`, { skip }, () => {
    let outcomes: readonly Outcome[] = [];
    let missing: string | undefined;
    before(async () => {
      const all = [...some, ...broken.map(({ row }) => row)];
      ({ outcomes, missing } = await performAll(all, { seed, engine, rounds: 1 }));
    });
    const outcomeOf = (wanted: string, kind = 'pglite') => {
      const outcome = outcomes.find(({ name, kind: on }) => name === wanted && on === kind);
      assert.ok(outcome, `${wanted} was not run on ${kind}`);
      return outcome;
    };

    describe('each signal arrives once', () => {
      for (const { name, on = ['pglite'] } of some)
        for (const kind of on)
          test(`${name}, on ${kind}`, context => {
            if (kind === 'postgres' && missing) return context.skip(missing);
            const outcome = outcomeOf(name, kind);
            assert.ok(isGood(outcome), `seed ${seed}\n${table([outcome])}\n${outcome.faults.join('\n')}`);
          });
    });

    describe('a row exposes an outbox that', () => {
      for (const { row, finds } of broken)
        test(row.name, () => {
          const { verdict } = outcomeOf(row.name);
          const found = (['lost', 'twice', 'stranded'] as const).filter(what => verdict[what] > 0);
          assert.deepEqual(found, finds === 'nothing' ? [] : [finds], `seed ${seed}`);
        });
    });
  });

describe('the judge', () => {
  const stored = (id: string, data = {}, type = 'dev.tillside.promise.shown') => ({ id, type, data });
  const ledger = (...ids: string[]) => {
    const made = new Ledger();
    made.hear({ made: ids.map(id => [id, 'dev.tillside.promise.shown']) });
    return made;
  };

  test('counts the effects of the signals that were made, each once', () => {
    const { made, effects, twice, lost } = ledger('a', 'b').judge([stored('a'), stored('b')]);
    assert.deepEqual({ made, effects, twice, lost }, { made: 2, effects: 2, twice: 0, lost: 0 });
  });

  test('counts as twice what a server stores again, and what no page made', () => {
    assert.equal(ledger('a').judge([stored('a'), stored('a')]).twice, 1);
    assert.equal(ledger('a').judge([stored('a'), stored('x')]).twice, 1);
  });

  test('counts what is missing as lost, unless a signal reports exactly that as dropped', () => {
    const says = (counts: object) => stored('d', { counts }, 'dev.tillside.outbox.dropped');
    const judged = (...counts: object[]) => ledger('a', 'b').judge([stored('a'), ...counts.map(says)]);
    assert.equal(judged().lost, 1);
    assert.equal(judged({ 'dev.tillside.promise.shown': 1 }).lost, 0);
    assert.equal(judged({ 'dev.tillside.promise.shown': 2 }).lost, 1);
    assert.equal(judged({ 'dev.tillside.feedback.answered': 1 }).lost, 2);
  });

  test('counts what is still pending as stranded, unless a page reports it', () => {
    const waits = ledger('a', 'b');
    waits.onDisk.add('b');
    const judged = () => {
      const { lost, stranded, waiting } = waits.judge([stored('a')]);
      return { lost, stranded, waiting };
    };
    assert.deepEqual(judged(), { lost: 0, stranded: 1, waiting: 0 });
    waits.hear({ pending: 1 });
    assert.deepEqual(judged(), { lost: 0, stranded: 1, waiting: 0 });
    waits.hear({ problem: 'signals are stuck' });
    assert.deepEqual(judged(), { lost: 0, stranded: 0, waiting: 1 });
  });

  test('expects nothing of signals that were not reported as saved when the browser was killed', () => {
    const killed = ledger('a', 'b', 'c');
    killed.isKilled = true;
    killed.hear({ status: 'stored', ids: ['a'] });
    const { made, lost, unsaid } = killed.judge([stored('b')]);
    assert.deepEqual({ made, lost, unsaid }, { made: 2, lost: 1, unsaid: 1 });
  });
});
