import type { LitElement, ReactiveController } from 'lit';
import { scheduleAt } from './clock.js';

/** The time until an untouched form is wiped, and the countdown before that, in milliseconds. */
const idleTimeout = 45_000;
const noticePeriod = 10_000;
const activityEvents = ['pointerdown', 'click', 'keydown', 'input'] as const;

/**
 * On a shared device, wipes a form that was started and left. It counts down the last seconds; one tap or key stops
 * that and does nothing else.
 */
export class Idle implements ReactiveController {
  readonly #host: LitElement;
  readonly #wipe: () => void;
  #wipeAt = Infinity;

  constructor(host: LitElement, wipe: () => void) {
    this.#host = host;
    this.#wipe = wipe;
    host.addController(this);
  }

  /** The seconds left in the countdown; undefined before it begins. */
  get secondsLeft(): number | undefined {
    const ms = this.#wipeAt - Date.now();
    return ms > noticePeriod ? undefined : Math.max(1, Math.ceil(ms / 1000));
  }

  hostDisconnected(): void {
    this.setActive(false);
  }

  /** Starts or stops waiting for activity. */
  setActive(isActive: boolean): void {
    if (isActive === this.#wipeAt < Infinity) return;
    this.#wipeAt = isActive ? Date.now() + idleTimeout : Infinity;
    for (const type of activityEvents)
      if (isActive) this.#host.addEventListener(type, this.#onActivity, true);
      else this.#host.removeEventListener(type, this.#onActivity, true);
    this.#schedule();
  }

  readonly #onActivity = (event: Event): void => {
    if (this.secondsLeft) {
      // The notice stays under the finger until the click, which would otherwise press a control below it.
      if (event.type === 'pointerdown') return;
      // A key that stops the countdown would otherwise answer a question that cannot be seen.
      if (event.type === 'keydown') event.preventDefault();
      this.#host.requestUpdate();
    }
    this.#wipeAt = Date.now() + idleTimeout;
    this.#schedule();
  };

  /** Sleeps until the countdown begins, or until its next number. */
  #schedule(): void {
    const { secondsLeft = noticePeriod / 1000 + 1 } = this;
    scheduleAt(this, this.#wipeAt - (secondsLeft - 1) * 1000, () => {
      if (Date.now() >= this.#wipeAt) this.#wipe();
      else this.#schedule();
      this.#host.requestUpdate();
    });
  }
}
