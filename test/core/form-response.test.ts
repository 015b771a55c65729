import type { Answer, ContactAnswer, Form, Question } from '@tillside/contract';
import { FormResponse } from '@tillside/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

const score: Question = { id: 'score', type: 'csat', label: 'How was it?' };
const why: Question = { id: 'why', type: 'text', label: 'Why?', when: { question: 'score', in: [1, 2] } };
const words: Question = { id: 'words', type: 'text', label: 'Anything else?' };
const reach: Question = { id: 'reach', type: 'contact', channel: 'email', label: 'E-mail', text: 'Yes' };
const contact: ContactAnswer = {
  channel: 'email',
  value: 'anna@example.org',
  consent: 'Yes',
  time: '2026-10-01T12:00:00Z',
};
const form = (more: Partial<Form> = {}): Form => ({
  id: 'f',
  title: 'Visit',
  audience: 'everyone',
  questions: [score, why, words],
  ...more,
});
const answersOf = (response: FormResponse) =>
  response.answers.map(({ question, answer }): [string, Answer] => [question, answer]);
/** The response after it was saved as a draft and restored. */
const reloaded = (response: FormResponse) =>
  new FormResponse(response.form, JSON.parse(JSON.stringify(response.state)) as typeof response.state);

describe('answers', () => {
  test('a changed answer is the next revision, and the same answer again is not', () => {
    const response = new FormResponse(form());
    assert.deepEqual(response.setAnswer(score, 4), [{ question: 'score', answer: 4, revision: 1 }]);
    assert.deepEqual(response.setAnswer(score, 4), []);
    assert.deepEqual(response.setAnswer(score, 5), [{ question: 'score', answer: 5, revision: 2 }]);
    assert.deepEqual(answersOf(response), [['score', 5]]);
  });

  test('taking back an answer that was never given changes nothing', () => {
    assert.deepEqual(new FormResponse(form()).setAnswer(words, null), []);
  });

  test('the contact is the one given last, and undefined once it is taken back', () => {
    const response = new FormResponse(form({ questions: [reach] }));
    assert.equal(response.contact, undefined);
    response.setAnswer(reach, contact);
    assert.deepEqual(response.contact, contact);
    response.setAnswer(reach, null);
    assert.equal(response.contact, undefined);
  });

  test('a response counts as touched after an answer, a typed text or a step', () => {
    assert.equal(new FormResponse(form()).isTouched, false);
    const [answered, written, moved] = [1, 2, 3].map(() => new FormResponse(form()));
    answered!.setAnswer(score, 4);
    written!.texts.set('words', 'Hm');
    moved!.moveBy(1);
    for (const response of [answered, written, moved]) assert.equal(response!.isTouched, true);
  });
});

describe('answers follow what is asked', () => {
  const choice: Question = {
    id: 'which',
    type: 'choice',
    label: 'Which?',
    multiple: true,
    options: ['price', 'advice'].map(id => ({ id, label: id })),
    when: { question: 'score', in: [1, 2] },
  };
  const more: Question = { ...words, id: 'more', when: { question: 'which', in: ['price'] } };
  const last: Question = { ...reach, when: { question: 'more', in: ['dear'] } };

  test('an answer to a question that is no longer asked is taken back by a revision', () => {
    const response = new FormResponse(form());
    response.setAnswer(score, 1);
    response.setAnswer(why, 'rude');
    assert.deepEqual(response.setAnswer(score, 5), [
      { question: 'score', answer: 5, revision: 2 },
      { question: 'why', answer: null, revision: 2 },
    ]);
    assert.deepEqual(answersOf(response), [['score', 5]]);
    assert.deepEqual(response.setAnswer(score, 4), [{ question: 'score', answer: 4, revision: 3 }]);
  });

  test('a whole chain of conditions is taken back at once', () => {
    const response = new FormResponse(form({ questions: [score, choice, more, last] }));
    response.setAnswer(score, 1);
    response.setAnswer(choice, ['price', 'advice']);
    response.setAnswer(more, 'dear');
    response.setAnswer(last, contact);
    response.ticked.add('reach');
    assert.deepEqual(
      response.setAnswer(choice, ['advice']).map(({ question, answer }) => [question, answer]),
      [
        ['which', ['advice']],
        ['more', null],
        ['reach', null],
      ],
    );
    assert.equal(response.contact, undefined);
    assert.equal(response.ticked.size, 0, 'a consent box is never ticked beforehand');
    assert.deepEqual(response.steps, ['score', 'which']);
  });

  test('a text that was taken back is still in its field when its question is asked again', () => {
    const response = new FormResponse(form());
    response.setAnswer(score, 1);
    response.texts.set('why', 'rude');
    response.setAnswer(why, 'rude');
    response.setAnswer(score, 5);
    response.setAnswer(score, 1);
    assert.equal(response.answerTo(why), null);
    assert.equal(response.texts.get('why'), 'rude');
    assert.deepEqual(response.setAnswer(why, 'rude'), [{ question: 'why', answer: 'rude', revision: 3 }]);
  });

  test('a draft takes back answers to questions that a newer form no longer asks', () => {
    const response = new FormResponse(form());
    response.setAnswer(score, 1);
    response.setAnswer(why, 'rude');
    const changed = form({ questions: [score, { ...why, when: { question: 'score', in: [2] } }] });
    const again = new FormResponse(changed, response.state);
    assert.deepEqual(answersOf(again), [['score', 1]]);
    assert.deepEqual(again.withdrawUnasked(), [{ question: 'why', answer: null, revision: 2 }]);
    assert.deepEqual(again.withdrawUnasked(), []);
  });

  test('an answer that was taken back is not among the answers', () => {
    const response = new FormResponse(form());
    response.setAnswer(words, 'Hm');
    response.setAnswer(words, null);
    assert.deepEqual(answersOf(response), []);
    assert.equal(response.isStarted, true);
  });

  test('a follow-up is requested only while the score still offers one', () => {
    const followUp = { below: 2, label: 'Shall someone come over?', within: 'PT2M' };
    const response = new FormResponse(form({ questions: [score], followUp }));
    response.setAnswer(score, 1);
    response.requestFollowUp(true);
    assert.equal(response.wantsFollowUp, true);
    response.setAnswer(score, 5);
    assert.equal(response.wantsFollowUp, false);
  });
});

describe('steps', () => {
  test('go forward and back through the questions that are asked', () => {
    const response = new FormResponse(form());
    assert.deepEqual(response.steps, ['score', 'words']);
    response.setAnswer(score, 2);
    assert.deepEqual(response.steps, ['score', 'why', 'words']);
    response.moveBy(1);
    assert.equal(response.question?.id, 'why');
    response.moveBy(1);
    assert.equal(response.isLastStep, true);
    response.moveBy(-2);
    assert.equal(response.index, 0);
  });

  test('end with an offer of a follow-up after a low score', () => {
    const followUp = { below: 2, label: 'Shall someone come over?', within: 'PT2M' };
    const response = new FormResponse(form({ questions: [score], followUp }));
    response.setAnswer(score, 3);
    assert.equal(response.isLastStep, true);
    response.setAnswer(score, 2);
    assert.equal(response.isLastStep, false);
    response.moveBy(1);
    assert.equal(response.question, undefined);
    assert.equal(response.isLastStep, true);
  });
});

describe('options in random order', () => {
  const options = Array.from({ length: 12 }, (_, i) => ({ id: `o${i}`, label: `Option ${i}` }));
  const choice = { id: 'c', type: 'choice' as const, label: 'Which?', options };

  test('keep the order in which they were first shown, also in a draft', () => {
    const response = new FormResponse(form({ questions: [choice] }));
    const shuffle = { ...choice, shuffle: true };
    const shown = response.withStableShuffle(shuffle).options;
    assert.deepEqual(new Set(shown), new Set(options));
    assert.deepEqual(response.withStableShuffle(shuffle).options, shown);
    assert.deepEqual(reloaded(response).withStableShuffle(shuffle).options, shown);
    assert.deepEqual(
      response.optionOrder(shuffle),
      shown.map(({ id }) => id),
    );
  });

  test('keep the document’s order without `shuffle`', () => {
    const response = new FormResponse(form({ questions: [choice] }));
    assert.equal(response.withStableShuffle(choice), choice);
    assert.equal(response.optionOrder(choice), undefined);
  });
});

test('a low score calls for its recovery once, also in a draft', () => {
  const response = new FormResponse(form({ recovery: { below: 2, suggestion: 'sorry' } }));
  response.setAnswer(score, 3);
  assert.equal(response.takeRecoveryCall(1000), undefined);
  response.setAnswer(score, 1);
  assert.equal(response.takeRecoveryCall(1000)?.suggestion, 'sorry');
  assert.equal(response.takeRecoveryCall(1000), undefined);
  assert.equal(reloaded(response).takeRecoveryCall(1000), undefined);
});

describe('a draft of an older form', () => {
  const option = (id: string) => ({ id, label: id });
  const which: Question = {
    id: 'which',
    type: 'choice',
    label: 'Which?',
    options: ['price', 'advice'].map(option),
  };
  const several: Question = { ...which, multiple: true };
  const mail: Question = { id: 'mail', type: 'consent', label: 'Mail?', purpose: 'news', text: 'Monthly' };

  /** The response to one question as a newer form has it, undefined where it dropped the question. */
  const restored = (question: Question, answer: Answer, newer: Question | undefined) => {
    const before = new FormResponse(form({ questions: [question, words] }));
    before.setAnswer(question, answer);
    const questions = newer ? [newer, words] : [words];
    const response = new FormResponse(form({ questions }), before.state);
    return { response, revisions: response.fitForm(before.state.questions), given: answersOf(response) };
  };

  const taken: [what: string, Question, Answer, Question | undefined][] = [
    ['question was dropped', score, 4, undefined],
    ['question has another scale', score, 4, { ...score, type: 'nps' }],
    ['question has another type', words, 'Nice', { ...which, id: 'words' }],
    ['option was dropped', which, 'price', { ...which, options: [option('advice')] }],
    ['options were all dropped', several, ['price'], { ...several, options: [option('advice')] }],
    ['question permits several options now', which, 'price', several],
    ['question permits one option now', several, ['price'], which],
    ['consent is for something else', mail, true, { ...mail, purpose: 'calls' }],
    ['consent is worded differently', mail, true, { ...mail, text: 'Daily' }],
    ['contact is through another channel', reach, contact, { ...reach, channel: 'phone' }],
    ['consent to the contact is worded differently', reach, contact, { ...reach, text: 'And news' }],
    ['question is not asked any more', score, 4, { ...score, when: { question: 'none', in: [1] } }],
  ];
  for (const [what, question, answer, newer] of taken)
    test(`takes back an answer by a revision if its ${what}`, () => {
      const { response, revisions, given } = restored(question, answer, newer);
      assert.deepEqual(revisions, [{ question: question.id, answer: null, revision: 2 }]);
      assert.deepEqual(given, []);
      assert.equal(response.ticked.size, 0);
      assert.deepEqual(response.fitForm(response.form.questions), []);
    });

  test('keeps the options that are still there', () => {
    const { revisions } = restored(several, ['price', 'advice'], { ...several, options: [option('advice')] });
    assert.deepEqual(revisions, [{ question: 'which', answer: ['advice'], revision: 2 }]);
  });

  test('keeps answers to a question that only has other words, order or more options', () => {
    const kept: [Question, Answer, Question][] = [
      [score, 4, { ...score, label: 'And?', required: true }],
      [which, 'price', { ...which, options: ['staff', 'advice', 'price'].map(option) }],
      [{ ...which, multiple: false }, 'price', which],
      [words, 'Nice', { ...words, label: 'Else?' }],
      [mail, false, mail],
      [reach, contact, reach],
    ];
    for (const [question, answer, newer] of kept) {
      const { revisions, given } = restored(question, answer, newer);
      assert.deepEqual(revisions, []);
      assert.deepEqual(given, [[question.id, answer]]);
    }
  });

  test('takes back what was asked only because of an answer that it takes back', () => {
    const before = new FormResponse(form());
    before.setAnswer(score, 1);
    before.setAnswer(why, 'rude');
    const response = new FormResponse(form({ questions: [{ ...score, type: 'nps' }, why] }), before.state);
    assert.deepEqual(response.fitForm(before.state.questions), [
      { question: 'score', answer: null, revision: 2 },
      { question: 'why', answer: null, revision: 2 },
    ]);
  });

  test('asks again what is missing before the step in view', () => {
    const last: Question = { ...words, id: 'last' };
    const before = new FormResponse(form({ questions: [score, words, last] }));
    before.setAnswer(score, 4);
    before.moveBy(2);
    const stepIn = (...questions: Question[]) => {
      const response = new FormResponse(form({ questions }), before.state);
      response.fitForm(before.state.questions);
      return response.question?.id;
    };
    assert.equal(stepIn(score, words, last), 'last');
    assert.equal(stepIn({ ...score, type: 'nps' }, words, last), 'score');
    assert.equal(stepIn(score, { ...words, required: true }, last), 'words');
  });

  test('drops text that was typed for a question of another type', () => {
    const before = new FormResponse(form({ questions: [score, words] }));
    before.texts.set('words', 'Half a sen');
    for (const questions of [[score], [score, { ...score, id: 'words' }]]) {
      const response = new FormResponse(form({ questions }), before.state);
      response.fitForm(before.state.questions);
      assert.equal(response.texts.size, 0);
    }
  });

  test('shows options in a new random order if there are others', () => {
    const shuffle: Question = { ...which, shuffle: true };
    const before = new FormResponse(form({ questions: [shuffle] }));
    before.withStableShuffle(shuffle);
    const newer = { ...shuffle, options: ['advice', 'staff'].map(option) };
    const response = new FormResponse(form({ questions: [newer] }), before.state);
    const shown = response.withStableShuffle(newer).options.map(({ id }) => id);
    assert.deepEqual(response.optionOrder(newer), shown);
    assert.deepEqual([...shown].sort(), ['advice', 'staff']);
  });
});

describe('a draft', () => {
  test('brings back the response, its answers, its texts and the step in view', () => {
    const response = new FormResponse(form({ questions: [score, reach, words] }));
    response.setAnswer(score, 2);
    response.setAnswer(reach, contact);
    response.texts.set('words', 'Half a sen');
    response.moveBy(2);
    const again = reloaded(response);
    assert.deepEqual(again.state, response.state);
    assert.equal(again.id, response.id);
    assert.equal(again.question?.id, 'words');
    assert.deepEqual([...again.ticked], ['reach']);
    assert.deepEqual(again.setAnswer(score, 4), [{ question: 'score', answer: 4, revision: 2 }]);
  });
});
