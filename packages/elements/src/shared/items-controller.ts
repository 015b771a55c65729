import type { AsJson, Problem } from '@tillside/contract';
import { type AdmitContext, type Admitted, createAdmitContext } from '@tillside/core';
import { html, isServer, type LitElement, nothing, type ReactiveController } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { adoptSheets } from './adopt-sheets.js';
import { isEmptyValue, isNoText, objectTextProblem } from './attributes.js';
import { cancelScheduled, scheduleAt } from './clock.js';
import type { MomentScope } from './context.js';
import { leaveDistance, updateDistance } from './distance.js';
import { ForeignTextController } from './foreign-text-controller.js';
import { freshText } from './fresh-text.js';
import { GuardController } from './guard-controller.js';
import { keepFocus } from './keep-focus.js';
import type { Language } from './language.js';
import { LanguageController } from './language-controller.js';
import { PressGuardController } from './press-guard-controller.js';
import { report } from './report.js';
import { ScopeController } from './scope-controller.js';
import { hasServerRoot } from './server-root.js';
import { SilenceController } from './silence-controller.js';
import { standaloneScope } from './standalone-scope.js';
import type { Strings } from './strings.js';

/** How one type of item is found in a moment, or in a widget's own value. */
export interface ItemType<T> {
  /** The words of its widget in English. */
  readonly english: Partial<Strings>;
  /** Checks one item or a list, as objects or JSON. */
  parse(value: unknown): { items: T[]; problems: Problem[] };
  /** Admits a widget's own items. */
  admit(items: T[], context: AdmitContext): T[];
  /** The items of an admitted moment. */
  list(admitted: Admitted): readonly T[];
}

/** The value of a widget: one item or a list, as objects or JSON; null and undefined for none. */
export type ItemsValue<T> = T | AsJson<T> | readonly (T | AsJson<T>)[] | string | null | undefined;

/** A widget: `item` selects one item by its id, `value` sets its own items. */
export type ItemsHost = LitElement & { item: string | null; value: unknown; max?: number };

/**
 * Everything that widgets have in common: their items and scope, from the `<till-moment>` around them or from their own
 * `value`, their language, and the base that they render into.
 */
export class ItemsController<T extends { id: string }> implements ReactiveController {
  readonly #host: ItemsHost;
  readonly #type: ItemType<T>;
  readonly #language: LanguageController;
  readonly #context: ScopeController;
  readonly #foreignText: ForeignTextController;
  readonly #pressGuard: PressGuardController;
  readonly #standalone: MomentScope;
  #value: unknown;
  /** The widget's own items, and the admitted ones of them. */
  #own: T[] | undefined;
  #ownAdmitted: readonly T[] = [];

  constructor(host: ItemsHost, type: ItemType<T>) {
    this.#host = host;
    this.#type = type;
    this.#standalone = standaloneScope(host);
    this.#language = new LanguageController(host, type.english);
    this.#context = new ScopeController(host);
    // Staff may scan into a field on purpose.
    new GuardController(host, { restoresFields: () => this.scope?.surface === 'customer' });
    this.#foreignText = new ForeignTextController(host);
    this.#pressGuard = new PressGuardController(host);
    new SilenceController(host, () => this.#whySilent());
    host.addController(this);
  }

  get scope(): MomentScope | undefined {
    return this.#own ? this.#standalone : this.#context.scope;
  }

  get language(): Language {
    return this.#language.language;
  }

  /** The admitted items, best first. */
  get items(): readonly T[] {
    const { item } = this.#host;
    const admitted = this.#context.scope?.admitted;
    const items = this.#own ? this.#ownAdmitted : admitted ? this.#type.list(admitted) : [];
    return item ? items.filter(({ id }) => id === item) : items;
  }

  /** Identifies the encounter and surface on screen: another one starts with no state. */
  get encounter(): string {
    return `${this.scope?.surface} ${this.scope?.admitted?.id}`;
  }

  /** The most items to show at once; anything but a positive number means one. */
  get max(): number {
    const { max = 1 } = this.#host;
    return max > 0 ? max : 1;
  }

  hostConnected(): void {
    adoptSheets(this.#host, (this.#host.constructor as typeof LitElement).elementStyles);
    if (this.#host.hasUpdated) this.#requestUpdate();
  }

  hostDisconnected(): void {
    cancelScheduled(this);
    leaveDistance(this.#host);
  }

  hostUpdated(): void {
    updateDistance(this.#host);
  }

  /** Whether there is something to draw: what a server has drawn stays until then. */
  get canDraw(): boolean {
    const { scope } = this.#context;
    return !hasServerRoot(this.#host) || this.#host.value !== undefined || !(scope?.isWaiting ?? true);
  }

  /** Called by the host in its `willUpdate`. */
  updateItems(): void {
    if (isServer) this.#context.request();
    const { value, isConnected } = this.#host;
    if (value !== this.#value) {
      this.#value = value;
      this.#parse(value);
    }
    const context = createAdmitContext({ surface: 'customer', now: Date.now() });
    this.#ownAdmitted = this.#own ? this.#type.admit(this.#own, context) : [];
    scheduleAt(this, isConnected ? context.changesAt : Infinity, this.#requestUpdate);
    this.#language.update(this.scope?.admitted?.locale);
  }

  /** Call when the same controls get another meaning, so that a pointer already on its way does not press them. */
  renewControls(): void {
    this.#pressGuard.renew();
  }

  /**
   * The container of a widget's content: with language, direction, density, and a live region for announcements that are not shown.
   */
  renderBase(content: unknown, announcement?: string): unknown {
    const { lang, dir } = this.language;
    const { density } = this.scope ?? {};
    const onPointer = density && keepFocus;
    const base = html`<div
      part="base"
      class=${density ?? ''}
      lang=${lang}
      dir=${dir}
      @mousedown=${onPointer}
      @click=${onPointer}
    >
      ${content}
      ${
        announcement === undefined
          ? nothing
          : html`<p class="visually-hidden" role="status">${freshText(announcement)}</p>`
      }
    </div>`;
    return keyed(this.#foreignText.generation, base);
  }

  #whySilent(): string | undefined {
    const { item, value } = this.#host;
    if (isNoText(item) && !this.items.length) return `its \`item\` is the text "${item}"`;
    if (this.scope || value !== undefined) return undefined;
    return 'it is in no <till-moment> and has no value of its own (the attribute `silent` says that this is meant)';
  }

  #parse(value: unknown): void {
    this.#own = undefined;
    if (value === undefined || isEmptyValue(value)) return;
    const message = objectTextProblem(value);
    if (message) return report(this.#host, [{ code: 'json', path: '', message }]);
    const { items, problems } = this.#type.parse(value);
    this.#own = items;
    report(this.#host, problems);
  }

  readonly #requestUpdate = (): void => this.#host.requestUpdate();
}
