import { type Moment, type MomentInput, parseMoment, type Problem, type Surface } from '@tillside/contract';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { TillMomentChangeEvent } from '../events/till-moment-change.js';
import { wakeAt } from '../shared/clock.js';
import {
  type ContextRequest,
  momentContext,
  type MomentScope,
  type ScopeCallback,
} from '../shared/context.js';
import { report } from '../shared/report.js';
import { momentScope } from './scope.js';

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

  readonly #children = new MutationObserver(() => this.#readScript());
  readonly #subscribers = new Set<ScopeCallback>();
  readonly #recoveries = new Map<string, number>();
  #scope: MomentScope | undefined;
  #moment: Moment | null = null;
  #problems: readonly Problem[] = [];
  #script: Element | undefined;
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

  override connectedCallback(): void {
    super.connectedCallback();
    this.#children.observe(this, { childList: true });
    document.addEventListener('DOMContentLoaded', this.#readScript);
    this.#readScript();
    if (this.hasUpdated) this.#publish();
    else this.performUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children.disconnect();
    document.removeEventListener('DOMContentLoaded', this.#readScript);
    this.#loading?.abort();
    wakeAt(this, Infinity);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && this.value !== undefined) this.#accept(this.value);
    else {
      if (changed.has('src')) void this.load();
      this.#publish();
    }
  }

  /** Fetches `src`, again if need be. Resolves when that is done, also if it failed: a problem says so. */
  async load(): Promise<void> {
    const { src, fetch = globalThis.fetch } = this;
    this.#loading?.abort();
    if (!src || this.value !== undefined || this.#script) return;
    const { signal } = (this.#loading = new AbortController());
    try {
      // The browser's cache knows the ETag and asks whether it still holds.
      const response = await fetch(src, { cache: 'no-cache', signal });
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      const text = await response.text();
      if (!signal.aborted) this.#accept(text);
    } catch (error) {
      if (!signal.aborted)
        this.#report([{ code: 'load', path: '', message: `${src} could not be had: ${String(error)}` }]);
    }
  }

  /** While the page is parsed, the text may still be coming; what follows the script says that it is whole. */
  readonly #readScript = (): void => {
    const script = this.querySelector(':scope > script[type="application/json"]');
    if (!script || script === this.#script) return;
    if (document.readyState === 'loading' && !script.nextSibling) return;
    this.#script = script;
    this.#loading?.abort();
    if (this.value === undefined) this.#accept(script.textContent);
  };

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

  #publish(): void {
    const isTill = this.density === 'till';
    const scope = momentScope(this, this.#moment, {
      surface: this.surface === 'associate' ? 'associate' : 'customer',
      source: this.source || location.origin,
      hold: this.hold,
      density: isTill ? 'till' : undefined,
      isShared: this.shared || isTill,
      recoveries: this.#recoveries,
      recover: (suggestion, until) => {
        this.#recoveries.set(suggestion, until);
        this.#publish();
      },
    });
    this.#scope = scope;
    for (const callback of this.#subscribers) callback(scope, () => this.#subscribers.delete(callback));
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

/**
 * Whether a document that failed is still seen to be of another encounter than the last good one. It is read
 * whole, however large it is: the last customer must not stay on screen for the next.
 */
function isOfAnother(input: unknown, last: Moment | null): boolean {
  try {
    const value: unknown = typeof input === 'string' ? JSON.parse(input) : input;
    const { id } = value as { id?: unknown };
    return id !== undefined && id !== last?.id;
  } catch {
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-moment': TillMoment;
  }
}
