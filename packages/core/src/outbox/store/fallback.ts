import type { Destination } from '../destination.js';
import type {
  DeadLetter,
  DroppedCounts,
  OutboxLimits,
  OutboxStore,
  StoredSignal,
  WaitingQueue,
} from '../store.js';
import { inTime, type Wait, waitForTimer } from '../time.js';
import { memoryStore } from './memory.js';

/**
 * A store that does not answer for this long counts as refusing, in milliseconds. What is being sent from memory when a
 * late answer comes is sent twice.
 */
const storeTimeout = 5_000;
/** When such a store is tried again, in milliseconds; twice as late each time that it does not answer then either. */
const firstSilence = 30_000;

/** A durable store, with memory for signals that it refuses or does not answer for. */
export class FallbackStore implements OutboxStore {
  readonly #durable: OutboxStore;
  readonly #wait: Wait;
  readonly #memory = memoryStore();
  readonly #lateListeners: ((rows: readonly StoredSignal[]) => void)[] = [];
  #isRefused = false;
  /** Whether a call was unanswered lately: then no other call waits for the store. */
  #isSilent = false;
  #silence = firstSilence;

  constructor(durable: OutboxStore, wait: Wait = waitForTimer) {
    this.#durable = durable;
    this.#wait = wait;
  }

  /** Whether signals are in memory, or would have to be. */
  get isVolatile(): boolean {
    return this.#isRefused || this.#memory.size > 0;
  }

  /** Whether a signal is in memory. */
  holds(id: string): boolean {
    return this.#memory.has(id);
  }

  add(rows: readonly StoredSignal[], limits: OutboxLimits): Promise<StoredSignal[]> {
    const written = this.#durably(
      store => store.add(rows, limits),
      gone => this.#leaveToStore(rows, gone),
    );
    return written.catch(() => this.#memory.add(rows, limits));
  }

  /** From now on, calls back with signals that went to memory, and that the durable store has after all. */
  onLateWrite(listener: (rows: readonly StoredSignal[]) => void): void {
    this.#lateListeners.push(listener);
  }

  async next(queue: string, count?: number): Promise<StoredSignal[]> {
    const rows = await this.#durably(store => store.next(queue, count)).catch(() => []);
    return [...rows, ...(await this.#memory.next(queue))].slice(0, count);
  }

  stuck(queue: string): Promise<StoredSignal[]> {
    return this.#inBoth(store => store.stuck(queue));
  }

  /** All pending signals; rejects if the durable store refuses. */
  async waiting(queue: string): Promise<StoredSignal[]> {
    const durable = await this.#durably(store => Promise.all([store.next(queue), store.stuck(queue)]));
    return [...durable, await this.#memory.next(queue), await this.#memory.stuck(queue)].flat();
  }

  park(rows: readonly StoredSignal[], now: number): Promise<void> {
    return this.#whereHeld(rows, (store, held) => store.park(held, now));
  }

  remove(rows: readonly StoredSignal[], reason?: string): Promise<void> {
    return this.#whereHeld(rows, (store, held) => store.remove(held, reason));
  }

  async count(queue: string): Promise<number> {
    const durable = await this.#durably(store => store.count(queue)).catch(() => 0);
    return durable + (await this.#memory.count(queue));
  }

  /** Rejects if the durable store refuses. */
  async deadLetters(queue: string): Promise<DeadLetter[]> {
    const durable = await this.#durably(store => store.deadLetters(queue));
    return [...durable, ...(await this.#memory.deadLetters(queue))];
  }

  async reportDropped(queue: string, make: (counts: DroppedCounts) => StoredSignal): Promise<void> {
    await this.#durably(store => store.reportDropped(queue, make)).catch(() => undefined);
    await this.#memory.reportDropped(queue, make);
  }

  erase(matches: (row: StoredSignal) => boolean): Promise<string[]> {
    return this.#inBoth(store => store.erase(matches));
  }

  move(queue: string, to: Destination): Promise<string[]> {
    return this.#inBoth(store => store.move(queue, to));
  }

  queues(): Promise<WaitingQueue[]> {
    return this.#inBoth(store => store.queues());
  }

  async name(to: Destination, now: number): Promise<void> {
    await this.#durably(store => store.name(to, now)).catch(() => undefined);
  }

  onClear(listener: () => void): void {
    this.#durable.onClear?.(listener);
  }

  /** Rejects if the durable store refuses: then it has nothing that another tab could send. */
  lease(queue: string, holder: string, now: number, until: number): Promise<boolean> {
    return this.#durably(store => store.lease(queue, holder, now, until));
  }

  /**
   * Takes rows out of memory that were stored late, except those that had to go for others. What memory has no longer
   * was sent or erased meanwhile: it must not be sent from the store.
   */
  async #leaveToStore(rows: readonly StoredSignal[], gone: readonly StoredSignal[]): Promise<void> {
    const dropped = new Set(gone.map(({ signal }) => signal.id));
    const stored = rows.filter(({ signal }) => !dropped.has(signal.id));
    const late = stored.filter(({ signal }) => this.holds(signal.id));
    const over = new Set(stored.filter(row => !late.includes(row)).map(({ signal }) => signal.id));
    if (over.size) await this.#durable.erase(({ signal }) => over.has(signal.id));
    await this.#memory.remove(late);
    for (const listener of this.#lateListeners) listener(late);
  }

  /** `onLate` receives an answer that did not come in time. */
  async #durably<T>(
    action: (store: OutboxStore) => Promise<T>,
    onLate?: (answer: T) => Promise<void>,
  ): Promise<T> {
    try {
      if (this.#isSilent) throw new Error('the store is silent');
      const work = action(this.#durable);
      const answer = await inTime(work, storeTimeout, (ms, callback) =>
        this.#wait(ms, () => {
          this.#awaitLate(work, onLate);
          callback();
        }),
      );
      this.#silence = firstSilence;
      this.#isRefused = false;
      return answer;
    } catch (error) {
      this.#isRefused = true;
      throw error;
    }
  }

  /** Leaves the store alone until it answers after all, or until it is time to try it with another connection. */
  #awaitLate<T>(work: Promise<T>, onLate?: (answer: T) => Promise<void>): void {
    this.#isSilent = true;
    this.#durable.reconnect?.();
    const cancel = this.#wait(this.#silence, () => (this.#isSilent = false));
    this.#silence *= 2;
    void work
      .then(late => {
        this.#isRefused = false;
        return onLate?.(late);
      })
      .catch(() => undefined)
      .finally(() => {
        cancel();
        this.#isSilent = false;
      });
  }

  async #inBoth<T>(action: (store: OutboxStore) => Promise<T[]>): Promise<T[]> {
    const durable = await this.#durably(action).catch(() => []);
    return [...durable, ...(await action(this.#memory))];
  }

  /** Rejects if the durable store has some of the rows and refuses: they would be sent again and again. */
  async #whereHeld(
    rows: readonly StoredSignal[],
    action: (store: OutboxStore, held: readonly StoredSignal[]) => Promise<void>,
  ): Promise<void> {
    const isInMemory = ({ signal }: StoredSignal) => this.holds(signal.id);
    const durable = rows.filter(row => !isInMemory(row));
    await action(this.#memory, rows.filter(isInMemory));
    if (durable.length) await this.#durably(store => action(store, durable));
  }
}
