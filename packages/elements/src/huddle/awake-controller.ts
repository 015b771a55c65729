import type { LitElement, ReactiveController } from 'lit';
import { cancelScheduled, scheduleAt } from '../shared/clock.js';

/** How long a control stays after the pointer has rested, in milliseconds. */
const rest = 5000;

/** Whether a pointer or a finger has just been on its host: a wall shows its control only then. */
export class AwakeController implements ReactiveController {
  readonly #host: LitElement;
  #isAwake = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get isAwake(): boolean {
    return this.#isAwake;
  }

  hostConnected(): void {
    for (const type of ['pointermove', 'pointerdown'])
      this.#host.addEventListener(type, this.#wake, { passive: true });
  }

  hostDisconnected(): void {
    for (const type of ['pointermove', 'pointerdown']) this.#host.removeEventListener(type, this.#wake);
    cancelScheduled(this);
    this.#isAwake = false;
  }

  readonly #wake = (): void => {
    scheduleAt(this, Date.now() + rest, () => this.#set(false));
    this.#set(true);
  };

  #set(isAwake: boolean): void {
    if (this.#isAwake !== isAwake) this.#host.requestUpdate();
    this.#isAwake = isAwake;
  }
}
