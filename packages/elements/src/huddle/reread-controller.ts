import type { LitElement, ReactiveController } from 'lit';
import { cancelScheduled, scheduleAt } from '../shared/clock.js';

/** The time between two readings, in milliseconds. */
const interval = 60_000;

/** Reads a document again each minute while the page is visible, and when it becomes visible. */
export class RereadController implements ReactiveController {
  readonly #read: () => void;

  constructor(host: LitElement, read: () => void) {
    this.#read = read;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#schedule();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisible);
    cancelScheduled(this);
  }

  readonly #onVisible = (): void => {
    if (document.hidden) return;
    this.#schedule();
    this.#read();
  };

  #schedule(): void {
    scheduleAt(this, Date.now() + interval, () => {
      this.#schedule();
      this.#read();
    });
  }
}
