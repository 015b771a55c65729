import { ContextProvider } from '@lit/context';
import { type Moment, type MomentInput, parseMoment, type Problem, type Surface } from '@tillside/contract';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { TillMomentChangeEvent } from '../events/till-moment-change.js';
import { wakeAt } from '../shared/clock.js';
import { momentContext } from '../shared/context.js';
import { report } from '../shared/report.js';
import { InlineScript } from './inline-script.js';
import { keepLastGood, lastGood } from './last-good.js';
import { momentScope } from './scope.js';

/** The properties that widgets hear of. */
const published = ['surface', 'source', 'density', 'shared', 'hold'] as const;

/**
 * The one door: gives a moment to the widgets inside it, at any depth, and lets their signals out. Its
 * document comes from `value`, a child `<script type="application/json">`, or `src`, in this order. A
 * document that fails leaves the last good one of the same id in force.
 *
 * @slot - The widgets, and anything else.
 * @fires {TillSignalEvent} till-signal - Each signal as it is made, in `cloudEvent`.
 * @fires {TillMomentChangeEvent} till-moment-change - Another moment, or a newer version, is in force.
 * @fires {TillProblemEvent} till-problem - Everything that was wrong in a document, or why there is none.
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
  };

  readonly #provider = new ContextProvider(this, { context: momentContext });
  readonly #recoveries = new Map<string, number>();
  #moment: Moment | null = null;
  #problems: readonly Problem[] = [];
  #inline: string | undefined;
  #loading: AbortController | undefined;

  /** The document, as value or JSON string: to be replaced, never mutated. Null clears the screen. */
  declare value: MomentInput | string | null | undefined;
  /** Where the document is fetched from. */
  declare src: string | null;
  /** How it is fetched: for headers and credentials. The page's `fetch` by default. */
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

  constructor() {
    super();
    this.src = this.source = this.density = null;
    this.surface = 'customer';
    this.shared = this.hold = false;
    new InlineScript(this, text => {
      this.#inline = text;
      if (this.value !== undefined) return;
      this.#loading?.abort();
      this.#accept(text);
    });
  }

  /** The moment in force, or null. */
  get moment(): Moment | null {
    return this.#moment;
  }

  /** What was wrong in the last document. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#publish();
    else this.performUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading?.abort();
    wakeAt(this, Infinity);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && this.value !== undefined) this.#accept(this.value);
    else if (changed.has('src')) void this.load();
    if (published.some(name => changed.has(name))) this.#publish();
  }

  /** Fetches `src`, again if need be. Resolves when that is done, also if it failed: a problem says so. */
  async load(): Promise<void> {
    const { src, fetch = globalThis.fetch } = this;
    this.#loading?.abort();
    if (!src || this.value !== undefined || this.#inline !== undefined) return;
    const { signal } = (this.#loading = new AbortController());
    try {
      // The browser's cache knows the ETag and asks whether it still holds.
      const response = await fetch(src, { cache: 'no-cache', signal });
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      const text = await response.text();
      if (signal.aborted) return;
      this.#accept(text);
      if (this.#moment && !this.#isShared) keepLastGood(src, this.#moment);
    } catch (error) {
      if (signal.aborted) return;
      if (!this.#moment && !this.#isShared) this.#accept(lastGood(src));
      const reason = error instanceof Error ? error.message : String(error);
      this.#report([{ code: 'load', path: '', message: `${src} could not be had: ${reason}` }]);
    }
  }

  get #isShared(): boolean {
    return this.shared || this.density === 'till';
  }

  #accept(input: unknown): void {
    if (input === undefined) return;
    const { moment, problems } = input === null ? { moment: null, problems: [] } : parseMoment(input);
    this.#report(problems);
    const last = this.#moment;
    if (!moment && input !== null && !isOfAnother(input, last)) return;
    if (moment?.id !== last?.id) this.#recoveries.clear();
    this.#moment = moment;
    this.#publish();
    this.dispatchEvent(new TillMomentChangeEvent(moment));
  }

  #report(problems: readonly Problem[]): void {
    this.#problems = problems;
    report(this, problems);
  }

  #publish(): void {
    const scope = momentScope(this, {
      moment: this.#moment,
      surface: this.surface === 'associate' ? 'associate' : 'customer',
      source: this.source ?? location.origin,
      hold: this.hold,
      density: this.density === 'till' ? 'till' : undefined,
      isShared: this.#isShared,
      recoveries: this.#recoveries,
      recover: (suggestion, until) => {
        this.#recoveries.set(suggestion, until);
        this.#publish();
      },
    });
    this.#provider.setValue(scope);
    const changesAt = scope.admitted?.changesAt ?? Infinity;
    wakeAt(this, this.isConnected ? changesAt : Infinity, () => this.#publish());
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

/** Whether a document that failed is still seen to be of another encounter than the last good one. */
function isOfAnother(input: unknown, last: Moment | null): boolean {
  try {
    const value: unknown = typeof input === 'string' ? JSON.parse(input.slice(0, 262_144)) : input;
    const { id } = value as { id?: unknown };
    return typeof id === 'string' && id !== last?.id;
  } catch {
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-moment': TillMoment;
  }
}
