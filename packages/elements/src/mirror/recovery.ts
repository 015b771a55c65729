import type { Moment } from '@tillside/contract';
import { type GivenAnswer, makeSignal, recoveryCall, withAnswer } from '@tillside/core';
import type { MomentScope } from '../shared/context.js';
import type { MessageOf } from './messages.js';

/**
 * Evaluates the customer's scores at the till, since only the till knows the recoveries, and shows a recovery to the
 * associate once per response.
 */
export class Recovery {
  #answers = new Map<string, GivenAnswer[]>();
  #called = new Set<string>();

  /** Another moment begins. */
  reset(): void {
    this.#answers = new Map();
    this.#called = new Set();
  }

  handleAnswer(
    { form: id, response, question, answer, locale }: MessageOf<'answer'>,
    moment: Moment,
    scope: MomentScope,
    source: string,
  ): void {
    const form = moment.feedback.find(form => form.id === id && form.audience !== 'associate');
    if (!form || this.#called.has(response)) return;
    const { answers } = withAnswer(this.#answers.get(response) ?? [], question, answer);
    this.#answers.set(response, answers);
    const now = Date.now();
    const call = recoveryCall(form, answers, response, now);
    if (!call) return;
    this.#called.add(response);
    const { suggestion, expiresAt, data } = call;
    // The signal names the customer's surface, where the score was given.
    const context = { moment, surface: 'customer' as const, source, locale: locale ?? undefined, now };
    const signal = makeSignal('feedback.recovery', `feedback/${id}`, data, context);
    scope.enqueueRemote?.({ ...signal, expirytime: new Date(expiresAt).toISOString() });
    scope.recover?.(suggestion, expiresAt);
  }
}
