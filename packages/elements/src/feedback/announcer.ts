import type { LitElement, ReactiveController } from 'lit';
import { cancelScheduled, scheduleAt } from '../shared/clock.js';

/** How long an announcement stays in the accessibility tree, in milliseconds. */
const announcementTime = 3000;

/** Announces text that is also on screen, and removes the announcement soon, so that nobody meets the text twice. */
export class Announcer implements ReactiveController {
  readonly #host: LitElement;
  #text = '';

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The current announcement. */
  get text(): string {
    return this.#text;
  }

  hostDisconnected(): void {
    cancelScheduled(this);
  }

  announce(text: string): void {
    this.#text = text;
    scheduleAt(this, Date.now() + announcementTime, () => {
      this.clear();
      this.#host.requestUpdate();
    });
  }

  clear(): void {
    this.#text = '';
  }
}
