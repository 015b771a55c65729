import type { Form, Question } from '@tillside/contract';
import {
  answerTo,
  askedQuestions,
  type GivenAnswer,
  isAnswered,
  scoresAtOrBelow,
  shuffled,
  withAnswer,
} from '@tillside/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

const score: Question = { id: 'score', type: 'csat', label: 'How was it?' };
const why: Question = { id: 'why', type: 'text', label: 'Why?', when: { question: 'score', in: [1, 2] } };
const more: Question = {
  id: 'more',
  type: 'text',
  label: 'More?',
  when: { question: 'why', in: ['because'] },
};
const form = (...questions: Question[]): Form => ({
  id: 'f',
  title: 'Visit',
  audience: 'everyone',
  questions,
});
const asked = (of: Form, given: readonly GivenAnswer[]) => askedQuestions(of, given).map(({ id }) => id);
const answers = (record: Record<string, GivenAnswer['answer']>): GivenAnswer[] =>
  Object.entries(record).map(([question, answer]) => ({ question, answer, revision: 1 }));

describe('branching', () => {
  test('a question with `when` is asked after one of those answers only', () => {
    assert.deepEqual(asked(form(score, why), []), ['score']);
    assert.deepEqual(asked(form(score, why), answers({ score: 2 })), ['score', 'why']);
    assert.deepEqual(asked(form(score, why), answers({ score: 3 })), ['score']);
  });

  test('an answer to a question that is no longer asked triggers no other question', () => {
    const given = answers({ score: 5, why: 'because' });
    assert.deepEqual(asked(form(score, why, more), given), ['score']);
  });

  test('one of several chosen options is enough', () => {
    const options = [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ];
    const choice: Question = { id: 'c', type: 'choice', label: 'Which?', options, multiple: true };
    const then: Question = { id: 't', type: 'text', label: 'Then?', when: { question: 'c', in: ['b'] } };
    assert.deepEqual(asked(form(choice, then), answers({ c: ['a', 'b'] })), ['c', 't']);
    assert.deepEqual(asked(form(choice, then), answers({ c: ['a'] })), ['c']);
  });

  test('a consent of "no" is an answer that `when` can name', () => {
    const consent: Question = { id: 'c', type: 'consent', label: 'May we?', purpose: 'news', text: 'News' };
    const then: Question = { id: 't', type: 'text', label: 'Why not?', when: { question: 'c', in: [false] } };
    assert.deepEqual(asked(form(consent, then), answers({ c: false })), ['c', 't']);
  });
});

describe('answers', () => {
  test('each change is the next revision, and replaces the last', () => {
    const first = withAnswer([], 'score', 2);
    const second = withAnswer(first.answers, 'score', 4);
    assert.deepEqual([first.revision, second.revision], [1, 2]);
    assert.equal(answerTo(second.answers, 'score'), 4);
    assert.equal(second.answers.length, 1);
  });

  test('each question has its own count of revisions', () => {
    const first = withAnswer([], 'score', 2);
    assert.equal(withAnswer(first.answers, 'why', 'rain').revision, 1);
  });

  test('an empty text and an empty choice are no answer; zero and "no" are', () => {
    for (const answer of [undefined, null, '', []]) assert.ok(!isAnswered(answer), JSON.stringify(answer));
    for (const answer of [0, false, 'x', ['a']]) assert.ok(isAnswered(answer), JSON.stringify(answer));
  });
});

describe('scales', () => {
  test('a score is low at or below the threshold', () => {
    assert.ok(scoresAtOrBelow(2, form(score), answers({ score: 2 })));
    assert.ok(!scoresAtOrBelow(2, form(score), answers({ score: 3 })));
    assert.ok(!scoresAtOrBelow(2, form(score), []));
  });

  test('a score of zero is low, and one that was taken back is not', () => {
    const nps: Question = { id: 'score', type: 'nps', label: 'Recommend?' };
    assert.ok(scoresAtOrBelow(0, form(nps), answers({ score: 0 })));
    assert.ok(!scoresAtOrBelow(6, form(nps), answers({ score: null })));
  });

  test('a threshold does not apply to a scale on which it lies at or beyond an end', () => {
    const nps: Question = { id: 'nps', type: 'nps', label: 'Recommend?' };
    assert.ok(!scoresAtOrBelow(6, form(score, nps), answers({ score: 5, nps: 10 })));
    assert.ok(scoresAtOrBelow(6, form(score, nps), answers({ score: 5, nps: 6 })));
    assert.ok(!scoresAtOrBelow(10, form(score, nps), answers({ score: 1, nps: 0 })));
    assert.ok(!scoresAtOrBelow(0, form(score), answers({ score: 1 })));
  });

  test('without a threshold each scale has its own low scores', () => {
    for (const [type, low, middling] of [
      ['csat', 2, 3],
      ['nps', 6, 7],
      ['ces', 3, 4],
    ] as const) {
      const asked = form({ id: 'q', type, label: 'Well?' });
      assert.ok(scoresAtOrBelow(undefined, asked, answers({ q: low })), type);
      assert.ok(!scoresAtOrBelow(undefined, asked, answers({ q: middling })), type);
    }
  });

  test('answers that are not scores are not compared', () => {
    const kept: Question = { id: 'k', type: 'kept', label: 'Kept?', promise: 'p' };
    assert.ok(!scoresAtOrBelow(10, form(kept), answers({ k: 'no' })));
  });

  test('a score of a question that is no longer asked does not count', () => {
    const ces: Question = { id: 'ces', type: 'ces', label: 'Easy?', when: { question: 'score', in: [1] } };
    assert.ok(!scoresAtOrBelow(2, form(score, ces), answers({ score: 5, ces: 1 })));
  });
});

describe('shuffling', () => {
  test('keeps every option and leaves the list itself alone', () => {
    const options = ['a', 'b', 'c', 'd'];
    assert.deepEqual(shuffled(options).sort(), options);
    assert.deepEqual(options, ['a', 'b', 'c', 'd']);
  });

  test('follows the given random numbers', () => {
    assert.deepEqual(
      shuffled(['a', 'b', 'c'], () => 0),
      ['b', 'c', 'a'],
    );
    assert.deepEqual(
      shuffled(['a', 'b', 'c'], () => 0.999),
      ['a', 'b', 'c'],
    );
  });

  test('gives every option every place equally often', () => {
    const firsts = new Map<string, number>();
    for (let i = 0; i < 3000; i++) {
      const first = shuffled(['a', 'b', 'c'])[0]!;
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const [option, count] of firsts)
      assert.ok(Math.abs(count - 1000) < 150, `${option} came first ${count} times`);
  });
});
