import type { Form } from '@tillside/contract';
import type { GivenAnswer } from '@tillside/core';

/** Asks whether a filled-in form may be submitted. Cancelable. */
export class TillFeedbackSubmitEvent extends Event {
  readonly form: Form;
  readonly answers: readonly GivenAnswer[];

  constructor(form: Form, answers: readonly GivenAnswer[]) {
    super('till-feedback-submit', { bubbles: true, composed: true, cancelable: true });
    this.form = form;
    this.answers = answers;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-feedback-submit': TillFeedbackSubmitEvent;
  }
}
