import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Ledger } from './harness/ledger.js';
import { performAll } from './harness/perform.js';
import { isGood, type Outcome, table } from './harness/table.js';
import { flaws } from './rows/flaws.js';
import { rows } from './rows/index.js';

const seed = Math.floor(Math.random() * 1_000_000);
const short = rows.filter(({ isShort }) => isShort);
let outcomes: readonly Outcome[] = [];
let missing: string | undefined;
before(async () => {
  const all = [...short, ...flaws.map(({ row }) => row)];
  ({ outcomes, missing } = await performAll(all, { seed, rounds: 1 }));
});
const outcomeOf = (wanted: string, kind = 'pglite') => {
  const outcome = outcomes.find(({ name, kind: on }) => name === wanted && on === kind);
  assert.ok(outcome, `${wanted} was not run on ${kind}`);
  return outcome;
};

describe('each signal arrives once', () => {
  for (const { name, on = ['pglite'] } of short)
    for (const kind of on)
      test(`${name}, on ${kind}`, context => {
        if (kind === 'postgres' && missing) return context.skip(missing);
        const outcome = outcomeOf(name, kind);
        assert.ok(isGood(outcome), `seed ${seed}\n${table([outcome])}\n${outcome.faults.join('\n')}`);
      });
});

describe('a row finds out an outbox that', () => {
  for (const { row, finds } of flaws)
    test(row.name, () => {
      const { verdict } = outcomeOf(row.name);
      const found = { lost: verdict.lost > 0, twice: verdict.twice > 0 };
      assert.deepEqual(found, { lost: finds === 'lost', twice: finds === 'twice' }, `seed ${seed}`);
    });
});

describe('the judge', () => {
  const stored = (id: string, data = {}, type = 'dev.tillside.promise.shown') => ({ id, type, data });
  const ledger = (...ids: string[]) => {
    const made = new Ledger();
    made.hear({ made: ids.map(id => [id, 'dev.tillside.promise.shown']) });
    return made;
  };

  test('counts effects of what was made, once', () => {
    const { made, effects, twice, lost } = ledger('a', 'b').judge([stored('a'), stored('b')]);
    assert.deepEqual({ made, effects, twice, lost }, { made: 2, effects: 2, twice: 0, lost: 0 });
  });

  test('counts what a server stores again, and what nobody made', () => {
    assert.equal(ledger('a').judge([stored('a'), stored('a')]).twice, 1);
    assert.equal(ledger('a').judge([stored('a'), stored('x')]).twice, 1);
  });

  test('counts what is missing, unless a signal says that just that was dropped', () => {
    const says = (counts: object) => stored('d', { counts }, 'dev.tillside.outbox.dropped');
    const judged = (...counts: object[]) => ledger('a', 'b').judge([stored('a'), ...counts.map(says)]);
    assert.equal(judged().lost, 1);
    assert.equal(judged({ 'dev.tillside.promise.shown': 1 }).lost, 0);
    assert.equal(judged({ 'dev.tillside.promise.shown': 2 }).lost, 1);
    assert.equal(judged({ 'dev.tillside.feedback.answered': 1 }).lost, 2);
  });

  test('asks nothing of what was not said to be saved when the browser was killed', () => {
    const killed = ledger('a', 'b', 'c');
    killed.isKilled = true;
    killed.hear({ fate: 'stored', ids: ['a'] });
    const { made, lost, unsaid } = killed.judge([stored('b')]);
    assert.deepEqual({ made, lost, unsaid }, { made: 2, lost: 1, unsaid: 1 });
  });
});
