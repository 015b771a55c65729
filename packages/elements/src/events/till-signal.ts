import type { AnySignal, Signal } from '@tillside/contract';
import { AnswerableEvent } from './answerable-event.js';

/**
 * Reports a signal as it is made. With `respondWith(promise)` the host delivers it instead of an endpoint: it stays
 * stored until the promise resolves. If the promise rejects, or takes more than 30 s, the event is repeated later,
 * after reloads too, with `isRepeated` and the same id.
 */
export class TillSignalEvent<S = AnySignal> extends AnswerableEvent {
  /** The signal, a CloudEvents 1.0 event in JSON: its `type` determines its `data`. */
  readonly cloudEvent: S;
  /** True for an earlier signal with the same id, whose delivery by the host failed or was interrupted. */
  readonly isRepeated: boolean;

  constructor(cloudEvent: Signal, isRepeated = false) {
    super('till-signal');
    this.cloudEvent = cloudEvent as S;
    this.isRepeated = isRepeated;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-signal': TillSignalEvent;
  }
}
