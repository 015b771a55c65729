import type { Form } from '@tillside/contract';
import { type GivenAnswer, recoveryCall } from '@tillside/core';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

const form: Form = {
  id: 'visit',
  title: 'Visit',
  audience: 'everyone',
  about: { order: '4711' },
  questions: [{ id: 'score', type: 'csat', label: 'How was it?' }],
  recovery: { below: 2, suggestion: 'care' },
};
const scored = (answer: number): GivenAnswer[] => [{ question: 'score', answer, revision: 1 }];

describe('a low score', () => {
  test('calls the associate for ten minutes, with the subject of the form', () => {
    assert.deepEqual(recoveryCall(form, scored(2), 'response-1', 1000), {
      suggestion: 'care',
      expiresAt: 601_000,
      data: { form: 'visit', response: 'response-1', about: { order: '4711' }, suggestion: 'care' },
    });
  });

  test('above the threshold calls nobody', () => {
    assert.equal(recoveryCall(form, scored(3), 'response-1', 1000), undefined);
  });

  test('calls nobody if the form names no recovery', () => {
    const { recovery, ...plain } = form;
    assert.equal(recoveryCall(plain, scored(1), 'response-1', 1000), undefined);
  });
});
