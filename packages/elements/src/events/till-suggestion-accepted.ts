import type { Suggestion } from '@tillside/contract';

/** Tells that a suggestion was accepted, and that the host did what it had to. */
export class TillSuggestionAcceptedEvent extends Event {
  readonly suggestion: Suggestion;

  constructor(suggestion: Suggestion) {
    super('till-suggestion-accepted', { bubbles: true, composed: true });
    this.suggestion = suggestion;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-suggestion-accepted': TillSuggestionAcceptedEvent;
  }
}
