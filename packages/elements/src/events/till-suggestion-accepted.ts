import type { Suggestion } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Tells that a suggestion was accepted, and that the host did what it had to. */
export class TillSuggestionAcceptedEvent extends TillEvent {
  readonly suggestion: Suggestion;

  constructor(suggestion: Suggestion) {
    super('till-suggestion-accepted');
    this.suggestion = suggestion;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-suggestion-accepted': TillSuggestionAcceptedEvent;
  }
}
