import type { Signal } from '@tillside/contract';

/** Reports a signal as it is made. */
export class TillSignalEvent extends Event {
  /** The signal, a CloudEvents 1.0 event in JSON. */
  readonly cloudEvent: Signal;

  constructor(cloudEvent: Signal) {
    super('till-signal', { bubbles: true, composed: true });
    this.cloudEvent = cloudEvent;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-signal': TillSignalEvent;
  }
}
