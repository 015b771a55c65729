import type { Problem } from '@tillside/contract';

/** Reports everything that was wrong in a document, or why there is none. */
export class TillProblemEvent extends Event {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('till-problem', { bubbles: true, composed: true });
    this.problems = problems;
  }
}

declare global {
  interface HTMLElementEventMap {
    'till-problem': TillProblemEvent;
  }
}
