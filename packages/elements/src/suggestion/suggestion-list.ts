import type { SignalData, Suggestion } from '@tillside/contract';
import { choose } from '@tillside/core';
import { TillSuggestionAskEvent } from '../events/till-suggestion-ask.js';
import { TillSuggestionDeclineEvent } from '../events/till-suggestion-decline.js';
import { TillSuggestionDeclinedEvent } from '../events/till-suggestion-declined.js';
import type { MomentScope } from '../shared/context.js';
import type { Acceptance, Acceptances } from '../shared/acceptances.js';
import { dispatch } from '../shared/dispatch.js';
import { applyOutcomes, type Card, newCard, refreshCard, suggestionData } from './card.js';
import { countMoment } from './count-moment.js';
import { requestAccept } from './request-accept.js';
import { shouldKeep } from './should-keep.js';

type SuggestionSignal = Extract<keyof SignalData, `suggestion.${string}`>;

/** Why a person declined: a reason, or what they did instead; empty without a reason. */
export interface Decline {
  reason?: string;
  instead?: string;
}

/** The element that shows the list. */
export interface SuggestionListHost extends HTMLElement {
  /** The id of the only suggestion that it shows; null for any. */
  readonly item: string | null;
  requestUpdate(): void;
}

/**
 * The suggestions on screen, from being chosen until they leave: it handles a person's actions and sends the signals
 * about them.
 */
export class SuggestionList {
  readonly #host: SuggestionListHost;
  readonly #locale: () => string;
  /** Ids of declined suggestions, for an element with its own value, which has no moment to remember them. */
  readonly #declined = new Set<string>();
  #cards: Card[] = [];
  /** The acceptances that its cards show. */
  #held: Acceptance[] = [];
  #acceptances: Acceptances | undefined;
  #unsubscribe: (() => void) | undefined;

  /** `locale` returns the element's language, BCP 47. */
  constructor(host: SuggestionListHost, locale: () => string) {
    this.#host = host;
    this.#locale = locale;
  }

  /** The cards on screen, in order. */
  get cards(): readonly Card[] {
    return this.#cards;
  }

  /**
   * Reconciles the cards on screen with the moment, with at most `max` cards. Returns what happened without a person's
   * action: `settled` if an outcome came late or from the lane's other screen, `left` if a card left.
   */
  reconcile(
    scope: MomentScope,
    candidates: readonly Suggestion[],
    max: number,
  ): 'settled' | 'left' | undefined {
    const now = Date.now();
    this.#follow(scope.acceptances);
    const settled = this.#cards.filter(card => applyOutcomes(card, scope, now));
    const onScreen = [...this.#cards, ...this.#orphans(scope, now)];
    const kept = onScreen.filter(card => shouldKeep(card, scope, candidates, now));
    const gone = this.#cards.filter(card => !kept.includes(card));
    for (const card of gone) this.#release(card, now);

    const isFrozen = scope.hold || scope.admitted?.phase === 'paying';
    this.#cards = this.#choose(scope, kept, candidates, max, isFrozen).map(suggestion => {
      const card = kept.find(card => card.suggestion === suggestion);
      if (card) refreshCard(card, scope, candidates);
      return card ?? newCard(suggestion, scope, now);
    });
    this.#hold(this.#cards);
    if (!isFrozen) countMoment(scope, this.#locale());
    return settled.length ? 'settled' : gone.length ? 'left' : undefined;
  }

  /** A card was seen: sends its signal and uses up its place in the moment. */
  markSeen(card: Card): void {
    const { suggestion, scope } = card;
    this.#usePlace(card);
    if (scope.markSeen(`suggestion/${suggestion.id}`))
      this.#emit('suggestion.shown', card, suggestionData(suggestion));
  }

  /** The associate has asked the customer. */
  ask(card: Card): void {
    const { suggestion } = card;
    if (!this.#host.dispatchEvent(new TillSuggestionAskEvent(suggestion))) return;
    card.isAsked = true;
    this.#emit('suggestion.asked', card, suggestionData(suggestion));
    this.#host.requestUpdate();
  }

  /**
   * A person accepts: the host may answer later, and may fail. Returns the acceptance, or undefined if a listener
   * prevented it.
   */
  accept(card: Card): Acceptance | undefined {
    const { suggestion, scope } = card;
    this.#usePlace(card);
    const price = suggestion.product?.price;
    const acceptance = requestAccept(this.#host, suggestion, scope, name => {
      const isPriced = price && name === 'suggestion.accepted';
      this.#emit(name, { suggestion, scope }, { ...suggestionData(suggestion), ...(isPriced && { price }) });
    });
    this.#hold(this.#cards);
    return acceptance;
  }

  /** A person declines. If there are reasons to choose from, the card asks for one first. */
  decline(card: Card): void {
    const { suggestion, scope } = card;
    if (!this.#host.dispatchEvent(new TillSuggestionDeclineEvent(suggestion))) return;
    this.#recordDecline(card);
    const hasInstead = scope.surface === 'associate' && !!suggestion.instead?.length;
    const hasReasons = hasInstead || !!suggestion.decline?.reasons?.length;
    const wasRemoved = !this.#cards.includes(card);
    if (wasRemoved || !hasReasons) return this.completeDecline(card);
    card.state = 'declining';
    window.addEventListener('pagehide', this.#onPageHide);
    this.#host.requestUpdate();
  }

  /** A person chose a reason or none: the card leaves. */
  completeDecline(card: Card, { reason, instead }: Decline = {}): void {
    const { suggestion } = card;
    const data = suggestionData(suggestion);
    this.#cards = this.#cards.filter(other => other !== card);
    if (!this.#cards.some(({ state }) => state === 'declining'))
      window.removeEventListener('pagehide', this.#onPageHide);
    this.#host.requestUpdate();
    if (instead) this.#emit('suggestion.replaced', card, { ...data, instead });
    else this.#emit('suggestion.declined', card, { ...data, ...(reason && { reason }) });
    const decline = { ...(reason && { reason }), ...(instead && { instead }) };
    dispatch(this.#host, new TillSuggestionDeclinedEvent(suggestion, decline));
  }

  /**
   * The element leaves the page: releases places, and completes unfinished declines. Pending acceptances go on without
   * it.
   */
  disconnect(): void {
    for (const card of this.#cards) this.#release(card, Date.now());
    this.#cards = [];
    this.#hold([]);
    this.#follow(undefined);
  }

  /** The page may never come back, so unfinished declines are completed before it goes. */
  readonly #onPageHide = (): void => {
    for (const card of this.#cards) if (card.state === 'declining') this.completeDecline(card);
  };

  /** A person has seen the card: uses up its place in the moment. */
  #usePlace({ suggestion, scope }: Card): void {
    const { admitted, pacing } = scope;
    if (admitted && !admitted.recovered.includes(suggestion.id)) pacing?.recordShown(admitted, suggestion.id);
  }

  /** Updates the element whenever an acceptance changes, until others are followed. */
  #follow(acceptances: Acceptances | undefined): void {
    if (acceptances === this.#acceptances) return;
    this.#unsubscribe?.();
    this.#acceptances = acceptances;
    this.#unsubscribe = acceptances?.subscribe(() => this.#host.requestUpdate());
  }

  /** Cards for pending acceptances of this moment from an element that has left the page since. */
  #orphans(scope: MomentScope, now: number): Card[] {
    const { item } = this.#host;
    const isWanted = (id: string) =>
      (item === null || item === id) && !this.#cards.some(card => card.suggestion.id === id);
    return scope.acceptances
      .inMoment(scope)
      .filter(
        ({ outcome, holders, suggestion: { id } }) =>
          outcome.state === 'pending' && !holders.size && isWanted(id),
      )
      .map(({ suggestion }) => newCard(suggestion, scope, now));
  }

  #hold(cards: readonly Card[]): void {
    for (const { holders } of this.#held) holders.delete(this);
    this.#held = cards.flatMap(({ scope, suggestion }) => scope.acceptances.find(scope, suggestion.id) ?? []);
    for (const { holders } of this.#held) holders.add(this);
  }

  /** The next cards on screen: kept cards in their places, then the best candidates for free places. */
  #choose(
    scope: MomentScope,
    kept: readonly Card[],
    candidates: readonly Suggestion[],
    max: number,
    isFrozen: boolean,
  ): Suggestion[] {
    const { admitted, pacing } = scope;
    const recovered = admitted?.recovered ?? [];
    const onScreen = kept.map(card => card.suggestion);
    const held = onScreen.map(({ id }) => id);
    return choose([...onScreen, ...candidates.filter(({ id }) => !held.includes(id))], {
      held,
      limit: max + recovered.length,
      isFrozen,
      claim: id => {
        if (admitted && pacing)
          return recovered.includes(id) ? !pacing.isDecided(admitted, id) : pacing.claim(admitted, id);
        return !this.#declined.has(id) && scope.acceptances.find(scope, id)?.outcome.state !== 'accepted';
      },
    });
  }

  #recordDecline({ suggestion, scope }: Card): void {
    if (scope.admitted && scope.pacing) scope.pacing.recordDecision(scope.admitted, suggestion.id, true);
    else this.#declined.add(suggestion.id);
  }

  /** A card leaves without a decision: releases its place. */
  #release(card: Card, now: number): void {
    const { suggestion, scope, state } = card;
    if (scope.admitted) scope.pacing?.release(scope.admitted, suggestion.id);
    if (state === 'declining') this.completeDecline(card);
    const isExpired = suggestion.validUntil && Date.parse(suggestion.validUntil) <= now;
    if (isExpired && state === 'offered') this.#emit('suggestion.expired', card, suggestionData(suggestion));
  }

  #emit<N extends SuggestionSignal>(
    name: N,
    { suggestion, scope }: Pick<Card, 'suggestion' | 'scope'>,
    data: SignalData[N],
  ): void {
    scope.enqueue(name, `suggestion/${suggestion.id}`, data, { locale: this.#locale() });
  }
}
