import type { Moment } from '@tillside/contract';
import { makeSignal, uuid } from '@tillside/core';
import { eraseDrafts } from '../shared/storage.js';
import { enqueueChecked } from './enqueue-checked.js';
import { pagePacing } from './scope.js';
import { type ScopeHost, signalContext } from './scope-provider.js';
import type { SignalDelivery } from './signal-delivery.js';

/**
 * Erases everything that this page has stored of a customer, and signals the erasure to the receiver. Rejects with a
 * `TypeError` for an invalid `ref`.
 */
export async function forgetCustomer(
  element: ScopeHost & { readonly moment: Moment | null },
  delivery: SignalDelivery,
  customer: string | number,
): Promise<void> {
  // As in documents, whole numbers are accepted.
  const ref = typeof customer === 'number' ? String(customer) : customer;
  pagePacing().forget(ref);
  await delivery.forget(ref);
  // Last, since a form saves its draft again when the status of a signal changes.
  eraseDrafts();
  const moment = element.moment ?? { id: uuid(), mode: 'sale' };
  const context = { ...signalContext(element), moment, now: Date.now() };
  if (
    enqueueChecked(element, delivery, makeSignal('customer.forgotten', 'customer', { ref }, context)) === null
  )
    throw new TypeError('ref: expected text of 1 to 128 characters');
}
