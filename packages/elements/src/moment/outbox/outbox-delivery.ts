import type { Signal } from '@tillside/contract';
import {
  type Destination,
  httpTransport,
  type Outbox,
  queueOf,
  type SignalStatus,
  type Transport,
} from '@tillside/core/outbox';
import { type OutboxStatus, TillOutboxChangeEvent } from '../../events/till-outbox-change.js';
import type { FollowSignals } from '../../shared/context.js';
import { report } from '../../shared/report.js';
import { tryOrNull } from '../../shared/storage.js';
import { isDeliberate } from '../deliberate.js';
import type { DeliveryHost, MomentOutbox } from '../delivery-host.js';
import type { DeliverableSignal } from '../early-signals.js';
import { isHostMarked } from '../host-mark.js';
import { resolveAddress } from '../resolve-address.js';
import type { Route } from '../route.js';
import { deliveryProblem } from './delivery-problem.js';
import { HostTransport } from './host-transport.js';
import {
  countForeign,
  forget,
  join,
  leave,
  type OutboxListener,
  type OutboxMember,
  pageOutboxes,
  isResponsibleFor,
} from './page-outboxes.js';
import { SignalFollowers } from './signal-followers.js';

/**
 * Delivers the signals of one element through the page's outboxes: by the host if it answers their event, otherwise by
 * the route that the element names.
 */
export class OutboxDelivery implements OutboxMember {
  readonly #element: DeliveryHost;
  readonly #host: HostTransport;
  readonly #onResponse: (response: Response) => void;
  /** The queues of all destinations that the element has named since it was connected. */
  readonly #outboxes = new Set<Outbox>();
  /** The sources of its signals, also earlier ones and the other screen's, whose signals may still be pending. */
  readonly #sources = new Set<string>();
  readonly #followers = new SignalFollowers(this.#outboxes);
  readonly #transports = new WeakMap<Route, Transport>();
  #route: Route | undefined;
  #lastProblem = '';
  #status: OutboxStatus = { pending: 0, state: 'durable' };

  /** `onResponse` is called with each response of the endpoint. */
  constructor(element: DeliveryHost, onResponse: (response: Response) => void) {
    this.#element = element;
    this.#onResponse = onResponse;
    this.#host = new HostTransport(element);
  }

  get outbox(): MomentOutbox {
    return {
      ...this.#status,
      reroute: (from, to) => this.#reroute(from, to),
      discard: from => this.#discard(from),
    };
  }

  /** Whether signals are delivered, and not only events. */
  get isUsed(): boolean {
    return this.#outboxes.size > 0;
  }

  get queues(): readonly string[] {
    return Array.from(this.#outboxes, ({ to }) => queueOf(to));
  }

  /** Opens the outboxes of a source, and sends signals left from before. */
  connect(source: string, route: Route | undefined): void {
    this.#route = route;
    for (const each of this.#sources.add(source)) this.#joinRoute(each, route);
    if (isHostMarked()) this.#joinHost(source);
    if (!this.isUsed) return;
    if (this.#element.signals === 'off') void this.#withdraw();
    void this.#adopt();
  }

  disconnect(): void {
    leave(this);
    this.#outboxes.clear();
  }

  /** Stores and sends a signal. */
  enqueue({ signal, response, route }: DeliverableSignal): void {
    const { id, source } = signal;
    this.#sources.add(source);
    if (response) this.#host.setResponse(id, response);
    const outbox = response ? this.#joinHost(source) : this.#joinRoute(source, route);
    void outbox?.enqueue(signal);
  }

  /** Sends pending signals, even during a pause. Resolves when that is done for now. */
  async flush(): Promise<void> {
    await Promise.all(Array.from(this.#outboxes, outbox => outbox.flush()));
    await this.#updateStatus();
  }

  /** Sends pending signals, except during a pause that the receiver asked for. */
  async resume(): Promise<void> {
    await Promise.all(Array.from(this.#outboxes, outbox => outbox.resume()));
    await this.#updateStatus();
  }

  /** Erases the pending signals of a customer. */
  async forget(ref: string): Promise<void> {
    if (!this.isUsed) return;
    await Promise.all(Array.from(this.#sources, source => forget(source, ref)));
    await this.#updateStatus();
  }

  readonly follow: FollowSignals = (listener, ids) => this.#followers.add(listener, ids);

  #joinRoute(source: string, route: Route | undefined): Outbox | undefined {
    if (!route) return undefined;
    const { fetch, relay, ...to } = route;
    const transport =
      relay ??
      this.#transports.get(route) ??
      httpTransport(to.address, { ...to, fetch: this.#observed(fetch) });
    this.#transports.set(route, transport);
    return this.#join({ ...to, source }, transport);
  }

  #joinHost(source: string): Outbox {
    return this.#join({ address: 'host', source, isCustom: true }, this.#host.send);
  }

  #observed(fetch = globalThis.fetch): typeof fetch {
    return async (...request) => {
      const response = await fetch(...request);
      // A host's own may return less than a whole response.
      tryOrNull(() => this.#onResponse(response));
      return response;
    };
  }

  #join(to: Destination, transport: Transport): Outbox {
    // An element that has gone may still have signals, but reports nothing.
    if (this.#element.isConnected) join(this);
    const outbox = pageOutboxes().open(to, transport);
    this.#outboxes.add(outbox);
    return outbox;
  }

  /** Sends signals that earlier pages left for other destinations, and reports those that somebody has to decide on. */
  async #adopt(): Promise<void> {
    const abandoned = await pageOutboxes().adopt();
    await this.#updateStatus();
    for (const { to, count } of abandoned)
      if (isResponsibleFor(this, queueOf(to)))
        this.#report(deliveryProblem(to, 'blocked', count, 'abandoned'));
  }

  /** The visitor opted out: of the pending signals, only deliberate answers are still sent. */
  async #withdraw(): Promise<void> {
    const matches = (signal: Signal) => this.#sources.has(signal.source) && !isDeliberate(signal);
    await pageOutboxes().erase(matches);
    await this.#updateStatus();
  }

  async #reroute(from: string, to: string): Promise<number> {
    const { fetch, relay, ...route } = this.#route ?? { address: '' };
    const ids = await pageOutboxes().reroute(resolveAddress(from), { ...route, address: resolveAddress(to) });
    await this.#updateStatus();
    return ids.length;
  }

  async #discard(from: string): Promise<number> {
    const ids = await pageOutboxes().discard(resolveAddress(from));
    await this.#updateStatus();
    return ids.length;
  }

  readonly onStatusChange: OutboxListener = (outbox, status, ids, why) => {
    const isOwn = this.#outboxes.has(outbox);
    if (isOwn) this.#followers.notify(status, ids);
    if (isOwn && status === 'delivered') this.#lastProblem = '';
    void this.#tell(outbox, status, why);
  };

  onResume(): void {
    void this.#lookAgain();
  }

  /** Finds out what other tabs did while the page could not hear them. */
  async #lookAgain(): Promise<void> {
    await this.#followers.lookAgain();
    await this.#adopt();
  }

  async #tell({ to }: Outbox, status: SignalStatus, why?: string): Promise<void> {
    const count = status === 'blocked' ? await pageOutboxes().count(to) : 0;
    // The element may have gone meanwhile.
    if (isResponsibleFor(this, queueOf(to))) this.#report(deliveryProblem(to, status, count, why));
    await this.#updateStatus();
  }

  /** Reports a persistent problem once, whatever number its message has. */
  #report(message: string | undefined): void {
    const problem = message?.replace(/\(\d+\)/, '');
    if (!message || problem === this.#lastProblem) return;
    this.#lastProblem = problem!;
    report(this.#element, [{ code: 'delivery', path: '', message }]);
  }

  async #updateStatus(): Promise<void> {
    const outboxes = [...this.#outboxes];
    const counts = await Promise.all(outboxes.map(outbox => outbox.pending()));
    counts.push(await countForeign(this));
    const pending = counts.reduce((sum, count) => sum + count, 0);
    const state = outboxes.some(outbox => outbox.state === 'volatile') ? 'volatile' : 'durable';
    if (pending === this.#status.pending && state === this.#status.state) return;
    this.#status = { pending, state };
    this.#element.dispatchEvent(new TillOutboxChangeEvent(this.#status));
  }
}
