import type { SignalData, Suggestion } from '@tillside/contract';
import { choose } from '@tillside/core';
import { TillSuggestionAcceptEvent } from '../events/till-suggestion-accept.js';
import { TillSuggestionAcceptedEvent } from '../events/till-suggestion-accepted.js';
import { TillSuggestionAskEvent } from '../events/till-suggestion-ask.js';
import { TillSuggestionDeclineEvent } from '../events/till-suggestion-decline.js';
import { TillSuggestionDeclinedEvent } from '../events/till-suggestion-declined.js';
import type { MomentScope } from '../shared/context.js';
import { type Card, hear, stays, suggestionData } from './card.js';

type SuggestionSignal = Extract<keyof SignalData, `suggestion.${string}`>;

/** What the cards need of the element that shows them. */
export interface CardsHost extends HTMLElement {
  requestUpdate(): void;
}

/** The suggestions on screen, from being chosen to having left: what a person does with them, and its signals. */
export class Cards {
  readonly #host: CardsHost;
  readonly #locale: () => string;
  /** Decisions, where there is no moment that remembers them. */
  readonly #decided = new Set<string>();
  #list: Card[] = [];

  constructor(host: CardsHost, locale: () => string) {
    this.#host = host;
    this.#locale = locale;
  }

  get list(): readonly Card[] {
    return this.#list;
  }

  /**
   * Brings what is on screen in line with the moment. Returns whether something left though no person
   * had acted.
   */
  settle(scope: MomentScope, candidates: readonly Suggestion[], max: number): boolean {
    const now = Date.now();
    for (const card of this.#list) hear(card, scope, now);
    const isStaying = (card: Card) => stays(card, scope, candidates, now);
    const gone = this.#list.filter(card => !isStaying(card));
    const stay = this.#list.filter(isStaying);
    for (const card of gone) this.#leave(card, now);

    const { admitted, hold, pacing } = scope;
    const isRecovery = (id: string) => admitted?.recovered.includes(id) ?? false;
    const isFrozen = hold || admitted?.phase === 'paying';
    const isOnScreen = (id: string) => stay.some(card => card.suggestion.id === id);
    const chosen = choose(
      [...stay.map(card => card.suggestion), ...candidates.filter(({ id }) => !isOnScreen(id))],
      {
        held: stay.map(card => card.suggestion.id),
        limit: max + (admitted?.recovered.length ?? 0),
        isFrozen,
        claim: id =>
          isRecovery(id) || (admitted && pacing ? pacing.claim(admitted, id) : !this.#decided.has(id)),
      },
    );
    this.#list = chosen.map(suggestion => {
      const card = stay.find(card => card.suggestion === suggestion);
      if (!card)
        return hear({ suggestion, scope, state: 'offered', isAsked: false, acceptedAt: 0 }, scope, now);
      const newer = candidates.find(({ id }) => id === suggestion.id);
      if (newer && card.state === 'offered') card.suggestion = newer;
      if (card.state !== 'accepted') card.scope = scope;
      return card;
    });
    if (!isFrozen) this.#countWithheld(scope);
    return gone.length > 0;
  }

  /** A card was seen: its place in the moment is used up. */
  see({ suggestion, scope }: Card): void {
    const { admitted, pacing } = scope;
    if (admitted && !admitted.recovered.includes(suggestion.id)) pacing?.offer(admitted, suggestion.id);
    if (scope.isFirstSight(`suggestion/${suggestion.id}`)) this.#emit('suggestion.shown', suggestion, scope);
  }

  /** The associate asked the customer. */
  ask(card: Card): void {
    const { suggestion, scope } = card;
    if (!this.#host.dispatchEvent(new TillSuggestionAskEvent(suggestion))) return;
    card.isAsked = true;
    this.#emit('suggestion.asked', suggestion, scope);
    this.#host.requestUpdate();
  }

  /** A person accepts: the host may answer later, or fail. */
  accept(card: Card): void {
    if (card.state === 'pending' || card.state === 'accepted') return;
    const event = new TillSuggestionAcceptEvent(card.suggestion);
    if (!this.#host.dispatchEvent(event)) return;
    if (!event.response) return this.#accepted(card);
    card.state = 'pending';
    this.#host.requestUpdate();
    event.response.then(
      () => this.#accepted(card),
      () => this.#failed(card),
    );
  }

  /** A person declines: where there are reasons, they are asked for one. */
  decline(card: Card): void {
    const { suggestion, scope } = card;
    if (!this.#host.dispatchEvent(new TillSuggestionDeclineEvent(suggestion))) return;
    this.#decide(card, true);
    if (
      suggestion.decline?.reasons?.length ||
      (scope.surface === 'associate' && suggestion.instead?.length)
    ) {
      card.state = 'declining';
      window.addEventListener('pagehide', this.#leavePage);
      this.#host.requestUpdate();
    } else this.declined(card);
  }

  /** A person declined, for a reason or none, or did something else instead: the card leaves. */
  declined(card: Card, { reason, instead }: { reason?: string; instead?: string } = {}): void {
    const { suggestion, scope } = card;
    this.#list = this.#list.filter(other => other !== card);
    if (!this.#list.some(({ state }) => state === 'declining'))
      window.removeEventListener('pagehide', this.#leavePage);
    this.#host.requestUpdate();
    if (instead) this.#emit('suggestion.replaced', suggestion, scope, { instead });
    else this.#emit('suggestion.declined', suggestion, scope, reason ? { reason } : {});
    const why = { ...(reason && { reason }), ...(instead && { instead }) };
    this.#host.dispatchEvent(new TillSuggestionDeclinedEvent(suggestion, why));
  }

  /** The element leaves the page: places are given back, and what was declined is said. */
  leave(): void {
    for (const card of this.#list) this.#leave(card, Date.now());
    this.#list = this.#list.filter(card => card.state === 'pending');
  }

  /** The page goes, and may come back from the browser's cache: what was declined is said before. */
  readonly #leavePage = (): void => {
    for (const card of this.#list) if (card.state === 'declining') this.declined(card);
  };

  #accepted(card: Card): void {
    card.state = 'accepted';
    card.acceptedAt = Date.now();
    this.#decide(card, false);
    this.#emit('suggestion.accepted', card.suggestion, card.scope);
    if (!this.#list.includes(card)) return;
    this.#host.dispatchEvent(new TillSuggestionAcceptedEvent(card.suggestion));
    this.#host.requestUpdate();
  }

  #failed(card: Card): void {
    card.state = 'failed';
    this.#emit('suggestion.failed', card.suggestion, card.scope);
    this.#host.requestUpdate();
  }

  #decide({ suggestion, scope }: Card, isDecline: boolean): void {
    if (scope.admitted && scope.pacing) scope.pacing.decide(scope.admitted, suggestion.id, isDecline);
    else this.#decided.add(suggestion.id);
  }

  #leave(card: Card, now: number): void {
    const { suggestion, scope, state } = card;
    if (scope.admitted) scope.pacing?.release(scope.admitted, suggestion.id);
    if (state === 'declining') this.declined(card);
    const isOver = suggestion.validUntil && Date.parse(suggestion.validUntil) <= now;
    if (isOver && state === 'offered') this.#emit('suggestion.expired', suggestion, scope);
  }

  #countWithheld(scope: MomentScope): void {
    const { admitted, pacing } = scope;
    const withheld = admitted?.withheld.find(({ id }) => pacing?.mayOffer(admitted, id));
    if (withheld && scope.isFirstSight('withheld')) this.#emit('suggestion.withheld', withheld, scope);
  }

  #emit<N extends SuggestionSignal>(
    name: N,
    suggestion: Suggestion,
    scope: MomentScope,
    more: Omit<SignalData[N], keyof ReturnType<typeof suggestionData>> = {} as never,
  ): void {
    const data = { ...suggestionData(suggestion), ...more } as SignalData[N];
    scope.emit(name, `suggestion/${suggestion.id}`, data, { locale: this.#locale() });
  }
}
