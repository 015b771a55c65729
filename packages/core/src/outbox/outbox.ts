import type { Signal } from '@tillside/contract';
import { type Destination, queueOf } from './destination.js';
import { keepaliveRoom } from './http-transport.js';
import type { OutboxOptions, SignalStatus } from './options.js';
import { droppedSignal, requestSize, rowOf, takeWithinBytes } from './rows.js';
import { Sender } from './sender.js';
import type { DeadLetter, StoredSignal } from './store.js';
import { FallbackStore } from './store/fallback.js';
import { inTime, waitForTimer } from './time.js';
import { noAcknowledgement, requestTimeout, type Transport, type TransportResult } from './transport.js';
import { Unacknowledged } from './unacknowledged.js';

/** As the page is hidden, stored signals leave this many bytes to signals that are still being made. */
const reservedBytes = 8_000;

/** A signal with one of these statuses is not sent by this page any more. */
const final: readonly SignalStatus[] = ['delivered', 'refused', 'dropped', 'rerouted'];

const idsOf = (rows: readonly StoredSignal[]) => rows.map(({ signal }) => signal.id);

/** Signals that are written together, once the previous write is done. */
interface Write {
  rows: StoredSignal[];
  done: Promise<void>;
}

/**
 * Delivers signals to one destination, each at least once: stores them before reporting or sending anything, sends
 * them from the store by one tab at a time, and removes them only when they are acknowledged. The receiver counts
 * each (source, id) once.
 */
export class Outbox {
  /** The destination of its signals. */
  readonly to: Destination;
  /** The largest batch that the receiver accepts. */
  batch: number;
  /** Sends its signals. */
  transport: Transport;
  readonly #queue: string;
  readonly #options: Required<Omit<OutboxOptions, 'onStatusChange' | 'transport'>> &
    Pick<OutboxOptions, 'onStatusChange'>;
  readonly #store: FallbackStore;
  readonly #sender: Sender;
  readonly #unacknowledged = new Unacknowledged();
  /** Collects signals while the store is busy. */
  #next: Write | undefined;
  #lastWrite: Promise<void> = Promise.resolve();
  #isLeaving = false;
  #mayHaveDropped = true;

  constructor(options: OutboxOptions) {
    const limits = { count: 1000, size: 1_000_000 };
    this.#options = { limits, random: Math.random, now: Date.now, wait: waitForTimer, ...options };
    const { to, store, wait } = this.#options;
    this.to = to;
    this.transport = options.transport;
    this.batch = to.batch ?? 1;
    this.#queue = queueOf(to);
    this.#store = store instanceof FallbackStore ? store : new FallbackStore(store, wait);
    this.#store.onClear(() => void this.#restore());
    this.#store.onLateWrite(rows => this.#markStored(rows.filter(({ queue }) => queue === this.#queue)));
    this.#sender = new Sender({
      ...this.#options,
      queue: this.#queue,
      store: this.#store,
      batch: () => this.batch,
      transmit: rows => this.#transmit(rows),
      onStatusChange: (status, rows, why) => this.#reportRows(status, rows, why),
      onDelivered: row => this.#reportDropped(row),
    });
  }

  /** `volatile` while signals have to be kept in memory, where they do not survive the page. */
  get state(): 'durable' | 'volatile' {
    return this.#store.isVolatile ? 'volatile' : 'durable';
  }

  /** The number of pending signals, including stuck ones and all that were enqueued before the call. */
  async pending(): Promise<number> {
    await this.#lastWrite;
    return this.#store.count(this.#queue);
  }

  /** The ids of pending signals; rejects if the store refuses. */
  async pendingIds(): Promise<string[]> {
    return idsOf(await this.#store.waiting(this.#queue));
  }

  /** The ids of this page's signals that were stored and not acknowledged, as far as it knows. */
  get storedIds(): string[] {
    return idsOf(this.#unacknowledged.durable);
  }

  /** The dead letters: refused for good, with the reason, kept for diagnosis. Rejects if the store refuses. */
  deadLetters(): Promise<DeadLetter[]> {
    return this.#store.deadLetters(this.#queue);
  }

  /** Stores a signal, then sends it. Resolves as soon as it is stored, with whether it will survive the page. */
  async enqueue(signal: Signal): Promise<boolean> {
    const row = rowOf({ ...this.to, batch: this.batch }, signal);
    this.#unacknowledged.add(row);
    if (this.#isLeaving) this.flushOnPageHide();
    await this.#writeLater(row);
    return !this.#store.holds(signal.id);
  }

  /** Sends pending signals unless another tab does, even during a pause. Resolves when that is done for now. */
  flush(): Promise<void> {
    this.#isLeaving = false;
    return this.#sender.flush();
  }

  /** Sends pending signals once the page or the network is back, except during a pause that the receiver asked for. */
  resume(): Promise<void> {
    this.#isLeaving = false;
    return this.#sender.resume();
  }

  /**
   * Sends this page's signals that are not in flight at once, since the page may be closed: without waiting for a lock
   * or a store, up to the browser's limit, and first those that would be lost with the page. Later signals are sent at
   * once, too, until the page is back. Signals that are sent twice count once at the receiver.
   */
  flushOnPageHide(): void {
    this.#isLeaving = true;
    const { isPaused, isStopped } = this.#sender;
    if (isStopped) return;
    // These cannot wait for the end of a pause.
    this.#sendLast(this.#unacknowledged.last(false), keepaliveRoom());
    if (!isPaused) this.#sendLast(this.#unacknowledged.last(true), keepaliveRoom() - reservedBytes);
  }

  /** Marks signals as done: another tab reports that they need not be sent any more. */
  acknowledge(ids: readonly string[]): void {
    this.#unacknowledged.delete(ids);
  }

  /** Erases the pending signals of a customer. Resolves with their number. */
  async forget(ref: string): Promise<number> {
    return (await this.erase(({ data }) => data.ref === ref)).length;
  }

  /** Erases matching pending signals; those in flight are not sent again. Resolves with their ids. */
  async erase(matches: (signal: Signal) => boolean): Promise<string[]> {
    await this.release(matches);
    const ids = await this.#store.erase(({ queue, signal }) => queue === this.#queue && matches(signal));
    this.acknowledge(ids);
    return ids;
  }

  /**
   * No longer sends matching signals of this page when it is hidden. Resolves with their ids, once all enqueued signals
   * are stored.
   */
  async release(matches: (signal: Signal) => boolean): Promise<string[]> {
    const ids = idsOf(this.#unacknowledged.filter(({ signal }) => matches(signal)));
    this.acknowledge(ids);
    await this.#lastWrite;
    return ids;
  }

  /** Stops sending; pending signals stay stored. */
  stop(): void {
    this.#sender.stop();
  }

  /** Stores the signals of this page again that are gone since somebody has cleared the storage. */
  async #restore(): Promise<void> {
    await this.#lastWrite;
    const pending = await this.pendingIds().catch((): string[] => []);
    const lost = this.#unacknowledged.durable.filter(({ signal }) => !pending.includes(signal.id));
    await Promise.all(lost.map(row => this.#writeLater(row)));
  }

  #writeLater(row: StoredSignal): Promise<void> {
    this.#next ??= this.#startWrite();
    this.#next.rows.push(row);
    return this.#next.done;
  }

  #startWrite(): Write {
    const rows: StoredSignal[] = [];
    const done = this.#lastWrite.then(() => {
      this.#next = undefined;
      return this.#write(rows);
    });
    this.#lastWrite = done;
    return { rows, done };
  }

  async #write(rows: readonly StoredSignal[]): Promise<void> {
    const dropped = new Set(idsOf(await this.#store.add(rows, this.#options.limits)));
    const kept = rows.filter(({ signal }) => !dropped.has(signal.id));
    const isDurable = ({ signal }: StoredSignal) => !this.#store.holds(signal.id);
    const durable = kept.filter(isDurable);
    this.#markStored(durable);
    const volatile = kept.filter(row => !isDurable(row));
    this.#reportRows('volatile', volatile);
    if (dropped.size) {
      this.#mayHaveDropped = true;
      this.#reportStatus('dropped', [...dropped]);
    }
    if (!this.#isLeaving) this.#sender.wake();
  }

  #markStored(rows: readonly StoredSignal[]): void {
    this.#unacknowledged.markDurable(rows);
    this.#reportRows('stored', rows);
  }

  /** Enqueues a signal with the counts of dropped signals. It is one of a moment: a huddle has none of the kind. */
  async #reportDropped({ signal }: StoredSignal): Promise<void> {
    if (!this.#mayHaveDropped || !('moment' in signal.data)) return;
    this.#mayHaveDropped = false;
    const { now } = this.#options;
    await this.#store.reportDropped(this.#queue, counts =>
      rowOf({ ...this.to, batch: this.batch }, droppedSignal(signal, counts, now())),
    );
  }

  #sendLast(rows: readonly StoredSignal[], room: number): void {
    const last = takeWithinBytes(rows, room);
    for (let i = 0; i < last.length; i += this.batch) void this.#transmit(last.slice(i, i + this.batch));
  }

  async #transmit(rows: readonly StoredSignal[]): Promise<TransportResult> {
    const { wait } = this.#options;
    const signals = rows.map(({ signal }) => signal);
    const abort = new AbortController();
    const survivesPage = requestSize(rows) <= keepaliveRoom();
    try {
      return await this.#unacknowledged.during(survivesPage ? rows : [], () =>
        inTime(this.transport(signals, abort.signal), requestTimeout, wait),
      );
    } catch {
      abort.abort();
      return { ...noAcknowledgement, failure: 'unreachable' };
    }
  }

  #reportRows(status: SignalStatus, rows: readonly StoredSignal[], why?: string): void {
    this.#reportStatus(status, idsOf(rows), why);
  }

  #reportStatus(status: SignalStatus, ids: readonly string[], why?: string): void {
    if (final.includes(status)) this.acknowledge(ids);
    if (ids.length) this.#options.onStatusChange?.(status, ids, why);
  }
}
