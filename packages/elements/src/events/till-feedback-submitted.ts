import type { Form } from '@tillside/contract';
import type { GivenAnswer } from '@tillside/core';
import { TillEvent } from './till-event.js';

/** Reports that a form was submitted. */
export class TillFeedbackSubmittedEvent extends TillEvent {
  readonly form: Form;
  readonly answers: readonly GivenAnswer[];

  constructor(form: Form, answers: readonly GivenAnswer[]) {
    super('till-feedback-submitted');
    this.form = form;
    this.answers = answers;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-feedback-submitted': TillFeedbackSubmittedEvent;
  }
}
