import type { Suggestion } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Reports that a suggestion was accepted, and that the host did its part. */
export class TillSuggestionAcceptedEvent extends TillEvent {
  readonly suggestion: Suggestion;

  constructor(suggestion: Suggestion) {
    super('till-suggestion-accepted');
    this.suggestion = suggestion;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-suggestion-accepted': TillSuggestionAcceptedEvent;
  }
}
