import type { Form, Moment } from '@tillside/contract';
import { type GivenAnswer, makeSignal, scoresAtOrBelow, withAnswer } from '@tillside/core';
import type { MomentScope } from '../shared/context.js';
import type { CustomerMessage } from './messages.js';

/** How long a low score brings its suggestion before the associate, in milliseconds: as on one screen. */
const recoveryTime = 600_000;

export type Answered = Extract<CustomerMessage, { kind: 'answered' }>;

/**
 * Judges the customer's scores where it is known which score calls whom, and brings the recovery before the
 * associate, once for each filling-in.
 */
export class Recovery {
  #given = new Map<string, GivenAnswer[]>();
  #called = new Set<string>();

  /** Another moment begins. */
  reset(): void {
    this.#given = new Map();
    this.#called = new Set();
  }

  hear(
    { form: id, response, question, answer, locale }: Answered,
    moment: Moment,
    scope: MomentScope,
    source: string,
  ): void {
    const form = moment.feedback.find(form => form.id === id && form.audience !== 'associate');
    if (!form?.recovery || this.#called.has(response)) return;
    const { given } = withAnswer(this.#given.get(response) ?? [], question, answer);
    this.#given.set(response, given);
    if (!scoresAtOrBelow(form.recovery.below, form, given)) return;
    this.#called.add(response);
    call(form, form.recovery.suggestion, response, { moment, scope, source, locale: locale ?? undefined });
  }
}

interface Around {
  moment: Moment;
  scope: MomentScope;
  source: string;
  locale: string | undefined;
}

/** The customer's screen said it, so the signal is of that surface. */
function call(
  { id, about }: Form,
  suggestion: string,
  response: string,
  { moment, scope, source, locale }: Around,
): void {
  const now = Date.now();
  const until = now + recoveryTime;
  const data = { form: id, response, ...(about && { about }), suggestion };
  const context = { moment, surface: 'customer' as const, source, locale, now };
  const signal = makeSignal('feedback.recovery', `feedback/${id}`, data, context);
  scope.send?.({ ...signal, expirytime: new Date(until).toISOString() });
  scope.recover?.(suggestion, until);
}
