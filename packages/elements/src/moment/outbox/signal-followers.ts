import type { Outbox, SignalStatus } from '@tillside/core/outbox';
import type { FollowSignals } from '../../shared/context.js';

type Listener = Parameters<FollowSignals>[0];

/** The widgets of one element that follow what becomes of their signals. */
export class SignalFollowers {
  readonly #listeners = new Set<Listener>();
  /** The queues in which the signals of the element may be. */
  readonly #outboxes: ReadonlySet<Outbox>;

  constructor(outboxes: ReadonlySet<Outbox>) {
    this.#outboxes = outboxes;
  }

  /** Adds a listener, which learns at once what became of earlier signals. Returns a function that removes it. */
  add(listener: Listener, ids: readonly string[]): () => void {
    this.#listeners.add(listener);
    void this.#reportEarlier([listener], ids);
    return () => this.#listeners.delete(listener);
  }

  notify(status: SignalStatus, ids: readonly string[]): void {
    for (const listener of this.#listeners) listener(status, ids);
  }

  /** Finds out what became of all signals that are stored as far as this page knows. */
  lookAgain(): Promise<void> {
    const ids = [...this.#outboxes].flatMap(outbox => outbox.storedIds);
    return this.#reportEarlier(this.#listeners, ids);
  }

  async #reportEarlier(listeners: Iterable<Listener>, ids: readonly string[]): Promise<void> {
    const outboxes = [...this.#outboxes];
    if (!ids.length || !outboxes.length) return;
    try {
      const pending = (await Promise.all(outboxes.map(outbox => outbox.pendingIds()))).flat();
      const letters = (await Promise.all(outboxes.map(outbox => outbox.deadLetters()))).flat();
      const refused = letters.map(({ row }) => row.signal.id);
      const gone = ids.filter(id => !pending.includes(id));
      for (const outbox of outboxes) outbox.acknowledge(gone);
      for (const listener of listeners) {
        listener(
          'refused',
          gone.filter(id => refused.includes(id)),
        );
        listener(
          'delivered',
          gone.filter(id => !refused.includes(id)),
        );
      }
    } catch {
      // If the store refuses, the status stays as it was.
    }
  }
}
