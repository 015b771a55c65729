import type { AsJson, Huddle, HuddleInput, Problem } from '@tillside/contract';
import { html, isServer, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { TillHuddleChangeEvent } from '../events/till-huddle-change.js';
import { deliveryProperties, type MomentOutbox } from '../moment/delivery-host.js';
import { DocumentLoader } from '../moment/document-loader.js';
import { SignalDelivery } from '../moment/signal-delivery.js';
import { adoptSheets } from '../shared/adopt-sheets.js';
import { booleanAttribute, isEmptyValue } from '../shared/attributes.js';
import { buttons } from '../shared/buttons.styles.js';
import { report } from '../shared/report.js';
import { updateServerRoot } from '../shared/server-root.js';
import { SilenceController } from '../shared/silence-controller.js';
import { tokens } from '../shared/tokens.styles.js';
import { AwakeController } from './awake-controller.js';
import { english } from './english.js';
import { HuddleLanguageController } from './huddle-language-controller.js';
import { HuddleProvider } from './huddle-provider.js';
import { isOtherHuddle } from './is-other-huddle.js';
import { parseHuddleValue } from './parse-huddle-value.js';
import { RereadController } from './reread-controller.js';
import { styles } from './till-huddle.styles.js';
import { ageLine, wallStage } from './wall-stage.js';
import { Wall } from './wall.js';

/**
 * Provides a Huddle, the team's document, to the widgets inside it, at any depth, and delivers their signals. The
 * document comes from `value`, a child `<script type="application/json">`, or `src`, in this order; `src` is read again
 * each minute while the page is visible. If a document is invalid, the last valid one of the same id stays in force.
 *
 * @slot - The widgets, and anything else.
 * @attr {boolean} silent - Turns off the console warning for an element that shows nothing.
 * @csspart stage - On a wall, the container of the widgets.
 * @csspart folio - On a wall, the line with the team, the age of the document and the control.
 * @csspart pause - The control that stops the turns on a wall.
 * @csspart icon - Its icon.
 * @csspart age - How old the document is, if it could not be read again.
 * @cssprop --till-huddle-wall-size - The text size on a wall; from 32 px, with the size of the screen.
 * @fires {TillHuddleSignalEvent} till-signal - Each new signal, in `cloudEvent`. Takes `respondWith(promise)`.
 * @fires {TillHuddleChangeEvent} till-huddle-change - Another Huddle, or a newer version, is in force.
 * @fires {TillProblemEvent} till-problem - The problems of a document, why there is none, or why signals do not arrive.
 * @fires {TillOutboxChangeEvent} till-outbox-change - The number of pending signals or their state has changed.
 */
export class TillHuddle extends LitElement {
  static override styles = [tokens('huddle'), buttons, styles];
  static override properties = {
    value: { converter: (value: string | null) => value ?? undefined },
    fetch: { attribute: false },
    src: {},
    source: {},
    // Its styles look at the attribute, and frameworks set the property.
    density: { reflect: true },
    shared: booleanAttribute,
    endpoint: {},
    batch: { type: Number },
    teamKey: { attribute: 'team-key' },
    signals: {},
    team: {},
    by: {},
  };

  readonly #document = new DocumentLoader(
    this,
    text => this.#read(text),
    message => this.#fail(message),
    () => undefined,
  );
  readonly #delivery = new SignalDelivery(this, () => undefined);
  readonly #language = new HuddleLanguageController(this, 'huddle', english);
  readonly #awake = new AwakeController(this);
  readonly #wall = new Wall(() => this.requestUpdate());
  readonly #provider = new HuddleProvider(this, this.#delivery, this.#wall);
  #huddle: Huddle | null = null;
  #isWaiting = true;
  #problems: readonly Problem[] = [];
  /** The last text, since most readings of `src` find the same. */
  #text: string | undefined;
  /** The `src` of the document in force, and when it was read last, in milliseconds since the epoch. */
  #origin: string | null = null;
  #readAt = 0;
  /** Whether the last reading failed, so that the document in force may be old. */
  #isStale = false;

  /** The document, as an object or JSON; replace it, never mutate it. Null clears the screen; undefined is unset. */
  declare value: HuddleInput | AsJson<HuddleInput> | string | null | undefined;
  /** The URL of the document, which is read again each minute. */
  declare src: string | null;
  /** Fetches the document and sends signals: for headers and credentials. The global `fetch` by default. */
  declare fetch: typeof fetch | undefined;
  /** The URI of the host, as CloudEvents `source`; the page's origin by default. */
  declare source: string | null;
  /** `wall` for a screen read from three metres, `till` for larger controls. */
  declare density: 'till' | 'wall' | null;
  /** Several people use this screen: no drafts, and a form that is left for 45 s is wiped. `density="till"` implies it. */
  declare shared: boolean;
  /** The URL to which signals are POSTed; they are stored until acknowledged. Without it, signals are only events. */
  declare endpoint: string | null;
  /** The largest batch that the endpoint accepts; 1 by default, which every receiver of CloudEvents accepts. */
  declare batch: number;
  /** The team's key, sent with signals as `Authorization: Bearer`; everybody can read it in the page. */
  declare teamKey: string | null;
  /** `off` so that only what a person does on purpose becomes a signal. */
  declare signals: 'off' | null;
  /** The id of the team in signals, if the document names none. */
  declare team: string | null;
  /** Who uses this screen, in their own words, if they said so; part of every signal. */
  declare by: string | null;
  /** @private The Huddle has no mirror. */
  readonly peer = undefined;

  constructor() {
    super();
    this.src = this.source = this.density = this.endpoint = this.teamKey = this.signals = null;
    this.team = this.by = null;
    this.batch = 1;
    this.shared = false;
    new SilenceController(this, () => this.#whySilent());
    new RereadController(this, () => void this.load());
  }

  /** @private By this name, the delivery of signals finds the key. */
  get writeKey(): string | null {
    return this.teamKey;
  }

  /** The Huddle in force, or null. */
  get huddle(): Huddle | null {
    return this.#huddle;
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
    adoptSheets(this, TillHuddle.elementStyles);
    this.#document.connect();
    // The first update restores properties that were set before the upgrade, such as `fetch`, and then delivers.
    if (!this.hasUpdated) return this.hasAttribute('defer-hydration') ? undefined : this.performUpdate();
    this.#delivery.connect();
    this.#present();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#document.disconnect();
    this.#delivery.disconnect();
    this.#wall.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // On a server, the requests of the widgets pass the slot only if it is in a shadow root.
    if (isServer) this.createRenderRoot();
    if (!isServer && [...deliveryProperties, 'teamKey' as const].some(name => changed.has(name)))
      this.#delivery.connect();
    const { value } = this;
    const isSet = changed.has('value') && (value !== undefined || changed.get('value') !== undefined);
    if (!isServer && (isSet || changed.has('src'))) void this.load();
    if (isSet) this.#isStale = false;
    const input = value === undefined ? this.#document.text : value;
    this.#present(!isSet ? undefined : isEmptyValue(input ?? null) ? null : input);
    this.#language.update(this.#huddle?.locale);
    if (this.density !== 'wall') this.#wall.stop();
  }

  protected override update(changed: PropertyValues<this>): void {
    updateServerRoot(this, () => super.update(changed));
  }

  /** Reads `src` again. Resolves when that is done, even if it failed, which is reported as a problem. */
  load(): Promise<void> {
    return this.#document.load();
  }

  /** Sends pending signals now, even during a pause of the receiver. Resolves when that is done, even if it failed. */
  flush(): Promise<void> {
    return this.#delivery.flush();
  }

  /** Provides the widgets with a new document, or with the one in force. */
  #present(input?: unknown): void {
    const isSame = typeof input === 'string' && input === this.#text;
    if (input !== undefined) this.#text = typeof input === 'string' ? input : undefined;
    const isNew = input !== undefined && !isSame;
    const { huddle, problems } =
      isNew && input !== null ? parseHuddleValue(input) : { huddle: null, problems: [] };
    const isReplaced = isNew && (huddle !== null || input === null || isOtherHuddle(input, this.#huddle));
    if (isReplaced) this.#huddle = huddle;
    this.#isWaiting &&= !isReplaced;
    this.#provider.provide(this.#huddle, this.#isWaiting);
    if (isReplaced) this.dispatchEvent(new TillHuddleChangeEvent(huddle));
    if (isNew) this.#report(problems);
  }

  #read(text: string): void {
    this.#origin = this.src;
    this.#readAt = Date.now();
    if (this.#isStale) this.requestUpdate();
    this.#isStale = false;
    this.#present(text);
  }

  /** The last document stays, with its age, but not what another address has answered, perhaps for another team. */
  #fail(message: string): void {
    if (this.#origin !== this.src) this.#present(null);
    this.#isStale = this.#huddle !== null;
    this.requestUpdate();
    this.#report([{ code: 'load', path: '', message }]);
  }

  #whySilent(): string | undefined {
    if (this.#huddle || this.value !== undefined || this.src || this.#document.hasScript) return undefined;
    return 'it has no value, no script and no src (the attribute `silent` says that this is meant)';
  }

  #report(problems: readonly Problem[]): void {
    this.#problems = problems;
    report(this, problems);
  }

  protected override render(): TemplateResult {
    const view = {
      language: this.#language.language,
      huddle: this.#huddle,
      time: this.#huddle?.asOf ?? (this.#isStale ? new Date(this.#readAt).toISOString() : undefined),
    };
    if (this.density === 'wall') {
      const { size, isPaused } = this.#wall;
      const onPause = () => {
        this.#wall.isPaused = !isPaused;
        this.requestUpdate();
      };
      return wallStage({ ...view, isAwake: this.#awake.isAwake, canPause: size > 1, isPaused, onPause });
    }
    return html`<slot></slot>${this.#isStale ? ageLine(view) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-huddle': TillHuddle;
  }
}
