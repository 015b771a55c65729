import type { Suggestion } from '@tillside/contract';

/** Asks whether the associate's question may count as asked. Cancelable. */
export class TillSuggestionAskEvent extends Event {
  readonly suggestion: Suggestion;

  constructor(suggestion: Suggestion) {
    super('till-suggestion-ask', { bubbles: true, composed: true, cancelable: true });
    this.suggestion = suggestion;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-suggestion-ask': TillSuggestionAskEvent;
  }
}
