import type { Signal } from '@tillside/contract';
import { makeSignal } from '@tillside/core';

/** A signal of an answer, a decision or an impression, perhaps of a known customer. */
export const signalOf = (
  name: 'promise.shown' | 'feedback.submitted' | 'suggestion.accepted',
  ref?: string,
): Signal =>
  makeSignal(
    name,
    'test/1',
    { promise: 'p' },
    {
      moment: { id: 'm', mode: 'sale', ...(ref && { customer: { ref } }) },
      surface: 'customer',
      source: 'https://shop.example',
      now: 1,
    },
  );
