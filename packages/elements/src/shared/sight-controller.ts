import type { LitElement, ReactiveController } from 'lit';
import { forgetSight, whenSeen } from './seen.js';

/** Something on screen of which it is to be known that it was seen. */
export interface Sight {
  element: Element;
  /** What it shows; another key on the same element starts anew. */
  key: string;
  onSeen(): void;
}

/** Watches what its host has on screen, until it was seen, leaves, or the host is disconnected. */
export class SightController implements ReactiveController {
  readonly #host: LitElement;
  readonly #keys = new Map<Element, string>();

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Watches these, and nothing else. */
  watch(sights: readonly Sight[]): void {
    for (const element of this.#keys.keys())
      if (!sights.some(sight => sight.element === element)) this.#forget(element);
    for (const { element, key, onSeen } of sights) {
      if (this.#keys.get(element) === key) continue;
      this.#keys.set(element, key);
      whenSeen(element, onSeen);
    }
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const element of this.#keys.keys()) this.#forget(element);
  }

  #forget(element: Element): void {
    this.#keys.delete(element);
    forgetSight(element);
  }
}
