import type { LitElement, ReactiveController } from 'lit';
import { cancelScheduled, scheduleAt } from './clock.js';

/** How long an element may show nothing before that is reported, in milliseconds. */
const warningDelay = 5000;
const warned = new WeakSet<Element>();

/**
 * Warns once about an element that unexpectedly shows nothing, since developers could not find the cause without any
 * message. The attribute `silent` turns the warning off.
 */
export class SilenceController implements ReactiveController {
  readonly #host: LitElement;
  readonly #why: () => string | undefined;

  /** `why` returns why the host shows nothing; undefined if it shows something, or should show nothing. */
  constructor(host: LitElement, why: () => string | undefined) {
    this.#host = host;
    this.#why = why;
    host.addController(this);
  }

  hostConnected(): void {
    if (!warned.has(this.#host)) scheduleAt(this, Date.now() + warningDelay, () => this.#warn());
  }

  hostDisconnected(): void {
    cancelScheduled(this);
  }

  #warn(): void {
    const why = this.#why();
    if (!why || this.#host.hasAttribute('silent')) return;
    warned.add(this.#host);
    console.warn(`[tillside] <${this.#host.localName}> shows nothing: ${why}`);
  }
}
