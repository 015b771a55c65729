import type { Signal } from '@tillside/contract';
import { backoff } from './backoff.js';
import type { OutboxLimits, OutboxStore, StoredSignal } from './store.js';
import { memoryStore } from './store/memory.js';
import type { Transport } from './transport.js';

/**
 * Runs an action while nobody else does under that name; resolves with false, at once, if somebody does.
 * `keep` says that the action goes on; it resolves with false where the right to it was lost.
 */
export type Lock = (
  name: string,
  action: (keep: () => Promise<boolean>) => Promise<void>,
) => Promise<boolean>;

/** What became of signals. */
export type Fate = 'stored' | 'delivered' | 'refused' | 'dropped';

/** What an outbox works with: everything that a test or a POS shell may want to bring. */
export interface OutboxOptions {
  /** Names the queue: one for each endpoint and source. */
  queue: string;
  store: OutboxStore;
  transport: Transport;
  lock: Lock;
  /** The most that the endpoint takes at once; 1 for single events. */
  batch?: number;
  limits?: OutboxLimits;
  random?: () => number;
  /** Calls back after some milliseconds; returns how to take that back. */
  wait?: (ms: number, callback: () => void) => () => void;
  /** Tells of the fate of signals; `why` where they were refused. */
  onFate?: (fate: Fate, signals: readonly Signal[], why?: string) => void;
}

/** How long to leave it to another tab that is sending, in milliseconds. */
const patience = 10_000;

/** What a person said goes before what they did, and that before what was seen. */
export function rankOf({ type }: Signal): number {
  if (/\.(answered|submitted|followup|recovery|dropped)$|\.moment\./.test(type)) return 0;
  return /\.(shown|opened|withheld)$/.test(type) ? 2 : 1;
}

const wait = (ms: number, callback: () => void) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/**
 * Delivers signals, each at least once: stored before anything else is said or sent, sent from the store by
 * one tab at a time, removed only when they are acknowledged. The receiver takes each (source, id) once.
 */
export class Outbox {
  readonly #options: Required<Omit<OutboxOptions, 'onFate'>> & Pick<OutboxOptions, 'onFate'>;
  /** Where signals wait that the store refused. */
  readonly #memory: OutboxStore = memoryStore();
  /** What this page made and nobody acknowledged yet: it can be sent without asking a store first. */
  readonly #fresh = new Map<string, StoredSignal>();
  #isVolatile = false;
  #isGone = false;
  #isSending = false;
  #isAsked = false;
  #attempt = 0;
  #cancel: (() => void) | undefined;

  constructor(options: OutboxOptions) {
    const limits = { count: 1000, size: 1_000_000 };
    this.#options = { batch: 1, limits, random: Math.random, wait, ...options };
  }

  /** `volatile` as soon as a signal had to be kept in memory, since it would not survive the page. */
  get state(): 'durable' | 'volatile' {
    return this.#isVolatile ? 'volatile' : 'durable';
  }

  /** How many signals wait. */
  async pending(): Promise<number> {
    const counts = this.#stores.map(store => store.count(this.#options.queue).catch(() => 0));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  /** Stores a signal, then sends. Resolves with whether it will survive the page, as soon as that is known. */
  async put(signal: Signal): Promise<boolean> {
    const { queue, store, limits } = this.#options;
    const size = new TextEncoder().encode(JSON.stringify(signal)).length;
    const row = { queue, rank: rankOf(signal), size, signal };
    let isDurable = true;
    this.#fresh.set(signal.id, row);
    const dropped = await store.add(row, limits).catch(() => {
      isDurable = false;
      this.#isVolatile = true;
      return this.#memory.add(row, limits);
    });
    this.#tell('stored', [row]);
    if (dropped.length) this.#tell('dropped', dropped);
    // While the endpoint is given time, newcomers wait with the others.
    if (!this.#cancel) void this.flush();
    return isDurable;
  }

  /** Sends what waits, unless that is going on, here or in another tab. Resolves when it is over for now. */
  async flush(): Promise<void> {
    const { queue, lock } = this.#options;
    this.#isAsked = true;
    if (this.#isSending || this.#isGone) return;
    this.#isSending = true;
    this.#later(Infinity);
    try {
      // Whoever asks while the last signals are on their way is not forgotten.
      while (this.#isAsked && !this.#cancel) {
        this.#isAsked = false;
        const isOurs = await lock(`tillside:${queue}`, keep => this.#drain(keep));
        if (!isOurs && (await this.pending())) this.#later(patience);
      }
    } catch {
      this.#later(patience);
    } finally {
      this.#isSending = false;
    }
  }

  /**
   * The page goes, perhaps for good: sends what this page made at once, without waiting for a lock or a store.
   * What that sends twice, the receiver takes once.
   */
  farewell(): void {
    const { batch, transport } = this.#options;
    const signals = Array.from(this.#fresh.values(), ({ signal }) => signal);
    for (let i = 0; i < signals.length && !this.#isGone; i += batch)
      void transport(signals.slice(i, i + batch));
  }

  /** Another tab says that these were acknowledged. */
  acknowledge(ids: readonly string[]): void {
    const rows = ids.flatMap(id => this.#fresh.get(id) ?? []);
    for (const id of ids) this.#fresh.delete(id);
    if (rows.length) this.#tell('delivered', rows);
  }

  /** Takes out what waits and belongs to a customer. Resolves with how many signals that were. */
  async forget(ref: string): Promise<number> {
    const { queue } = this.#options;
    let count = 0;
    for (const store of this.#stores) {
      const rows = await store.next(queue);
      const theirs = rows.filter(({ signal }) => signal.data.ref === ref);
      await store.remove(theirs);
      count += theirs.length;
    }
    return count;
  }

  /** Stops sending; what waits stays stored. */
  stop(): void {
    this.#later(Infinity);
    this.#isGone = true;
  }

  get #stores(): OutboxStore[] {
    return [this.#options.store, this.#memory];
  }

  async #drain(keep: () => Promise<boolean>): Promise<void> {
    const { queue, batch } = this.#options;
    for (const store of this.#stores) {
      for (;;) {
        const rows = await store.next(queue, batch).catch(() => []);
        if (!rows.length) break;
        if (!(await keep()) || !(await this.#send(store, rows))) return;
      }
    }
    this.#attempt = 0;
  }

  /** Sends some and does what the answer asks for; false if it is better to wait. */
  async #send(store: OutboxStore, rows: readonly StoredSignal[]): Promise<boolean> {
    const { transport, random } = this.#options;
    const { accepted, refused, after, isGone } = await transport(rows.map(({ signal }) => signal));
    if (isGone) {
      this.stop();
      return false;
    }
    if (rows.length > 1 && refused.length === rows.length) {
      // One of them may be at fault, or all be too much at once.
      for (const row of rows) if (!(await this.#send(store, [row]))) return false;
      return true;
    }
    const isAccepted = ({ signal }: StoredSignal) => accepted.includes(signal.id);
    await this.#end(store, rows.filter(isAccepted), 'delivered');
    let left = rows.length - rows.filter(isAccepted).length;
    for (const { id, code } of refused) {
      const row = rows.find(({ signal }) => signal.id === id);
      if (!row) continue;
      left--;
      await this.#end(store, [row], 'refused', code);
    }
    if (left < rows.length) this.#attempt = 0;
    if (left) this.#later(backoff(this.#attempt++, random, after));
    return !left;
  }

  async #end(store: OutboxStore, rows: readonly StoredSignal[], fate: Fate, why?: string): Promise<void> {
    if (!rows.length) return;
    await store.remove(rows, why);
    for (const { signal } of rows) this.#fresh.delete(signal.id);
    this.#tell(fate, rows, why);
  }

  #tell(fate: Fate, rows: readonly StoredSignal[], why?: string): void {
    this.#options.onFate?.(
      fate,
      rows.map(({ signal }) => signal),
      why,
    );
  }

  /** Sends again after some milliseconds; `Infinity` takes that back. */
  #later(ms: number): void {
    this.#cancel?.();
    this.#cancel = ms < Infinity ? this.#options.wait(ms, () => void this.flush()) : undefined;
  }
}
