import type { LitElement, ReactiveController } from 'lit';
import { wakeAt } from '../shared/clock.js';

/** How long nobody needs to touch a form before it is wiped, and how long before that it says so, in ms. */
const limit = 45_000;
const notice = 10_000;
const touches = ['pointerdown', 'click', 'keydown', 'input'] as const;

/**
 * On a device that several people use, wipes a form that nobody goes on with. In the last seconds it counts
 * down, and one touch or key stops that and does nothing else.
 */
export class Idle implements ReactiveController {
  readonly #host: LitElement;
  readonly #wipe: () => void;
  #at = Infinity;

  constructor(host: LitElement, wipe: () => void) {
    this.#host = host;
    this.#wipe = wipe;
    host.addController(this);
  }

  /** Seconds that are left; undefined while it need not be said. */
  get left(): number | undefined {
    const ms = this.#at - Date.now();
    return ms > notice ? undefined : Math.max(1, Math.ceil(ms / 1000));
  }

  hostConnected(): void {
    for (const type of touches) this.#host.addEventListener(type, this.#stir, true);
  }

  hostDisconnected(): void {
    for (const type of touches) this.#host.removeEventListener(type, this.#stir, true);
    this.watch(false);
  }

  /** Begins to wait, or stops. */
  watch(isOn: boolean): void {
    if (isOn === this.#at < Infinity) return;
    this.#at = isOn ? Date.now() + limit : Infinity;
    this.#sleep();
  }

  readonly #stir = (event: Event): void => {
    if (this.#at === Infinity) return;
    // The notice stays under the finger until the click: else that would press what is below it.
    if (this.left && event.type === 'pointerdown') return;
    // A key that stops the countdown would else answer what cannot be seen.
    if (this.left && event.type === 'keydown') event.preventDefault();
    if (this.left) this.#host.requestUpdate();
    this.#at = Date.now() + limit;
    this.#sleep();
  };

  #sleep(): void {
    const { left = notice / 1000 + 1 } = this;
    wakeAt(this, this.#at - (left - 1) * 1000, () => {
      if (Date.now() >= this.#at) this.#wipe();
      else this.#sleep();
      this.#host.requestUpdate();
    });
  }
}
