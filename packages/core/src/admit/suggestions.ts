import {
  isAvailable,
  type Form,
  forSurface,
  isConsentGiven,
  type Moment,
  type Suggestion,
} from '@tillside/contract';
import { basketKeys, basketMeets, inBasket } from '../basket.js';
import { type AdmitContext, isFor, reached } from './admit-context.js';

/** Recoveries: suggestions that are shown only after a low score. */
export function recoveryIds(forms: readonly Form[]): ReadonlySet<string> {
  return new Set(forms.flatMap(({ recovery }) => (recovery ? [recovery.suggestion] : [])));
}

/** The admitted suggestions, best first; recoveries come before the others. */
export function admitSuggestions(
  moment: Pick<Moment, 'suggestions' | 'feedback' | 'phase' | 'mode' | 'basket' | 'customer'>,
  context: AdmitContext,
): Suggestion[] {
  const { basket, customer, mode, phase, suggestions } = moment;
  const { surface, recoveries } = context;
  const keys = basketKeys(basket);
  const reserved = recoveryIds(moment.feedback);

  const isRecovery = (id: string) => {
    const until = recoveries?.get(id);
    return surface === 'associate' && phase !== 'paying' && until !== undefined && !reached(until, context);
  };
  const isAdmitted = (item: Suggestion) => {
    const { kind, product, reason, when } = item;
    return (
      isFor(item, context) &&
      isConsentGiven(reason.basis, customer?.consents) &&
      (mode !== 'return' || kind === 'care' || kind === 'conversation') &&
      (!item.for || (customer?.stage && item.for.includes(customer.stage))) &&
      (!when || basketMeets(when, basket, keys)) &&
      !inBasket(keys, product?.id) &&
      !inBasket(keys, product?.gtin) &&
      isAvailable(product?.availability) &&
      !reached(item.validUntil, context) &&
      (reserved.has(item.id) ? isRecovery(item.id) : phase !== 'done')
    );
  };
  const admitted = suggestions.filter(isAdmitted);
  return [
    ...admitted.filter(({ id }) => reserved.has(id)),
    ...admitted.filter(({ id }) => !reserved.has(id)),
  ].map(item => forSurface(withTruePrices(item), surface));
}

/** The suggestion, without its product's earlier price unless the product costs less now. */
function withTruePrices(item: Suggestion): Suggestion {
  if (!item.product?.was) return item;
  const { was, ...product } = item.product;
  return product.price && Number(was.value) > Number(product.price.value) ? item : { ...item, product };
}
