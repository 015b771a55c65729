import type { Form } from '@tillside/contract';
import type { GivenAnswer } from '@tillside/core';

/** Tells that a form was submitted. */
export class TillFeedbackSubmittedEvent extends Event {
  readonly form: Form;
  readonly answers: readonly GivenAnswer[];

  constructor(form: Form, answers: readonly GivenAnswer[]) {
    super('till-feedback-submitted', { bubbles: true, composed: true });
    this.form = form;
    this.answers = answers;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-feedback-submitted': TillFeedbackSubmittedEvent;
  }
}
