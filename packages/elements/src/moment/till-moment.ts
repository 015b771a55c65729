import { type Moment, type MomentInput, parseMoment, type Problem, type Surface } from '@tillside/contract';
import { makeSignal, uuid } from '@tillside/core';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { TillMomentChangeEvent } from '../events/till-moment-change.js';
import type { OutboxStatus } from '../events/till-outbox-change.js';
import { wakeAt } from '../shared/clock.js';
import {
  type ContextRequest,
  momentContext,
  type MomentScope,
  type ScopeCallback,
} from '../shared/context.js';
import { report } from '../shared/report.js';
import { eraseDrafts } from '../shared/storage.js';
import { Delivery, delivers, type Outcome, outcomeData } from './delivery.js';
import type { MirrorTransport, Peer } from './peer.js';
import { momentScope, pagePacing, viewOf } from './scope.js';
import { isOfAnother, Source } from './source.js';

/**
 * The one door: gives a moment to the widgets inside it, at any depth, and lets their signals out. Its
 * document comes from `value`, a child `<script type="application/json">`, or `src`, in this order. A
 * document that fails leaves the last good one of the same id in force.
 *
 * @slot - The widgets, and anything else.
 * @fires {TillSignalEvent} till-signal - Each signal as it is made, in `cloudEvent`. Takes `respondWith(promise)`.
 * @fires {TillMomentChangeEvent} till-moment-change - Another moment, or a newer version, is in force.
 * @fires {TillProblemEvent} till-problem - What was wrong in a document, why there is none, or why signals do not arrive.
 * @fires {TillOutboxChangeEvent} till-outbox-change - More or fewer signals wait to be delivered.
 */
export class TillMoment extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;
  static override properties = {
    value: { attribute: false },
    fetch: { attribute: false },
    src: {},
    surface: {},
    source: {},
    density: {},
    shared: { type: Boolean },
    hold: { type: Boolean },
    endpoint: {},
    batch: { type: Number },
    writeKey: { attribute: 'write-key' },
    signals: {},
    mirror: {},
    mirrorTransport: { attribute: false },
    peer: { attribute: false },
  };

  readonly #document = new Source(
    this,
    text => this.#accept(text),
    message => this.#report([{ code: 'load', path: '', message }]),
  );
  readonly #subscribers = new Set<ScopeCallback>();
  readonly #recoveries = new Map<string, number>();
  #scope: MomentScope | undefined;
  #view = '';
  #moment: Moment | null = null;
  #problems: readonly Problem[] = [];
  readonly #delivery = new Delivery(this);

  /** The document, as value or JSON string: to be replaced, never mutated. Null clears the screen. */
  declare value: MomentInput | string | null | undefined;
  /** Where the document is fetched from. */
  declare src: string | null;
  /** How it is fetched, and how signals are sent: for headers and credentials. The page's `fetch` by default. */
  declare fetch: typeof fetch | undefined;
  /** Who reads this screen; anything but `associate` is a customer. */
  declare surface: Surface;
  /** URI of the host or till, as CloudEvents' `source`; the page's origin by default. */
  declare source: string | null;
  /** `till` for larger targets and the associate's card. */
  declare density: 'till' | null;
  /** Several people use this device; implied by till density. */
  declare shared: boolean;
  /** While true, nothing new appears and nothing moves. */
  declare hold: boolean;
  /** Where signals are sent by POST; stored until they are acknowledged. Without it they are events only. */
  declare endpoint: string | null;
  /** The most signals that the endpoint takes at once; 1 by default, which every receiver of CloudEvents takes. */
  declare batch: number;
  /** Sent with signals as `Authorization: Bearer`: a publishable key, since everybody can read it. */
  declare writeKey: string | null;
  /** `off` where a visitor opted out of being counted: only what they say on purpose goes out. */
  declare signals: 'off' | null;
  /** The lane: this screen and others of its name show the same moment. Implies `shared`; needs `mirror/define`. */
  declare mirror: string | null;
  /** Carries what the lane's screens tell each other; a BroadcastChannel by default. */
  declare mirrorTransport: MirrorTransport | undefined;
  /** @private What the lane's other screen brings. */
  declare peer: Peer | undefined;

  constructor() {
    super();
    this.src = this.source = this.density = this.endpoint = this.writeKey = this.signals = this.mirror = null;
    this.batch = 1;
    this.surface = 'customer';
    this.shared = this.hold = false;
    this.addEventListener('context-request', event => this.#provide(event as ContextRequest));
  }

  /** The moment in force, or null. */
  get moment(): Moment | null {
    return this.#moment;
  }

  /** What was wrong in the last document. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** What waits to be delivered. */
  get outbox(): OutboxStatus {
    return this.#delivery.status;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#document.connect();
    // The first update restores what was set before the upgrade, as `fetch`, and delivers from then on.
    if (!this.hasUpdated) return this.performUpdate();
    this.#delivery.connect();
    this.#publish();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#document.disconnect();
    this.#delivery.disconnect();
    wakeAt(this, Infinity);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (delivers.some(name => changed.has(name))) this.#delivery.connect();
    if (changed.has('value') && this.value !== undefined) this.#accept(this.value);
    else {
      if (changed.has('src')) void this.load();
      this.#publish();
    }
  }

  /** Fetches `src`, again if need be. Resolves when that is done, also if it failed: a problem says so. */
  load(): Promise<void> {
    return this.#document.load();
  }

  /**
   * Tells how the encounter ended: `completed`, `voided` or `returned`, with the order's id, its total and the
   * number of its lines if the host likes; then sends what waits. Rejects with a `TypeError` for anything else,
   * and with an `Error` where there is no moment.
   */
  async complete(outcome: Outcome): Promise<void> {
    const data = outcomeData(outcome);
    if (!this.#moment) throw new Error('there is no moment to complete');
    this.#scope?.emit(`moment.${outcome.outcome}`, 'moment', data);
    await this.flush();
  }

  /** Erases what this page keeps of a customer, drafts and unsent signals included, and tells the receiver. */
  async forget(ref: string): Promise<void> {
    eraseDrafts();
    pagePacing().forget(ref);
    await this.#delivery.forget(ref);
    const moment = this.#moment ?? { id: uuid(), mode: 'sale' };
    const context = { ...this.#says, moment, now: Date.now() };
    this.#delivery.send(makeSignal('customer.forgotten', 'customer', { ref }, context));
  }

  /** Sends what waits, now. Resolves when that is over, also if it was in vain. */
  flush(): Promise<void> {
    return this.#delivery.flush();
  }

  #accept(input: unknown): void {
    const { moment, problems } = input === null ? { moment: null, problems: [] } : parseMoment(input);
    const last = this.#moment;
    if (moment || input === null || isOfAnother(input, last)) {
      if (moment?.id !== last?.id) this.#recoveries.clear();
      this.#moment = moment;
      this.#publish();
      this.dispatchEvent(new TillMomentChangeEvent(moment));
    }
    this.#report(problems);
  }

  #report(problems: readonly Problem[]): void {
    this.#problems = problems;
    report(this, problems);
  }

  /** Who speaks in signals. */
  get #says(): { surface: Surface; source: string } {
    return {
      surface: this.surface === 'associate' ? 'associate' : 'customer',
      source: this.source || location.origin,
    };
  }

  #publish(): void {
    const isTill = this.density === 'till';
    const scope = momentScope(this.#moment, {
      ...this.#says,
      hold: this.hold,
      density: isTill ? 'till' : undefined,
      isShared: this.shared || isTill || !!this.mirror,
      elsewhere: this.peer?.decisions?.[this.#moment?.id ?? ''],
      recoveries: this.#recoveries,
      isOptedOut: this.signals === 'off',
      send: signal => this.#delivery.send(signal),
      watch: this.#delivery.isUsed ? this.#delivery.watch : undefined,
      recover: (suggestion, until) => {
        this.#recoveries.set(suggestion, until);
        this.#publish();
      },
    });
    this.#scope = scope;
    const view = viewOf(scope);
    if (view !== this.#view)
      for (const callback of this.#subscribers) callback(scope, () => this.#subscribers.delete(callback));
    this.#view = view;
    const changesAt = scope.admitted?.changesAt ?? Infinity;
    wakeAt(this, this.isConnected ? changesAt : Infinity, () => this.#publish());
  }

  #provide(event: ContextRequest): void {
    const { context, callback, subscribe } = event;
    if (context !== momentContext || !this.#scope) return;
    event.stopPropagation();
    if (subscribe) this.#subscribers.add(callback);
    callback(this.#scope, () => this.#subscribers.delete(callback));
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-moment': TillMoment;
  }
}
