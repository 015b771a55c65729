import type { Signal } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Reports a signal as it is made. */
export class TillSignalEvent extends TillEvent {
  /** The signal, a CloudEvents 1.0 event in JSON. */
  readonly cloudEvent: Signal;

  constructor(cloudEvent: Signal) {
    super('till-signal');
    this.cloudEvent = cloudEvent;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-signal': TillSignalEvent;
  }
}
