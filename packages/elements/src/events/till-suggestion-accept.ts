import type { Suggestion } from '@tillside/contract';
import { AnswerableEvent } from './answerable-event.js';

/** The encounter in which a person accepted. */
export interface AcceptContext {
  /** The id of the moment; undefined for a suggestion without one. */
  momentId?: string | undefined;
  /** Aborts when the encounter is over. Never, by default. */
  signal?: AbortSignal;
}

/**
 * Asks the host to do what a person accepted. Cancelable. With `respondWith(promise)` the acceptance is pending until
 * the promise settles, accepted if it resolves, failed if it rejects. A rejection with
 * `{ refusal: 'Only two left', retry: false }` tells the customer why, in these words, and whether they can try again
 * (`retry`, true by default); no other error's message is ever shown.
 *
 * Without an answer, a `service`, `care` or `conversation` is accepted at once, and a `product` or `offer` is not
 * accepted at all.
 */
export class TillSuggestionAcceptEvent extends AnswerableEvent {
  readonly suggestion: Suggestion;
  /** The id of the moment in which it was accepted. */
  readonly momentId: string | undefined;
  /** Aborts when that moment is over, so that a slow accept does not land in the next customer's basket. */
  readonly signal: AbortSignal;

  constructor(suggestion: Suggestion, { momentId, signal }: AcceptContext = {}) {
    super('till-suggestion-accept', true);
    this.suggestion = suggestion;
    this.momentId = momentId;
    this.signal = signal ?? new AbortController().signal;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-suggestion-accept': TillSuggestionAcceptEvent;
  }
}
