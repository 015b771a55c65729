import type { Signal, SignalData } from '@tillside/contract';
import { httpTransport, nothing, patience, type Transport } from '@tillside/core/outbox';
import type { ReactiveElement } from 'lit';
import { type OutboxStatus, TillOutboxChangeEvent } from '../events/till-outbox-change.js';
import { TillSignalEvent } from '../events/till-signal.js';
import type { Watch } from '../shared/context.js';
import { report } from '../shared/report.js';
import { attempt, storage } from '../shared/storage.js';
import { type FateListener, type Line, lineOf } from './line.js';
import type { Peer } from './peer.js';

/** What a `<till-moment>` says of how its signals are delivered. */
export interface Sender extends ReactiveElement {
  readonly endpoint: string | null;
  readonly batch: number;
  readonly writeKey: string | null;
  readonly fetch: typeof fetch | undefined;
  readonly source: string | null;
  readonly peer: Peer | undefined;
}

/** The properties that say so. */
export const delivers = ['endpoint', 'batch', 'writeKey', 'fetch', 'source', 'peer'] as const;

/** How an encounter ended, as the host tells it. */
export type Outcome = { outcome: 'completed' | 'voided' | 'returned' } & Pick<
  SignalData['moment.completed'],
  'order' | 'total' | 'lines'
>;

/** What a signal says of an outcome. Throws a `TypeError` where there is no such outcome. */
export function outcomeData({ outcome, order, total, lines }: Outcome): SignalData['moment.completed'] {
  if (!/^(completed|voided|returned)$/.test(outcome))
    throw new TypeError(`outcome is completed, voided or returned, not ${outcome as string}`);
  // What is undefined is not in the JSON.
  return { order, total, lines } as SignalData['moment.completed'];
}

/** Says that a host delivers here: what it did not finish is brought up again after a reload. */
const hostMark = 'tillside:host';

/**
 * Lets the signals of one element out: as events, and to whom they are for, which is the host if it answers
 * the event, else the endpoint. With neither, nothing is stored.
 */
export class Delivery {
  readonly #element: Sender;
  readonly #lines = new Set<Line>();
  /** Who spoke here: signals of an earlier source, or of another screen, may still be on their way. */
  readonly #sources = new Set<string>();
  readonly #watchers = new Set<FateListener>();
  /** What the host is already doing, by signal. */
  readonly #given = new Map<string, Promise<unknown>>();
  #trouble = '';
  #status: OutboxStatus = { pending: 0, state: 'durable' };

  constructor(element: Sender) {
    this.#element = element;
  }

  get status(): OutboxStatus {
    return this.#status;
  }

  /** Somebody delivers: an endpoint, or the host did. */
  get isUsed(): boolean {
    return this.#lines.size > 0;
  }

  /** Joins the lines that the element's attributes name, and sends what is left from before. */
  connect(): void {
    this.disconnect();
    const { source } = this.#element;
    for (const each of this.#sources.add(source || location.origin)) this.#endpointLine(each);
    if (attempt(() => storage('localStorage')?.getItem(hostMark))) this.#hostLine(source || location.origin);
    void this.flush();
  }

  disconnect(): void {
    for (const { listeners } of this.#lines) listeners.delete(this.#hear);
    this.#lines.clear();
  }

  /** Lets a signal out. True if somebody delivers it. */
  send(signal: Signal): boolean {
    const event = new TillSignalEvent(signal);
    this.#element.dispatchEvent(event);
    const { response } = event;
    this.#sources.add(signal.source);
    const line = response ? this.#hostLine(signal.source) : this.#endpointLine(signal.source);
    if (response) {
      this.#given.set(signal.id, response);
      response.catch(() => undefined);
      attempt(() => storage('localStorage')?.setItem(hostMark, '1'));
    }
    void line?.outbox.put(signal);
    return !!line;
  }

  /** Sends what waits. Resolves when that is over for now. */
  async flush(): Promise<void> {
    await Promise.all(Array.from(this.#lines, ({ outbox }) => outbox.flush()));
    await this.#refresh();
  }

  /** Erases what waits and belongs to a customer. */
  async forget(ref: string): Promise<void> {
    await Promise.all(Array.from(this.#lines, ({ outbox }) => outbox.forget(ref)));
    await this.#refresh();
  }

  /** Tells from now on what becomes of signals, and at once what became of those from before. */
  readonly watch: Watch = (listener, ids) => {
    this.#watchers.add(listener);
    if (ids.length) void this.#recall(listener, ids);
    return () => this.#watchers.delete(listener);
  };

  async #recall(listener: FateListener, ids: readonly string[]): Promise<void> {
    const outboxes = Array.from(this.#lines, ({ outbox }) => outbox);
    if (!outboxes.length) return;
    try {
      const waiting = (await Promise.all(outboxes.map(outbox => outbox.waiting()))).flat();
      const dead = (await Promise.all(outboxes.map(outbox => outbox.dead()))).flat();
      const refused = dead.map(({ row }) => row.signal.id);
      const gone = ids.filter(id => !waiting.includes(id));
      listener(
        'refused',
        gone.filter(id => refused.includes(id)),
      );
      listener(
        'delivered',
        gone.filter(id => !refused.includes(id)),
      );
    } catch {
      // Nothing is known, and nothing is said.
    }
  }

  #join(queue: string, send: Transport, batch: number): Line {
    const line = lineOf(queue);
    line.send = send;
    line.outbox.batch = batch;
    line.listeners.add(this.#hear);
    // Those inside are told that their signals are followed now.
    if (!this.isUsed) this.#element.requestUpdate();
    this.#lines.add(line);
    return line;
  }

  #endpointLine(source: string): Line | undefined {
    const { endpoint, batch, fetch, writeKey, peer } = this.#element;
    if (!endpoint) return peer?.relay && this.#join(`mirror ${source}`, peer.relay, 50);
    try {
      const { href } = new URL(endpoint, document.baseURI);
      const size = batch > 1 ? Math.floor(batch) : 1;
      return this.#join(
        `${href} ${source}`,
        httpTransport(href, { batch: size, fetch, key: writeKey }),
        size,
      );
    } catch {
      this.#say(`the endpoint ${endpoint} is no address`);
      return undefined;
    }
  }

  #hostLine(source: string): Line {
    return this.#join(`host ${source}`, this.#askHost, 1);
  }

  /** The host delivers: what it began with the event, or is asked to do again. */
  readonly #askHost: Transport = async ([signal]) => {
    const { id } = signal!;
    let response = this.#given.get(id);
    this.#given.delete(id);
    if (!response) {
      const event = new TillSignalEvent(signal!, true);
      this.#element.dispatchEvent(event);
      ({ response } = event);
    }
    if (!response) return nothing;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => (timer = setTimeout(reject, patience)));
    return Promise.race([response, late])
      .then(
        () => ({ ...nothing, accepted: [id] }),
        () => nothing,
      )
      .finally(() => clearTimeout(timer));
  };

  readonly #hear: FateListener = (fate, ids, why) => {
    if (fate === 'refused') this.#say(`signals were refused for good (${why})`);
    if (fate === 'blocked') this.#say(`signals wait, because the endpoint answers ${why}`);
    if (fate === 'delivered') this.#trouble = '';
    for (const listener of this.#watchers) listener(fate, ids, why);
    void this.#refresh();
  };

  /** A trouble that lasts is told once. */
  #say(message: string): void {
    if (message === this.#trouble) return;
    this.#trouble = message;
    report(this.#element, [{ code: 'delivery', path: '', message }]);
  }

  async #refresh(): Promise<void> {
    const outboxes = Array.from(this.#lines, ({ outbox }) => outbox);
    const counts = await Promise.all(outboxes.map(outbox => outbox.pending()));
    const pending = counts.reduce((sum, count) => sum + count, 0);
    const state = outboxes.some(outbox => outbox.state === 'volatile') ? 'volatile' : 'durable';
    if (pending === this.#status.pending && state === this.#status.state) return;
    this.#status = { pending, state };
    this.#element.dispatchEvent(new TillOutboxChangeEvent(this.#status));
  }
}
