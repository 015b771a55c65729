import { ContextConsumer } from '@lit/context';
import { isServer, type LitElement, type ReactiveController } from 'lit';
import { huddleContext, type HuddleScope } from './context.js';

/** Consumes the scope that the nearest `<till-huddle>` provides. */
export class HuddleScopeController implements ReactiveController {
  readonly #consumer: ContextConsumer<typeof huddleContext, LitElement>;

  constructor(host: LitElement) {
    // Before the consumer, which sends its request when it is connected.
    host.addController(this);
    this.#consumer = new ContextConsumer(host, { context: huddleContext, subscribe: true });
    if (isServer) return;
    // A provider that is defined after its consumers misses their requests.
    void customElements.whenDefined('till-huddle').then(() => {
      if (host.isConnected && !this.scope) this.#consumer.hostConnected();
    });
  }

  /** The scope; undefined outside a `<till-huddle>`, and inside one that has none yet. */
  get scope(): HuddleScope | undefined {
    return this.#consumer.value;
  }

  /** Asks for the scope on a server, where nothing is ever connected. */
  request(): void {
    this.#consumer.hostConnected();
  }

  hostConnected(): void {
    // A consumer keeps its value while it is disconnected, but may come back into another team's huddle.
    this.#consumer.value = undefined;
  }
}
