import { isConsentGiven, isPersonal, type Suggestion } from '@tillside/contract';
import { isSameCustomer, type MomentScope } from '../shared/context.js';
import type { Card } from './card.js';

/** How long an acceptance stays readable, whatever moments follow, in milliseconds. */
const readingTime = 4000;

/**
 * Whether a card stays on screen in this version of the moment. Another encounter removes every card. A pending card
 * stays even if the moment no longer lists it; an accepted one stays long enough to be read; under `hold` all stay,
 * except those that lost their consent or belong to another customer.
 */
export function shouldKeep(
  card: Card,
  scope: MomentScope,
  candidates: readonly Suggestion[],
  now: number,
): boolean {
  const { suggestion, state } = card;
  if (card.scope.admitted?.id !== scope.admitted?.id) return false;
  if (!isStillAllowed(card, scope)) return false;
  if (state === 'declined') return false;
  if (state === 'pending' || scope.hold) return true;
  if (state === 'accepted') return card.scope === scope || now - card.acceptedAt < readingTime;
  return candidates.some(({ id }) => id === suggestion.id);
}

/** Whether a personal suggestion still has its consent, from the same person. */
function isStillAllowed({ suggestion, scope: shownIn }: Card, scope: MomentScope): boolean {
  const { basis } = suggestion.reason;
  if (!isConsentGiven(basis, scope.admitted?.customer?.consents)) return false;
  return !isPersonal(basis) || isSameCustomer(shownIn, scope);
}
