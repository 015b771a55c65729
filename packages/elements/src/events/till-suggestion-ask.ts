import type { Suggestion } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Dispatched before the associate's question counts as asked. Cancelable. */
export class TillSuggestionAskEvent extends TillEvent {
  readonly suggestion: Suggestion;

  constructor(suggestion: Suggestion) {
    super('till-suggestion-ask', true);
    this.suggestion = suggestion;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-suggestion-ask': TillSuggestionAskEvent;
  }
}
