import type { Form, Moment, Suggestion } from '@tillside/contract';
import { basketKeys, basketMeets, inBasket } from '../basket.js';
import { type Admission, hasCome, isFor, isOver } from './admission.js';

/** Suggestions that only a low score brings: they are shown in no other way. */
export function recoveryIds(forms: readonly Form[]): ReadonlySet<string> {
  return new Set(forms.flatMap(({ recovery }) => (recovery ? [recovery.suggestion] : [])));
}

/** The suggestions that may be shown, best first; one that a low score brought comes before the others. */
export function admitSuggestions(
  moment: Pick<Moment, 'suggestions' | 'feedback' | 'phase' | 'mode' | 'basket' | 'customer'>,
  admission: Admission,
): Suggestion[] {
  const { basket, customer, mode, phase, suggestions } = moment;
  const { surface, recoveries } = admission;
  const keys = basketKeys(basket);
  const reserved = recoveryIds(moment.feedback);

  const isRecovery = (id: string) => {
    const until = recoveries?.get(id);
    return surface === 'associate' && phase !== 'paying' && until !== undefined && !hasCome(until, admission);
  };
  const isAdmitted = (item: Suggestion) => {
    const { kind, product, reason, when } = item;
    const { basis } = reason;
    const personal = basis === 'history' || basis === 'social';
    return (
      isFor(item, admission) &&
      (!personal || customer?.consents?.includes(basis)) &&
      (mode !== 'return' || kind === 'care' || kind === 'conversation') &&
      (!item.for || (customer?.stage && item.for.includes(customer.stage))) &&
      (!when || basketMeets(when, basket, keys)) &&
      !inBasket(keys, product?.id) &&
      !inBasket(keys, product?.gtin) &&
      product?.availability !== 'OutOfStock' &&
      !isOver(item.validUntil, admission) &&
      (reserved.has(item.id) ? isRecovery(item.id) : phase !== 'done')
    );
  };
  const admitted = suggestions.filter(isAdmitted);
  return [
    ...admitted.filter(({ id }) => reserved.has(id)),
    ...admitted.filter(({ id }) => !reserved.has(id)),
  ].map(item => (surface === 'associate' ? item : withoutStaffFields(item)));
}

function withoutStaffFields({ ask, note, instead, ...rest }: Suggestion): Suggestion {
  return rest;
}
