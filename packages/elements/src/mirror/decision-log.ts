import type { Suggestion } from '@tillside/contract';
import { TillSuggestionDeclinedEvent } from '../events/till-suggestion-declined.js';
import type { AcceptOutcome } from '../shared/acceptances.js';
import type { Decisions, MomentScope } from '../shared/context.js';
import { requestAccept } from '../suggestion/request-accept.js';

/** The first `<till-suggestion>` below a node, through open shadow roots. */
function findSuggestionElement(root: ParentNode): HTMLElement | undefined {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof HTMLElement && element.localName === 'till-suggestion') return element;
    const found = element.shadowRoot && findSuggestionElement(element.shadowRoot);
    if (found) return found;
  }
  return undefined;
}

const notDone: AcceptOutcome = { state: 'failed', canRetry: true };

/**
 * The decisions on the suggestions of a moment, from either screen: an acceptance is one event at the till, and both
 * screens show its outcome.
 */
export class DecisionLog {
  readonly #element: HTMLElement;
  readonly #onChange: () => void;
  readonly #declined = new Set<string>();
  #scope: MomentScope | undefined;
  #unsubscribe: (() => void) | undefined;
  #decisions: Decisions = {};

  constructor(element: HTMLElement, onChange: () => void) {
    this.#element = element;
    this.#onChange = onChange;
    // In the capture phase, since a host may stop the propagation of an event.
    element.addEventListener('till-suggestion-declined', this.#onDeclined, true);
  }

  get decisions(): Decisions {
    return this.#decisions;
  }

  /** Follows the decisions in this version of the moment. */
  follow(scope: MomentScope | undefined): void {
    this.#unsubscribe?.();
    this.#scope = scope;
    this.#unsubscribe = scope?.acceptances.subscribe(() => this.#update());
    this.#update();
  }

  disconnect(): void {
    this.follow(undefined);
    this.#element.removeEventListener('till-suggestion-declined', this.#onDeclined, true);
  }

  /** Another moment begins: outcomes of the last one are not shown any more. */
  reset(): void {
    this.#declined.clear();
    this.#decisions = {};
  }

  /** Asks the host to do what a customer accepted; asks again only after a failure. */
  async accept(suggestion: Suggestion, scope: MomentScope): Promise<AcceptOutcome> {
    // The customer's screen sends the signals.
    const acceptance = requestAccept(this.#target, suggestion, scope, () => undefined);
    return (await acceptance?.result) ?? notDone;
  }

  /** Applies a customer's decline at the till. */
  decline(suggestion: Suggestion, reason: string | null): void {
    if (this.#declined.has(suggestion.id)) return;
    this.#target.dispatchEvent(
      new TillSuggestionDeclinedEvent(suggestion, reason === null ? {} : { reason }),
    );
  }

  get #target(): HTMLElement {
    return findSuggestionElement(this.#element) ?? this.#element;
  }

  readonly #onDeclined = ({ suggestion }: TillSuggestionDeclinedEvent): void => {
    this.#declined.add(suggestion.id);
    this.#update();
  };

  #update(): void {
    const scope = this.#scope;
    const decisions: Record<string, Decisions[string]> = {};
    for (const { suggestion, outcome } of scope?.acceptances.inMoment(scope) ?? [])
      if (outcome.state !== 'unanswered') decisions[suggestion.id] = outcome;
    for (const id of this.#declined) decisions[id] = { state: 'declined' };
    if (JSON.stringify(decisions) === JSON.stringify(this.#decisions)) return;
    this.#decisions = decisions;
    this.#onChange();
  }
}
