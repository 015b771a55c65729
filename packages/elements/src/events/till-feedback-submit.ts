import type { Form } from '@tillside/contract';
import type { GivenAnswer } from '@tillside/core';
import { TillEvent } from './till-event.js';

/** Dispatched before a form is submitted. Cancelable. */
export class TillFeedbackSubmitEvent extends TillEvent {
  readonly form: Form;
  readonly answers: readonly GivenAnswer[];

  constructor(form: Form, answers: readonly GivenAnswer[]) {
    super('till-feedback-submit', true);
    this.form = form;
    this.answers = answers;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-feedback-submit': TillFeedbackSubmitEvent;
  }
}
