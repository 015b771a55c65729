import type { Suggestion } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Asks whether a suggestion may be declined. Cancelable. */
export class TillSuggestionDeclineEvent extends TillEvent {
  readonly suggestion: Suggestion;

  constructor(suggestion: Suggestion) {
    super('till-suggestion-decline', true);
    this.suggestion = suggestion;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-suggestion-decline': TillSuggestionDeclineEvent;
  }
}
