import type { Suggestion } from '@tillside/contract';

/** Asks whether a suggestion may be declined. Cancelable. */
export class TillSuggestionDeclineEvent extends Event {
  readonly suggestion: Suggestion;

  constructor(suggestion: Suggestion) {
    super('till-suggestion-decline', { bubbles: true, composed: true, cancelable: true });
    this.suggestion = suggestion;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-suggestion-decline': TillSuggestionDeclineEvent;
  }
}
