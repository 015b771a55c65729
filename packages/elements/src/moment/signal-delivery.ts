import type { Signal } from '@tillside/contract';
import type { SignalStatus } from '@tillside/core/outbox';
import { cancelScheduled, scheduleAt } from '../shared/clock.js';
import type { FollowSignals } from '../shared/context.js';
import { report } from '../shared/report.js';
import { isDeliberate } from './deliberate.js';
import type { DeliveryHost, MomentOutbox } from './delivery-host.js';
import { dispatchSignal } from './dispatch-signal.js';
import { EarlySignals } from './early-signals.js';
import { isHostMarked, markHost } from './host-mark.js';
import { loadedOutbox, loadOutbox, type OutboxModule } from './load-outbox.js';
import type { OutboxDelivery } from './outbox/outbox-delivery.js';
import { type Route, routeOf } from './route.js';
import { sourceOf } from './source.js';

/** The longest time until the outbox's code is asked for again, in milliseconds. */
const longestWait = 300_000;

/** A widget that follows the status of signals, and how it stops. */
interface Follower {
  listener: Parameters<FollowSignals>[0];
  ids: readonly string[];
  stop?: (() => void) | undefined;
}

/**
 * Dispatches the signals of one element as events, and hands those that somebody takes to the outbox, in order. The
 * outbox's code is loaded when the element names a route or its host delivers; until then, signals wait here. Without
 * either, a signal is only an event and nothing is stored.
 */
export class SignalDelivery {
  readonly #element: DeliveryHost;
  readonly #onResponse: (response: Response) => void;
  readonly #early: EarlySignals;
  readonly #followers = new Set<Follower>();
  #route: Route | undefined;
  /** Whether the element has named a route, or its host has delivered, since it was connected. */
  #isUsed = false;
  #outbox: OutboxDelivery | undefined;
  /** Whether the outbox's code could not be loaded. */
  #isMissing = false;
  #wait = 1000;
  #lastProblem = '';

  /** `onResponse` is called with each response of the endpoint. */
  constructor(element: DeliveryHost, onResponse: (response: Response) => void) {
    this.#element = element;
    this.#onResponse = onResponse;
    this.#early = new EarlySignals(element);
  }

  get outbox(): MomentOutbox {
    if (this.#outbox) return this.#outbox.outbox;
    return {
      pending: this.#early.ids.length,
      state: this.#isMissing ? 'volatile' : 'durable',
      reroute: async (from, to) => (await this.#open()).outbox.reroute(from, to),
      discard: async from => (await this.#open()).outbox.discard(from),
    };
  }

  /** Whether signals are delivered, and not only events. */
  get isUsed(): boolean {
    return this.#isUsed;
  }

  /** Reads the element's properties, and sends signals left from before. */
  connect(): void {
    const { endpoint, signals } = this.#element;
    // The visitor opted out, whether or not the outbox ever comes.
    if (signals === 'off') this.#early.erase(signal => !isDeliberate(signal));
    const route = routeOf(this.#element);
    if (route === null) this.#reportProblem(`the endpoint ${endpoint} is no address`);
    this.#route = route ?? undefined;
    this.#outbox?.connect(sourceOf(this.#element), this.#route);
    if (this.#route || isHostMarked()) this.#use(true);
  }

  disconnect(): void {
    this.#isUsed = false;
    this.#outbox?.disconnect();
    if (!this.#early.ids.length) cancelScheduled(this);
  }

  /** Dispatches the event of a valid signal, then stores and sends it. True if somebody takes it. */
  enqueue(signal: Signal): boolean {
    const response = dispatchSignal(this.#element, signal);
    if (response) {
      // The outbox awaits it when it sends the signal, which may be after it has rejected.
      response.catch(() => undefined);
      markHost();
    } else if (!this.#route) return false;
    const taken = { signal, response, route: this.#route };
    if (this.#outbox) this.#outbox.enqueue(taken);
    else this.#early.add(taken);
    this.#use(false);
    return true;
  }

  /** Sends pending signals, even during a pause. Resolves when that is done for now. */
  async flush(): Promise<void> {
    await this.#load();
    await this.#outbox?.flush();
  }

  /** Sends pending signals, except during a pause that the receiver asked for. */
  async resume(): Promise<void> {
    await this.#load();
    await this.#outbox?.resume();
  }

  /** Erases the pending signals of a customer. */
  async forget(ref: string): Promise<void> {
    this.#early.erase(({ data }) => data.ref === ref);
    await this.#load();
    await this.#outbox?.forget(ref);
  }

  readonly follow: FollowSignals = (listener, ids) => {
    const follower: Follower = { listener, ids };
    this.#followers.add(follower);
    follower.stop = this.#outbox?.follow(listener, ids);
    return () => {
      this.#followers.delete(follower);
      follower.stop?.();
    };
  };

  /** From now on, signals are delivered. */
  #use(isRetry: boolean): void {
    // The widgets learn that the status of their signals can be followed now.
    if (!this.#isUsed) this.#element.requestUpdate();
    this.#isUsed = true;
    void this.#load(isRetry);
  }

  /** Resolves when the outbox is open, or its code cannot be had for now: then what failed waits for a retry. */
  async #load(isRetry = true): Promise<void> {
    if (this.#outbox || !(this.#isUsed || this.#early.ids.length)) return;
    try {
      await this.#open();
    } catch (error) {
      this.#reportProblem(`the outbox could not be loaded, so that signals are not stored: ${String(error)}`);
      const isFirst = !this.#isMissing;
      this.#isMissing = true;
      await this.#sendWithoutOutbox(isRetry);
      if (!isRetry && !isFirst) return;
      scheduleAt(this, Date.now() + this.#wait, () => void this.#load());
      this.#wait = Math.min(2 * this.#wait, longestWait);
    }
  }

  /** Some browsers never load a module again that failed to load once. */
  async #sendWithoutOutbox(isRetry: boolean): Promise<void> {
    this.#notify('volatile', this.#early.ids);
    this.#notify('delivered', await this.#early.send(isRetry));
  }

  #notify(status: SignalStatus, ids: readonly string[]): void {
    for (const { listener } of this.#followers) listener(status, ids);
  }

  /** Opens the outbox, at once if the page has its code. Rejects if that cannot be had. */
  async #open(): Promise<OutboxDelivery> {
    const module = loadedOutbox() ?? (await loadOutbox());
    return (this.#outbox ??= this.#start(module));
  }

  #start({ OutboxDelivery }: OutboxModule): OutboxDelivery {
    const outbox = new OutboxDelivery(this.#element, this.#onResponse);
    if (this.#element.isConnected) outbox.connect(sourceOf(this.#element), this.#route);
    for (const follower of this.#followers) follower.stop = outbox.follow(follower.listener, follower.ids);
    for (const made of this.#early.takeAll()) outbox.enqueue(made);
    return outbox;
  }

  /** Reports a persistent problem once. */
  #reportProblem(message: string): void {
    if (message === this.#lastProblem) return;
    this.#lastProblem = message;
    report(this.#element, [{ code: 'delivery', path: '', message }]);
  }
}
