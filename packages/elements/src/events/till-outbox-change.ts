import { TillEvent } from './till-event.js';

/** What waits to be delivered. */
export interface OutboxStatus {
  /** How many signals wait: those of the same endpoint and source from other tabs are counted, too. */
  readonly pending: number;
  /** `volatile` while what waits would not survive the page, because the browser refuses to store it. */
  readonly state: 'durable' | 'volatile';
}

/** Reports that more or fewer signals wait, or that their state is another. */
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
  interface HTMLElementEventMap {
    'till-outbox-change': TillOutboxChangeEvent;
  }
}
