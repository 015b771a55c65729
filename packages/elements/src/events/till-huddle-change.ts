import type { Huddle } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Reports that another Huddle, or a newer version of it, is in force. */
export class TillHuddleChangeEvent extends TillEvent {
  readonly huddle: Huddle | null;

  constructor(huddle: Huddle | null) {
    super('till-huddle-change');
    this.huddle = huddle;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-huddle-change': TillHuddleChangeEvent;
  }
}
