import type { Suggestion } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Asks the host to do what a person accepted. Cancelable. */
export class TillSuggestionAcceptEvent extends TillEvent {
  readonly suggestion: Suggestion;
  /** What the host answered with, if it did. */
  response: Promise<unknown> | undefined;

  constructor(suggestion: Suggestion) {
    super('till-suggestion-accept', true);
    this.suggestion = suggestion;
  }

  /**
   * Makes the acceptance wait: it is pending until the promise settles, accepted if it resolves, failed
   * with a retry if it rejects. Without it, the suggestion is accepted at once.
   */
  respondWith(response: Promise<unknown>): void {
    this.response = Promise.resolve(response);
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-suggestion-accept': TillSuggestionAcceptEvent;
  }
}
