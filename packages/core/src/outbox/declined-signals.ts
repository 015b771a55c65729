import type { StoredSignal } from './store.js';

/**
 * Single signals that were declined without a reason and not retried since. Whether they or the network are to blame
 * shows when another one is accepted: those that were declined before are suspects then.
 */
export class DeclinedSignals {
  readonly #declined = new Map<string, { row: StoredSignal; why: string }>();
  readonly #suspects = new Set<string>();

  get size(): number {
    return this.#declined.size;
  }

  get rows(): readonly StoredSignal[] {
    return Array.from(this.#declined.values(), ({ row }) => row);
  }

  /** Why the first one was declined. */
  get why(): string | undefined {
    const [first] = this.#declined.values();
    return first?.why;
  }

  has({ signal }: StoredSignal): boolean {
    return this.#declined.has(signal.id);
  }

  add(row: StoredSignal, why: string): void {
    this.#declined.set(row.signal.id, { row, why });
  }

  /** All may be retried. */
  clear(): void {
    this.#declined.clear();
  }

  /** Another signal was accepted: all may be retried, and are suspects. */
  reconsider(): void {
    for (const id of this.#declined.keys()) this.#suspects.add(id);
    this.clear();
  }

  isSuspect({ signal }: StoredSignal): boolean {
    return this.#suspects.has(signal.id);
  }

  /** These are no longer pending. */
  acquit(rows: readonly StoredSignal[]): void {
    for (const { signal } of rows) this.#suspects.delete(signal.id);
  }
}
