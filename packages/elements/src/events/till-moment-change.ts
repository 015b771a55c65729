import type { Moment } from '@tillside/contract';

/** Reports that another moment, or a newer version of it, is in force. */
export class TillMomentChangeEvent extends Event {
  readonly moment: Moment | null;

  constructor(moment: Moment | null) {
    super('till-moment-change', { bubbles: true, composed: true });
    this.moment = moment;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-moment-change': TillMomentChangeEvent;
  }
}
