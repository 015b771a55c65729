import type { Suggestion } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Dispatched before a suggestion is declined. Cancelable. */
export class TillSuggestionDeclineEvent extends TillEvent {
  readonly suggestion: Suggestion;

  constructor(suggestion: Suggestion) {
    super('till-suggestion-decline', true);
    this.suggestion = suggestion;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-suggestion-decline': TillSuggestionDeclineEvent;
  }
}
