import type { Suggestion, SuggestionData } from '@tillside/contract';
import { type Decisions, isSameCustomer, type MomentScope } from '../shared/context.js';

/** Where a suggestion on screen stands. */
export type CardState = 'offered' | 'declining' | 'declined' | 'pending' | 'failed' | 'accepted';

/** A suggestion on screen. */
export interface Card {
  suggestion: Suggestion;
  /** The moment that it is shown in: its signals are about that one, however late they come. */
  scope: MomentScope;
  state: CardState;
  /** What the other screen told of it last. */
  told?: Decisions[string] | undefined;
  /** The associate said that they asked. */
  isAsked: boolean;
  /** When it was accepted, in milliseconds since the epoch. */
  acceptedAt: number;
}

/** How long an acceptance stays to be read, whatever moments follow, in milliseconds. */
const readingTime = 4000;

/** Takes over what was decided on the other screen, once: a retry on this one is its own business. */
export function hear(card: Card, { elsewhere }: MomentScope, now: number): Card {
  const told = elsewhere?.[card.suggestion.id];
  if (told && told !== card.told) {
    card.state = told;
    card.acceptedAt = now;
  }
  card.told = told;
  return card;
}

/** What every signal about a suggestion says of it. */
export function suggestionData({ id, kind, reason, attribution }: Suggestion): SuggestionData {
  return { suggestion: id, kind, basis: reason.basis, ...(attribution !== undefined && { attribution }) };
}

/**
 * Whether a card stays under this version of the moment. Another encounter takes all. What is pending stays
 * even if it is absent; what was accepted stays to be read; under `hold` all stays but what
 * lost its consent or is another customer's.
 */
export function stays(
  card: Card,
  scope: MomentScope,
  candidates: readonly Suggestion[],
  now: number,
): boolean {
  const { admitted } = scope;
  const { id, reason } = card.suggestion;
  const isPersonal = reason.basis === 'history' || reason.basis === 'social';
  if (card.scope.admitted?.id !== admitted?.id) return false;
  const isAllowed = admitted?.customer?.consents?.some(consent => consent === reason.basis);
  if (isPersonal && !(isAllowed && isSameCustomer(card.scope, scope))) return false;
  if (card.state === 'declined') return false;
  if (card.state === 'pending' || scope.hold) return true;
  if (card.state === 'accepted') return card.scope === scope || now - card.acceptedAt < readingTime;
  return candidates.some(candidate => candidate.id === id);
}
