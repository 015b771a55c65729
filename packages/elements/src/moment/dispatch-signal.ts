import type { Signal } from '@tillside/contract';
import { TillSignalEvent } from '../events/till-signal.js';

/**
 * Dispatches a signal's event on an element, and then on its document if the element has left the page: an outcome may
 * come after a page has replaced its content. Returns the host's answer.
 */
export function dispatchSignal(
  element: HTMLElement,
  signal: Signal,
  isRepeated = false,
): Promise<unknown> | undefined {
  const event = new TillSignalEvent(signal, isRepeated);
  element.dispatchEvent(event);
  if (!element.isConnected) element.ownerDocument.dispatchEvent(event);
  return event.response;
}
