import { TillEvent } from './till-event.js';

/** An event that a host answers with a promise during its dispatch, like `FetchEvent`. */
export abstract class AnswerableEvent extends TillEvent {
  /** The host's answer; undefined without one. */
  response: Promise<unknown> | undefined;
  /** @private Called when a host tries to answer after the dispatch: what is on screen may be wrong. */
  onLateResponse: (() => void) | undefined;

  /**
   * Answers the event; each event documents what then waits for the promise. Throws an `InvalidStateError` on a second
   * call, and after the dispatch: a listener that has to wait for something passes a promise. A promise that resolves
   * with `false` or with `ok: false`, as `fetch` does for an HTTP error, counts as rejected.
   */
  respondWith(response: Promise<unknown>): void {
    if (this.response) throw invalidState('respondWith was called already');
    if (this.eventPhase === Event.NONE) {
      this.onLateResponse?.();
      throw invalidState('respondWith has to be called while the event is dispatched, before any await');
    }
    this.response = Promise.resolve(response).then(rejectFailure);
  }
}

/** `fetch` also resolves for an HTTP error, and many a function with `false` when it failed. */
function rejectFailure(value: unknown): unknown {
  if (value === false || (value as { ok?: unknown } | null | undefined)?.ok === false) throw value;
  return value;
}

function invalidState(message: string): DOMException {
  return new DOMException(message, 'InvalidStateError');
}
