import { ContextConsumer } from '@lit/context';
import { isServer, type LitElement, type ReactiveController } from 'lit';
import { momentContext, type MomentScope } from './context.js';

/** Consumes the scope that the nearest `<till-moment>` provides. */
export class ScopeController implements ReactiveController {
  readonly #consumer: ContextConsumer<typeof momentContext, LitElement>;

  constructor(host: LitElement) {
    // Before the consumer, which sends its request when it is connected.
    host.addController(this);
    this.#consumer = new ContextConsumer(host, { context: momentContext, subscribe: true });
    // A provider that is defined after its consumers misses their requests. ContextRoot would repeat them, but needs
    // WeakRef, which Chromium 83 lacks.
    if (isServer) return;
    void customElements.whenDefined('till-moment').then(() => {
      if (host.isConnected && !this.scope) this.#consumer.hostConnected();
    });
  }

  /** The scope; undefined outside a `<till-moment>`, and inside one that has none yet. */
  get scope(): MomentScope | undefined {
    return this.#consumer.value;
  }

  /** Asks for the scope on a server, where nothing is ever connected. */
  request(): void {
    this.#consumer.hostConnected();
  }

  hostConnected(): void {
    // A consumer keeps its value while it is disconnected: after being moved out of its provider, a widget would still
    // show the last customer.
    this.#consumer.value = undefined;
  }
}
