import type { Signal } from '@tillside/contract';
import { backoff } from './backoff.js';
import type { Fate, OutboxOptions } from './options.js';
import { droppedSignal, mostOf, rowOf } from './rows.js';
import type { DeadSignal, OutboxStore, StoredSignal } from './store.js';
import { memoryStore } from './store/memory.js';
import { keepaliveLimit, type Outcome } from './transport.js';

/** How long to leave it to another tab that is sending, in milliseconds. */
const otherTab = 10_000;
/** A store that says nothing for so long will not, in milliseconds. */
const storeTime = 5_000;

const wait = (ms: number, callback: () => void) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/**
 * Delivers signals, each at least once: stored before anything else is said or sent, sent from the store by
 * one tab at a time, removed only when they are acknowledged. The receiver takes each (source, id) once.
 */
export class Outbox {
  /** The most that the receiver takes at once. */
  batch: number;
  readonly #options: Required<Omit<OutboxOptions, 'onFate' | 'batch'>> & Pick<OutboxOptions, 'onFate'>;
  /** Where signals wait that the store refused. */
  readonly #memory: OutboxStore = memoryStore();
  /** What this page made and nobody acknowledged yet: it can be sent without asking a store first. */
  readonly #fresh = new Map<string, StoredSignal>();
  readonly #onItsWay = new Set<string>();
  #isVolatile = false;
  #isGone = false;
  /** The page is going: nothing waits its turn any more. */
  #isLeaving = false;
  #isSending = false;
  #isAsked = false;
  #mayHaveDropped = true;
  #attempt = 0;
  /** The receiver asked to be left alone for a while. */
  #isQuiet = false;
  #cancel: (() => void) | undefined;

  constructor(options: OutboxOptions) {
    const limits = { count: 1000, size: 1_000_000 };
    this.#options = { limits, random: Math.random, now: Date.now, wait, ...options };
    this.batch = options.batch ?? 1;
  }

  /** `volatile` while signals have to be kept in memory, since those do not survive the page. */
  get state(): 'durable' | 'volatile' {
    return this.#isVolatile ? 'volatile' : 'durable';
  }

  /** How many signals wait. */
  async pending(): Promise<number> {
    const { queue, store } = this.#options;
    const stored = store.count(queue).catch(() => {
      this.#isVolatile = true;
      return 0;
    });
    return (await stored) + (await this.#memory.count(queue));
  }

  /** The ids of those that wait; rejects if the store refuses to say. */
  async waiting(): Promise<string[]> {
    const rows = this.#stores.map(store => store.next(this.#options.queue));
    return (await Promise.all(rows)).flat().map(({ signal }) => signal.id);
  }

  /** What the receiver will never take, and why: kept for whoever looks into it. Rejects as `waiting` does. */
  async dead(): Promise<DeadSignal[]> {
    const rows = this.#stores.map(store => store.dead(this.#options.queue));
    return (await Promise.all(rows)).flat();
  }

  /** Stores a signal, then sends. Resolves with whether it will survive the page, as soon as that is known. */
  async put(signal: Signal): Promise<boolean> {
    const { queue, limits } = this.#options;
    const row = rowOf(queue, signal);
    let isDurable = true;
    this.#fresh.set(signal.id, row);
    if (this.#isLeaving) this.farewell();
    const dropped = await this.#store(row).catch(() => {
      isDurable = false;
      return this.#memory.add(row, limits);
    });
    this.#isVolatile = !isDurable || (await this.#memory.count(queue)) > 0;
    this.#tell(isDurable ? 'stored' : 'kept', [row]);
    if (dropped.length) {
      this.#mayHaveDropped = true;
      this.#tell('dropped', dropped);
    }
    // While the endpoint is given time, newcomers wait with the others.
    if (!this.#cancel && !this.#isLeaving) void this.flush();
    return isDurable;
  }

  /** Sends what waits, unless that is going on, here or in another tab. Resolves when it is over for now. */
  async flush(): Promise<void> {
    const { queue, lock, random } = this.#options;
    this.#isAsked = true;
    this.#isLeaving = false;
    if (this.#isSending || this.#isGone || this.#isQuiet) return;
    this.#isSending = true;
    this.#later(Infinity);
    try {
      // Whoever asks while the last signals are on their way is not forgotten.
      while (this.#isAsked && !this.#cancel) {
        this.#isAsked = false;
        const isOurs = await lock(`tillside:${queue}`, keep => this.#drain(keep));
        if (!isOurs && (await this.pending())) this.#later(otherTab);
      }
    } catch {
      this.#later(backoff(this.#attempt++, random));
    } finally {
      this.#isSending = false;
    }
  }

  /**
   * The page goes, perhaps for good: sends what this page made and is not on its way at once, without waiting
   * for a lock or a store, as far as the browser lets it; so too what comes after it, until the next flush.
   * What that sends twice, the receiver takes once.
   */
  farewell(): void {
    this.#isLeaving = true;
    if (this.#isGone || this.#isQuiet) return;
    const idle = [...this.#fresh.values()].filter(({ signal }) => !this.#onItsWay.has(signal.id));
    const signals = mostOf(idle, keepaliveLimit);
    for (let i = 0; i < signals.length; i += this.batch)
      void this.#transmit(signals.slice(i, i + this.batch));
  }

  /** Another tab says that these need not be sent any more. */
  acknowledge(ids: readonly string[]): void {
    for (const id of ids) this.#fresh.delete(id);
  }

  /** Erases what waits and belongs to a customer. Resolves with how many signals that were. */
  async forget(ref: string): Promise<number> {
    const lists = this.#stores.map(store => store.forget(this.#options.queue, ref).catch(() => []));
    const ids = (await Promise.all(lists)).flat();
    for (const id of ids) this.#fresh.delete(id);
    return ids.length;
  }

  /** Stops sending; what waits stays stored. */
  stop(): void {
    this.#later(Infinity);
    this.#isGone = true;
  }

  get #stores(): OutboxStore[] {
    return [this.#options.store, this.#memory];
  }

  /** Stores durably, or rejects; a store that hangs has refused, and what it takes late is sent twice. */
  #store(row: StoredSignal): Promise<StoredSignal[]> {
    const { store, limits, wait } = this.#options;
    return new Promise((resolve, reject) => {
      const cancel = wait(storeTime, () => reject(new Error('the store does not answer')));
      void store.add(row, limits).then(resolve, reject).finally(cancel);
    });
  }

  async #drain(keep: () => Promise<boolean>): Promise<void> {
    for (const store of this.#stores) {
      for (;;) {
        const rows = await store.next(this.#options.queue, this.batch).catch(() => []);
        if (!rows.length) break;
        if (!(await keep())) return;
        if (!(await this.#send(store, rows))) return;
        await this.#account(rows[0]!.signal);
      }
    }
    this.#attempt = 0;
  }

  /** Says what was dropped, in a signal that goes with the others. */
  async #account(template: Signal): Promise<void> {
    const { queue, now } = this.#options;
    if (!this.#mayHaveDropped) return;
    this.#mayHaveDropped = false;
    for (const store of this.#stores)
      await store
        .account(queue, counts => rowOf(queue, droppedSignal(template, counts, now())))
        .catch(() => undefined);
  }

  /** Sends some and does what the answer asks for; false if it is better to wait. */
  async #send(store: OutboxStore, rows: readonly StoredSignal[]): Promise<boolean> {
    const { random } = this.#options;
    const { accepted, refused, after, blocked, isGone } = await this.#transmit(rows.map(row => row.signal));
    if (isGone) {
      this.stop();
      this.#tell('blocked', rows, '410');
      return false;
    }
    if (rows.length > 1 && refused.length === rows.length) {
      // One of them may be at fault, or all be too much at once.
      for (const row of rows) if (!(await this.#send(store, [row]))) return false;
      return true;
    }
    const taken = rows.filter(({ signal }) => accepted.includes(signal.id));
    await this.#end(store, taken, 'delivered');
    let left = rows.length - taken.length;
    for (const { id, code } of refused) {
      const row = rows.find(({ signal }) => signal.id === id);
      if (!row) continue;
      left--;
      await this.#end(store, [row], 'refused', code);
    }
    if (left < rows.length) this.#attempt = 0;
    if (blocked) this.#tell('blocked', rows, blocked);
    this.#isQuiet = after > 0 && left > 0;
    if (left) this.#later(backoff(this.#attempt++, random, after));
    return !left;
  }

  async #transmit(signals: readonly Signal[]): Promise<Outcome> {
    for (const { id } of signals) this.#onItsWay.add(id);
    const outcome = await this.#options.transport(signals);
    for (const { id } of signals) this.#onItsWay.delete(id);
    return outcome;
  }

  async #end(store: OutboxStore, rows: readonly StoredSignal[], fate: Fate, why?: string): Promise<void> {
    if (!rows.length) return;
    await store.remove(rows, why);
    if (store === this.#memory) this.#isVolatile = (await store.count(this.#options.queue)) > 0;
    this.#tell(fate, rows, why);
  }

  #tell(fate: Fate, rows: readonly StoredSignal[], why?: string): void {
    const ids = rows.map(({ signal }) => signal.id);
    if (/delivered|refused|dropped/.test(fate)) for (const id of ids) this.#fresh.delete(id);
    if (ids.length) this.#options.onFate?.(fate, ids, why);
  }

  /** Sends again after some milliseconds; `Infinity` takes that back. */
  #later(ms: number): void {
    this.#cancel?.();
    const ring = () => {
      this.#isQuiet = false;
      void this.flush();
    };
    this.#cancel = ms < Infinity ? this.#options.wait(ms, ring) : undefined;
  }
}
