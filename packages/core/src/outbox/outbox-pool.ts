import type { Signal } from '@tillside/contract';
import { type Destination, queueOf } from './destination.js';
import { httpTransport } from './http-transport.js';
import type { OutboxOptions, SignalStatus } from './options.js';
import { Outbox } from './outbox.js';
import type { WaitingQueue } from './store.js';
import { FallbackStore } from './store/fallback.js';
import type { Transport } from './transport.js';

/** A destination counts as abandoned if no page has named it for this long, in milliseconds. */
const abandonedAfter = 86_400_000;

const ofCustomer =
  (source: string, ref: string) =>
  (signal: Signal): boolean =>
    signal.source === source && signal.data.ref === ref;

export interface OutboxPoolOptions extends Omit<OutboxOptions, 'to' | 'transport' | 'onStatusChange'> {
  onStatusChange?: (outbox: Outbox, status: SignalStatus, ids: readonly string[], why?: string) => void;
}

/**
 * The outboxes of a page, one per destination. Signals that other pages of the origin left in the store go to their
 * own destination, and elsewhere only on request.
 */
export class OutboxPool {
  readonly #options: OutboxPoolOptions;
  readonly #store: FallbackStore;
  readonly #now: () => number;
  readonly #outboxes = new Map<string, Outbox>();
  readonly #named = new Set<Outbox>();
  /** Queues with a problem that was reported. */
  readonly #reported = new Set<string>();

  constructor(options: OutboxPoolOptions) {
    const { store, wait, now = Date.now } = options;
    this.#options = options;
    this.#now = now;
    this.#store = store instanceof FallbackStore ? store : new FallbackStore(store, wait);
  }

  /** All open outboxes, including those for destinations of other pages. */
  get all(): readonly Outbox[] {
    return [...this.#outboxes.values()];
  }

  /** Opens the outbox of a destination that this page names. The last call determines the transport. */
  open(to: Destination, transport: Transport): Outbox {
    const outbox = this.#open(to, transport);
    outbox.transport = transport;
    outbox.batch = to.batch ?? 1;
    if (!this.#named.has(outbox)) void this.#store.name(to, this.#now()).then(() => outbox.resume());
    this.#named.add(outbox);
    return outbox;
  }

  /**
   * Sends pending signals of destinations that this page does not name, as far as it can. Resolves with those that no
   * page has named for a day: somebody has to decide where their signals go.
   */
  async adopt(): Promise<WaitingQueue[]> {
    const queues = await this.#store.queues();
    const others = queues.filter(({ to }) => !this.#named.has(this.#outboxes.get(queueOf(to))!));
    for (const { to } of others)
      if (!to.isCustom) void this.#open(to, httpTransport(to.address, to)).resume();
    // A time in the future comes from another clock.
    const abandoned = others.filter(({ named }) => Math.abs(this.#now() - named) > abandonedAfter);
    for (const { to } of abandoned) this.#reported.add(queueOf(to));
    return abandoned;
  }

  /** The number of pending signals of a destination. */
  count(to: Destination): Promise<number> {
    return this.#store.count(queueOf(to));
  }

  /** The number of pending signals in queues with a reported problem, except for some queues. */
  async countReported(except: ReadonlySet<string>): Promise<number> {
    const queues = [...this.#reported].filter(queue => !except.has(queue));
    const counts = await Promise.all(queues.map(queue => this.#store.count(queue)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /**
   * Moves the pending signals of an address to another destination; their source stays. Resolves with their ids.
   * Needed after an address or key has changed: nothing is rerouted automatically, since a new address may belong to
   * another shop of the same origin.
   */
  async reroute(from: string, to: Omit<Destination, 'source'>): Promise<string[]> {
    const ids: string[] = [];
    for (const { to: old } of await this.#store.queues()) {
      const target = { ...to, source: old.source };
      if (old.address !== from || queueOf(old) === queueOf(target)) continue;
      const moved = await this.#store.move(queueOf(old), target);
      this.#close(old, 'rerouted', moved);
      ids.push(...moved);
      // Only a page that names a custom destination can send to it.
      if (!target.isCustom) this.#open(target, httpTransport(target.address, target));
      void this.#outboxes.get(queueOf(target))?.resume();
    }
    return ids;
  }

  /** Erases the pending signals of an address. Resolves with their ids. */
  async discard(from: string): Promise<string[]> {
    const ids: string[] = [];
    for (const { to } of await this.#store.queues()) {
      if (to.address !== from) continue;
      const erased = await this.#store.erase(({ queue }) => queue === queueOf(to));
      this.#close(to, 'dropped', erased);
      ids.push(...erased);
    }
    return ids;
  }

  /** Erases the pending signals of a customer of a source, at every destination. */
  forget(source: string, ref: string): Promise<void> {
    return this.erase(ofCustomer(source, ref));
  }

  /**
   * Erases the signals that this page made of a customer, when another page has erased all others. What another page
   * has made since then stays: the request to be forgotten, for one.
   */
  async forgetOwn(source: string, ref: string): Promise<void> {
    const matches = ofCustomer(source, ref);
    const ids = new Set((await Promise.all(this.all.map(outbox => outbox.release(matches)))).flat());
    if (ids.size) await this.#store.erase(({ signal }) => ids.has(signal.id));
  }

  /** Erases matching pending signals at every destination; those in flight are not sent again. */
  async erase(matches: (signal: Signal) => boolean): Promise<void> {
    await Promise.all(this.all.map(outbox => outbox.release(matches)));
    await this.#store.erase(({ signal }) => matches(signal));
  }

  #open(to: Destination, transport: Transport): Outbox {
    const queue = queueOf(to);
    const known = this.#outboxes.get(queue);
    if (known) return known;
    const { onStatusChange, ...options } = this.#options;
    const outbox: Outbox = new Outbox({
      ...options,
      ...{ to, transport, store: this.#store },
      onStatusChange: (status, ids, why) => {
        if (status === 'blocked' || status === 'stuck') this.#reported.add(queue);
        onStatusChange?.(outbox, status, ids, why);
      },
    });
    this.#outboxes.set(queue, outbox);
    return outbox;
  }

  #close(to: Destination, status: SignalStatus, ids: readonly string[]): void {
    const outbox = this.#outboxes.get(queueOf(to));
    outbox?.acknowledge(ids);
    if (outbox) this.#options.onStatusChange?.(outbox, status, ids);
  }
}
