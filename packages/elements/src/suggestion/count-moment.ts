import type { Suggestion } from '@tillside/contract';
import type { MomentScope } from '../shared/context.js';
import { suggestionData } from './card.js';

/** Counts a moment under its arm of the holdout, in either at the same point: when a suggestion may be offered. */
export function countMoment(scope: MomentScope, locale: string): void {
  const { admitted, pacing } = scope;
  if (!admitted?.pacing.holdout) return;
  const { suggestions, withheld, recovered } = admitted;
  const isOffer = ({ id }: Suggestion) => !recovered.includes(id) && pacing?.mayOffer(admitted, id);
  const suggestion = [...withheld, ...suggestions].find(isOffer);
  if (!suggestion) return;
  const isWithheld = withheld.includes(suggestion);
  if (scope.markSeen('assigned')) {
    const data = { arm: isWithheld ? 'withheld' : 'offered', holdout: admitted.pacing.holdout } as const;
    scope.enqueue('suggestion.assigned', 'moment', data, { locale });
  }
  if (isWithheld && scope.markSeen('withheld'))
    scope.enqueue('suggestion.withheld', `suggestion/${suggestion.id}`, suggestionData(suggestion), {
      locale,
    });
}
