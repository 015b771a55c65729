import type { Suggestion } from '@tillside/contract';
import { TillSuggestionAcceptEvent } from '../events/till-suggestion-accept.js';
import { TillSuggestionAcceptedEvent } from '../events/till-suggestion-accepted.js';
import { TillSuggestionDeclinedEvent } from '../events/till-suggestion-declined.js';
import type { Decisions } from '../shared/context.js';

type Decision = Decisions[string];

/** The first suggestion's element below, through open shadow roots. */
function suggestionIn(root: ParentNode): Element | undefined {
  for (const element of root.querySelectorAll('*')) {
    if (element.localName === 'till-suggestion') return element;
    const found = element.shadowRoot && suggestionIn(element.shadowRoot);
    if (found) return found;
  }
  return undefined;
}

/**
 * What becomes of the suggestions of a moment, on whichever screen it was decided: one acceptance is one event
 * at the till, and its result is everybody's.
 */
export class DecisionLog {
  readonly #element: HTMLElement;
  readonly #changed: () => void;
  /** Acceptances that are being done, or were. */
  #results = new Map<string, Promise<boolean>>();
  #all: Decisions = {};

  constructor(element: HTMLElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
  }

  get all(): Decisions {
    return this.#all;
  }

  connect(): void {
    // Hosts may stop an event on its way up.
    this.#element.addEventListener('till-suggestion-accept', this.#onAccept, true);
    this.#element.addEventListener('till-suggestion-declined', this.#onDeclined, true);
  }

  disconnect(): void {
    this.#element.removeEventListener('till-suggestion-accept', this.#onAccept, true);
    this.#element.removeEventListener('till-suggestion-declined', this.#onDeclined, true);
  }

  /** Another moment begins: a result that is still to come is for nobody's eyes. */
  reset(): void {
    this.#results = new Map();
    this.#all = {};
  }

  /** Does what a customer accepted. Resolves with whether the host did its part; the same is done once. */
  accept(suggestion: Suggestion): Promise<boolean> {
    const { id } = suggestion;
    const running = this.#results.get(id);
    if (running && this.#all[id] !== 'failed') return running;
    const results = this.#results;
    const target = this.#target;
    target.dispatchEvent(new TillSuggestionAcceptEvent(suggestion));
    // The listener below follows it, unless the host stopped it before.
    const followed = results.get(id);
    if (!followed || followed === running) return Promise.resolve(false);
    const result = followed.then(isDone => {
      if (isDone && results === this.#results)
        target.dispatchEvent(new TillSuggestionAcceptedEvent(suggestion));
      return isDone;
    });
    results.set(id, result);
    return result;
  }

  /** Takes over what a customer declined. */
  decline(suggestion: Suggestion, reason: string | null): void {
    if (this.#all[suggestion.id] === 'declined') return;
    this.#target.dispatchEvent(
      new TillSuggestionDeclinedEvent(suggestion, reason === null ? {} : { reason }),
    );
  }

  get #target(): Element {
    return suggestionIn(this.#element) ?? this.#element;
  }

  readonly #onAccept = (event: TillSuggestionAcceptEvent): void => {
    const results = this.#results;
    const { id } = event.suggestion;
    // By then the host has answered.
    const result = Promise.resolve().then(async () => {
      const { response, defaultPrevented } = event;
      if (defaultPrevented) {
        results.delete(id);
        return false;
      }
      if (response) this.#note(results, id, 'pending');
      const isDone = await Promise.resolve(response).then(
        () => true,
        () => false,
      );
      this.#note(results, id, isDone ? 'accepted' : 'failed');
      return isDone;
    });
    results.set(id, result);
  };

  readonly #onDeclined = ({ suggestion }: TillSuggestionDeclinedEvent): void => {
    this.#note(this.#results, suggestion.id, 'declined');
  };

  /** Notes a decision, unless its moment is over. */
  #note(results: Map<string, Promise<boolean>>, id: string, decision: Decision): void {
    if (results !== this.#results) return;
    this.#all = { ...this.#all, [id]: decision };
    this.#changed();
  }
}
