import type { Signal } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Reports a signal as it is made, and lets the host deliver it. */
export class TillSignalEvent extends TillEvent {
  /** The signal, a CloudEvents 1.0 event in JSON. */
  readonly cloudEvent: Signal;
  /** It was made earlier, and the host's delivery failed or was cut off: the same signal, with the same id. */
  readonly isRepeated: boolean;
  /** What the host answered with, if it did. */
  response: Promise<unknown> | undefined;

  constructor(cloudEvent: Signal, isRepeated = false) {
    super('till-signal');
    this.cloudEvent = cloudEvent;
    this.isRepeated = isRepeated;
  }

  /**
   * Makes the host the one who delivers this signal, instead of an endpoint: it stays stored until the promise
   * resolves. When it rejects, or says nothing for 30 s, the event comes again later, over reloads too, with
   * `isRepeated` and the same id. To be called while the event is dispatched.
   */
  respondWith(response: Promise<unknown>): void {
    this.response = Promise.resolve(response);
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-signal': TillSignalEvent;
  }
}
