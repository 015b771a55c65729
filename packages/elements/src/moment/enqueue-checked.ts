import { checkSignal, type Signal } from '@tillside/contract';
import { report } from '../shared/report.js';
import type { SignalDelivery } from './signal-delivery.js';

/** Hands a signal on for delivery if it is valid. True if it will be delivered, null if it is not valid. */
export function enqueueChecked(element: HTMLElement, delivery: SignalDelivery, made: Signal): boolean | null {
  const { signal, problems } = checkSignal(made);
  report(element, problems);
  return signal && delivery.enqueue(signal);
}
