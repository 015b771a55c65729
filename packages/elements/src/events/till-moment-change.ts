import type { Moment } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Reports that another moment, or a newer version of it, is in force. */
export class TillMomentChangeEvent extends TillEvent {
  readonly moment: Moment | null;

  constructor(moment: Moment | null) {
    super('till-moment-change');
    this.moment = moment;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-moment-change': TillMomentChangeEvent;
  }
}
