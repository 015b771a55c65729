import type { Suggestion } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Reports that a suggestion was declined, or that the associate did something else instead. */
export class TillSuggestionDeclinedEvent extends TillEvent {
  readonly suggestion: Suggestion;
  /** The id of the reason, if one was given. */
  readonly reason: string | undefined;
  /** The id of what the associate did instead, if they chose one. */
  readonly instead: string | undefined;

  constructor(suggestion: Suggestion, { reason, instead }: { reason?: string; instead?: string } = {}) {
    super('till-suggestion-declined');
    this.suggestion = suggestion;
    this.reason = reason;
    this.instead = instead;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-suggestion-declined': TillSuggestionDeclinedEvent;
  }
}
