import type { StoredSignal } from './store.js';

/** The unacknowledged signals of this page, which can be sent without reading a store first. */
export class Unacknowledged {
  readonly #rows = new Map<string, StoredSignal>();
  /** Signals that survive the page. */
  readonly #durable = new Set<string>();
  readonly #inFlight = new Set<string>();

  add(row: StoredSignal): void {
    this.#rows.set(row.signal.id, row);
  }

  delete(ids: readonly string[]): void {
    for (const id of ids) {
      this.#rows.delete(id);
      this.#durable.delete(id);
    }
  }

  /** Records that signals survive the page. */
  markDurable(rows: readonly StoredSignal[]): void {
    for (const { signal } of rows) if (this.#rows.has(signal.id)) this.#durable.add(signal.id);
  }

  /** The signals that survive the page. */
  get durable(): StoredSignal[] {
    return this.filter(({ signal }) => this.#durable.has(signal.id));
  }

  /** The matching signals. */
  filter(matches: (row: StoredSignal) => boolean): StoredSignal[] {
    return [...this.#rows.values()].filter(matches);
  }

  /** Runs a request that survives the page: meanwhile, its signals are not sent again. */
  async during<T>(rows: readonly StoredSignal[], request: () => Promise<T>): Promise<T> {
    for (const { signal } of rows) this.#inFlight.add(signal.id);
    try {
      return await request();
    } finally {
      for (const { signal } of rows) this.#inFlight.delete(signal.id);
    }
  }

  /** The signals to send as the page is hidden: those not in flight that survive the page, or those that do not. */
  last(isDurable: boolean): StoredSignal[] {
    return this.filter(
      ({ signal: { id } }) => !this.#inFlight.has(id) && this.#durable.has(id) === isDurable,
    );
  }
}
