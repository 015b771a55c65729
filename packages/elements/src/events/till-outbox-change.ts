import { TillEvent } from './till-event.js';

/** The state of the outbox. */
export interface OutboxStatus {
  /** The number of pending signals, including those of other tabs with the same endpoint and source. */
  readonly pending: number;
  /** `volatile` while pending signals would not survive the page, because the browser refuses to store them. */
  readonly state: 'durable' | 'volatile';
}

/** Reports that the number of pending signals or their state has changed. */
export class TillOutboxChangeEvent extends TillEvent implements OutboxStatus {
  readonly pending: number;
  readonly state: 'durable' | 'volatile';

  constructor({ pending, state }: OutboxStatus) {
    super('till-outbox-change');
    this.pending = pending;
    this.state = state;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-outbox-change': TillOutboxChangeEvent;
  }
}
