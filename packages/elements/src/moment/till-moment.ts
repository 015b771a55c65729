import type { AsJson, Moment, MomentInput, Problem, SaleOutcomeInput } from '@tillside/contract';
import { admit } from '@tillside/core';
import { html, isServer, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { TillMomentChangeEvent } from '../events/till-moment-change.js';
import { adoptSheets } from '../shared/adopt-sheets.js';
import { booleanAttribute, isEmptyValue } from '../shared/attributes.js';
import { cancelScheduled, scheduleAt } from '../shared/clock.js';
import { report } from '../shared/report.js';
import { updateServerRoot } from '../shared/server-root.js';
import { SilenceController } from '../shared/silence-controller.js';
import { deliveryProperties, type MomentOutbox } from './delivery-host.js';
import { DeviceClock } from './device-clock.js';
import { DocumentLoader, hasDifferentId } from './document-loader.js';
import { forgetCustomer } from './forget-customer.js';
import type { MirrorTransport, Peer } from './peer.js';
import { noDocument, parseDocument } from './parse-document.js';
import { isFirstOutcome, saleOutcomeData } from './sale-outcome.js';
import { pagePacing } from './scope.js';
import { ScopeProvider, signalContext } from './scope-provider.js';
import { SignalDelivery } from './signal-delivery.js';
import { styles } from './till-moment.styles.js';

/**
 * Provides a moment to the widgets inside it, at any depth, and delivers their signals. The document comes from
 * `value`, a child `<script type="application/json">`, or `src`, in this order. If a document is invalid, the last
 * valid one of the same id stays in force.
 *
 * @slot - The widgets, and anything else.
 * @attr {boolean} silent - Turns off the console warning for an element that shows nothing.
 * @fires {TillSignalEvent} till-signal - Each new signal, in `cloudEvent`. Takes `respondWith(promise)`.
 * @fires {TillMomentChangeEvent} till-moment-change - Another moment, or a newer version, is in force.
 * @fires {TillProblemEvent} till-problem - The problems of a document, why there is none, or why signals do not arrive.
 * @fires {TillOutboxChangeEvent} till-outbox-change - The number of pending signals or their state has changed.
 */
export class TillMoment extends LitElement {
  static override styles = styles;
  static override properties = {
    value: { converter: (value: string | null) => value ?? undefined },
    fetch: { attribute: false },
    src: {},
    surface: {},
    source: {},
    density: {},
    shared: booleanAttribute,
    hold: booleanAttribute,
    endpoint: {},
    batch: { type: Number },
    writeKey: { attribute: 'write-key' },
    signals: {},
    mirror: {},
    mirrorTransport: { attribute: false },
    peer: { attribute: false },
  };

  readonly #document = new DocumentLoader(
    this,
    text => this.#present(text),
    message => this.#report([{ code: 'load', path: '', message }]),
    response => void this.#clock.readResponse(response),
  );
  readonly #clock = new DeviceClock();
  readonly #delivery = new SignalDelivery(this, response => {
    if (response.ok && this.#clock.readResponse(response)) this.#present();
  });
  readonly #provider = new ScopeProvider(this, this.#delivery);
  #moment: Moment | null = null;
  #isWaiting = true;
  #problems: readonly Problem[] = [];

  /** The document, as an object or JSON; replace it, never mutate it. Null clears the screen; undefined is unset. */
  declare value: MomentInput | AsJson<MomentInput> | string | null | undefined;
  /** The URL of the document. */
  declare src: string | null;
  /** Fetches the document and sends signals: for headers and credentials. The global `fetch` by default. */
  declare fetch: typeof fetch | undefined;
  /** Whose screen this is: `associate`, or `customer`, the default and fallback. */
  declare surface: 'customer' | 'associate';
  /** The URI of the host or till, as CloudEvents `source`; the page's origin by default. */
  declare source: string | null;
  /** `till` for larger controls and spacing. */
  declare density: 'till' | null;
  /** Whether several people use this device; implied by till density and by `mirror`. */
  declare shared: boolean;
  /** While true, nothing new appears and nothing moves. */
  declare hold: boolean;
  /** The URL to which signals are POSTed; they are stored until acknowledged. Without it, signals are only events. */
  declare endpoint: string | null;
  /** The largest batch that the endpoint accepts; 1 by default, which every receiver of CloudEvents accepts. */
  declare batch: number;
  /** A publishable key, sent with signals as `Authorization: Bearer`; everybody can read it in the page. */
  declare writeKey: string | null;
  /** `off` if the visitor opted out of being counted: then only deliberate answers become signals. */
  declare signals: 'off' | null;
  /** The name of the lane, whose screens show the same moment. Implies `shared`; needs `mirror/define`. */
  declare mirror: string | null;
  /** Carries the messages between the lane's screens; a BroadcastChannel by default. */
  declare mirrorTransport: MirrorTransport | undefined;
  /** @private The lane's other screen. */
  declare peer: Peer | undefined;

  constructor() {
    super();
    this.src = this.source = this.density = this.endpoint = this.writeKey = this.signals = this.mirror = null;
    this.batch = 1;
    this.surface = 'customer';
    this.shared = this.hold = false;
    new SilenceController(this, () => this.#whySilent());
  }

  /** The moment in force, or null. */
  get moment(): Moment | null {
    return this.#moment;
  }

  /** The problems of the last document. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** The state of the outbox, with methods for signals that cannot be delivered. */
  get outbox(): MomentOutbox {
    return this.#delivery.outbox;
  }

  override connectedCallback(): void {
    if (isServer) return;
    super.connectedCallback();
    adoptSheets(this, TillMoment.elementStyles);
    this.#provider.connect();
    this.#document.connect();
    // The first update restores properties that were set before the upgrade, such as `fetch`, and then delivers.
    if (!this.hasUpdated) return this.hasAttribute('defer-hydration') ? undefined : this.performUpdate();
    this.#delivery.connect();
    this.#present();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#provider.disconnect();
    this.#document.disconnect();
    this.#delivery.disconnect();
    cancelScheduled(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // On a server, the requests of the widgets pass the slot only if it is in a shadow root.
    if (isServer) this.createRenderRoot();
    if (!isServer && deliveryProperties.some(name => changed.has(name))) this.#delivery.connect();
    const { value } = this;
    const isSet = changed.has('value') && (value !== undefined || changed.get('value') !== undefined);
    // Ends what is being loaded, or begins it if a value was taken back, which may be of a customer who has gone.
    if (!isServer && (isSet || changed.has('src'))) void this.load();
    const input = value === undefined ? this.#document.text : value;
    this.#present(!isSet ? undefined : isEmptyValue(input ?? null) ? null : input);
  }

  protected override update(changed: PropertyValues<this>): void {
    updateServerRoot(this, () => super.update(changed));
  }

  /** Fetches `src` again. Resolves when that is done, even if it failed, which is reported as a problem. */
  load(): Promise<void> {
    return this.#document.load();
  }

  /**
   * Reports how the encounter ended: `completed`, `voided` or `returned`, optionally with the order's id, total, number
   * of lines and items; then sends pending signals. The same outcome of the same order makes one signal. Rejects with a
   * `TypeError` that names a wrong member, and with an `Error` without a moment. A second order in one moment is a
   * problem, since each order needs its own moment.
   */
  async complete(outcome: SaleOutcomeInput): Promise<void> {
    const data = saleOutcomeData(outcome);
    // A document that was set in the same task is in force after the update.
    await this.updateComplete;
    if (!this.#moment) throw new Error('there is no moment to complete');
    if (isFirstOutcome(this, this.#moment.id, outcome.outcome, data.order))
      this.#provider.scope?.enqueue(`moment.${outcome.outcome}`, 'moment', data);
    await this.#delivery.resume();
  }

  /**
   * Erases everything that this page has stored of a customer, including drafts and pending signals, and signals the
   * erasure to the receiver. Rejects with a `TypeError` for an invalid `ref`.
   */
  forget(ref: string): Promise<void> {
    return forgetCustomer(this, this.#delivery, ref);
  }

  /** Makes this screen the lane's leader, if another till leads it or may have died. Needs `mirror`. */
  takeOver(): void {
    this.peer?.takeOver?.();
  }

  /** Sends pending signals now, even during a pause of the receiver. Resolves when that is done, even if it failed. */
  flush(): Promise<void> {
    return this.#delivery.flush();
  }

  /** Provides the widgets with what this surface may see now of a new document, or of the moment in force. */
  #present(input?: unknown): void {
    const { moment, problems } = input == null ? noDocument : parseDocument(input);
    const isReplaced = moment !== null || input === null || hasDifferentId(input, this.#moment);
    if (isReplaced) this.#setMoment(moment);
    this.#isWaiting &&= !isReplaced;
    const { surface } = signalContext(this);
    const current = this.#moment;
    const clock = this.#clock.read(current?.asOf);
    const admitted =
      current &&
      admit(current, { surface, now: Date.now(), recoveries: pagePacing().recoveries(current), clock });
    this.#provider.provide(current, admitted, this.#recover, this.#isWaiting);
    scheduleAt(this, (this.isConnected && admitted?.changesAt) || Infinity, () => this.#present());
    if (isReplaced) this.dispatchEvent(new TillMomentChangeEvent(moment));
    if (input !== undefined) this.#report(problems);
  }

  #setMoment(moment: Moment | null): void {
    this.#moment = moment;
    this.#clock.readDocument(moment?.asOf);
  }

  readonly #recover = (suggestion: string, until: number): void => {
    if (this.#moment) pagePacing().recordRecovery(this.#moment, suggestion, until);
    this.#present();
  };

  #whySilent(): string | undefined {
    const isFed = this.#moment || this.value !== undefined || this.src || this.mirror;
    return isFed || this.#document.hasScript
      ? undefined
      : 'it has no value, no script and no src (the attribute `silent` says that this is meant)';
  }

  #report(problems: readonly Problem[]): void {
    this.#problems = problems;
    report(this, problems);
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
