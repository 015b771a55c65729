import type { Suggestion } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Asks whether the associate's question may count as asked. Cancelable. */
export class TillSuggestionAskEvent extends TillEvent {
  readonly suggestion: Suggestion;

  constructor(suggestion: Suggestion) {
    super('till-suggestion-ask', true);
    this.suggestion = suggestion;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-suggestion-ask': TillSuggestionAskEvent;
  }
}
