import type { Suggestion, SuggestionData } from '@tillside/contract';
import type { AcceptOutcome } from '../shared/acceptances.js';
import type { Decision, MomentScope } from '../shared/context.js';

/** The state of a suggestion on screen: what a person did, and the outcome. */
export type CardState = 'offered' | 'declining' | 'declined' | AcceptOutcome['state'];

/** A suggestion on screen. */
export interface Card {
  suggestion: Suggestion;
  /** The moment in which it is shown, which its signals name however late they are. */
  scope: MomentScope;
  state: CardState;
  /** The last outcome of an acceptance on this page that was applied. */
  outcome?: AcceptOutcome | undefined;
  /** The last decision on the lane's other screen that was applied, as JSON. */
  remoteDecision?: string | undefined;
  /** The last decision on either screen, which the card shows. */
  shown?: Decision | undefined;
  /** Whether the associate has asked the customer. */
  isAsked: boolean;
  /** When it was accepted, in milliseconds since the epoch; 0 before that. */
  acceptedAt: number;
}

/** Applies a decision of the lane's other screen once, so that a retry on this screen is not undone by it. */
function applyRemoteDecision(card: Card, { remoteDecisions }: MomentScope, now: number): void {
  const decision = remoteDecisions?.[card.suggestion.id];
  const key = decision && JSON.stringify(decision);
  if (decision && key !== card.remoteDecision) {
    card.state = decision.state;
    card.shown = decision;
    card.acceptedAt = now;
  }
  card.remoteDecision = key;
}

/** Applies the outcome of an acceptance on this page, perhaps from another element that has left since. */
function applyAcceptance(card: Card): void {
  const acceptance = card.scope.acceptances.find(card.scope, card.suggestion.id);
  if (acceptance && acceptance.outcome !== card.outcome) {
    card.state = acceptance.outcome.state;
    card.shown = acceptance.outcome;
    card.acceptedAt = acceptance.decidedAt;
  }
  card.outcome = acceptance?.outcome;
}

/** Applies outcomes to a card on screen. Returns whether one came late, or from the lane's other screen. */
export function applyOutcomes(card: Card, scope: MomentScope, now: number): boolean {
  const { state, remoteDecision } = card;
  applyRemoteDecision(card, scope, now);
  applyAcceptance(card);
  return card.state !== state && (state === 'pending' || card.remoteDecision !== remoteDecision);
}

/** A card for a suggestion that appears, with earlier decisions on it. */
export function newCard(suggestion: Suggestion, scope: MomentScope, now: number): Card {
  const card: Card = { suggestion, scope, state: 'offered', isAsked: false, acceptedAt: 0 };
  applyRemoteDecision(card, scope, now);
  applyAcceptance(card);
  return card;
}

/** A kept card shows the newest texts until it is decided, and uses the newest version of its moment. */
export function refreshCard(card: Card, scope: MomentScope, candidates: readonly Suggestion[]): void {
  const newer = candidates.find(({ id }) => id === card.suggestion.id);
  const isOpen = card.state === 'offered' || card.state === 'unanswered';
  if (newer && isOpen) card.suggestion = newer;
  if (card.state !== 'accepted') card.scope = scope;
}

/** The data that every signal about a suggestion carries. */
export function suggestionData({ id, kind, title, reason, attribution }: Suggestion): SuggestionData {
  return {
    suggestion: id,
    kind,
    title,
    basis: reason.basis,
    ...(attribution !== undefined && { attribution }),
  };
}
