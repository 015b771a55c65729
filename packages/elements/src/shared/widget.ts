import type { Problem } from '@tillside/contract';
import { type Admission, admission, type Admitted, makeSignal, uuid } from '@tillside/core';
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { TillSignalEvent } from '../events/till-signal.js';
import { wakeAt } from './clock.js';
import { ContextRequestEvent, type MomentScope } from './context.js';
import { keepFocus } from './keep-focus.js';
import { followLanguage, type Language, languageOf, unfollowLanguage } from './language.js';
import { report } from './report.js';
import { guardFromScanner } from './scanner-guard.js';

/** How a kind of item is had from a moment, or from a value that stands alone. */
export interface Kind<T> {
  /** Checks one item or a list, as value or JSON. */
  parse(value: unknown): { items: T[]; problems: Problem[] };
  /** What a customer may see of them now. */
  admit(items: T[], admission: Admission): T[];
  list(admitted: Admitted): readonly T[];
}

/** A host: `item` picks one by its id, `value` gives items where no moment does. */
export type WidgetHost = LitElement & { item: string | null; value: unknown; max?: number };

/**
 * What the widgets share: their items and scope, from the `<till-moment>` around them or, alone, from their
 * own `value`, as a customer without consents sees it; their language; the frame they draw in.
 */
export class Widget<T extends { id: string }> implements ReactiveController {
  readonly #host: WidgetHost;
  readonly #kind: Kind<T>;
  readonly #seen = new Set<string>();
  #id: string | undefined;
  #given: MomentScope | undefined;
  #value: unknown;
  #own: T[] | undefined;
  #admitted: readonly T[] = [];
  #unsubscribe: (() => void) | undefined;
  #unguard: (() => void) | undefined;
  language!: Language;

  constructor(host: WidgetHost, kind: Kind<T>) {
    this.#host = host;
    this.#kind = kind;
    host.addController(this);
    // A provider that is defined after its consumers has not heard their first request.
    void customElements.whenDefined('till-moment').then(() => {
      if (host.isConnected && !this.#given) this.#ask();
    });
  }

  get scope(): MomentScope | undefined {
    return this.#own ? this.#alone : this.#given;
  }

  /** What may be shown now, best first. */
  get items(): readonly T[] {
    const { item } = this.#host;
    const admitted = this.#given?.admitted;
    const items = this.#own ? this.#admitted : admitted ? this.#kind.list(admitted) : [];
    return item === null ? items : items.filter(({ id }) => id === item);
  }

  hostConnected(): void {
    followLanguage(this.#host, this.#update);
    this.#unguard = guardFromScanner(this.#host.renderRoot);
    this.#ask();
    if (this.#host.hasUpdated) this.#update();
  }

  hostDisconnected(): void {
    unfollowLanguage(this.#update);
    this.#unsubscribe?.();
    this.#unguard?.();
    wakeAt(this, Infinity);
  }

  /** Called by the host before it updates. */
  prepare(): void {
    const { value } = this.#host;
    if (value !== this.#value) {
      const { items, problems } = value == null ? { problems: [] } : this.#kind.parse(value);
      this.#value = value;
      this.#own = items;
      report(this.#host, problems);
    }
    const decision = admission({ surface: 'customer', now: Date.now() });
    this.#admitted = this.#own ? this.#kind.admit(this.#own, decision) : [];
    wakeAt(this, this.#host.isConnected ? decision.changesAt : Infinity, this.#update);
    this.language = languageOf(this.#host, this.scope?.admitted?.locale);
  }

  /** The encounter and surface that is shown: another one starts everything anew. */
  get encounter(): string {
    return `${this.scope?.surface} ${this.scope?.admitted?.id}`;
  }

  /** How many to show at once; anything but a positive number means one. */
  get max(): number {
    const { max = 1 } = this.#host;
    return max > 0 ? max : 1;
  }

  /** The frame: language, direction, density, and a place from which news is read out. */
  frame(content: unknown, said: string): TemplateResult {
    const { lang, dir } = this.language;
    const { density } = this.scope ?? {};
    const hold = density && keepFocus;
    return html`<div
      part="base"
      class=${density ?? ''}
      lang=${lang}
      dir=${dir}
      @mousedown=${hold}
      @click=${hold}
    >
      ${content}
      <p class="said" role="status">${said}</p>
    </div>`;
  }

  readonly #update = (): void => this.#host.requestUpdate();

  #ask(): void {
    this.#given = undefined;
    this.#host.dispatchEvent(
      new ContextRequestEvent((scope, unsubscribe) => {
        this.#given = scope;
        this.#unsubscribe = unsubscribe;
        this.#update();
      }),
    );
  }

  readonly #alone: MomentScope = {
    admitted: null,
    surface: 'customer',
    isFirstSight: subject => !this.#seen.has(subject) && !!this.#seen.add(subject),
    emit: (name, subject, data, { locale } = {}) => {
      const signal = makeSignal(name, subject, data, {
        moment: { id: (this.#id ??= uuid()), mode: 'sale' },
        surface: 'customer',
        source: location.origin,
        locale,
        now: Date.now(),
      });
      this.#host.dispatchEvent(new TillSignalEvent(signal));
      return undefined;
    },
  };
}
