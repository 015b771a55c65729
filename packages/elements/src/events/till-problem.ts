import type { Problem } from '@tillside/contract';
import { TillEvent } from './till-event.js';

/** Reports all problems of a document, or why there is none. */
export class TillProblemEvent extends TillEvent {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('till-problem');
    this.problems = problems;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'till-problem': TillProblemEvent;
  }
}
