import type { Huddle, Problem } from '@tillside/contract';
import { html, isServer, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { adoptSheets } from '../shared/adopt-sheets.js';
import { isEmptyValue, isNoText, objectTextProblem } from '../shared/attributes.js';
import { leaveDistance, updateDistance } from '../shared/distance.js';
import { ForeignTextController } from '../shared/foreign-text-controller.js';
import { freshText } from '../shared/fresh-text.js';
import { GuardController } from '../shared/guard-controller.js';
import { keepFocus } from '../shared/keep-focus.js';
import { PressGuardController } from '../shared/press-guard-controller.js';
import { report } from '../shared/report.js';
import { hasServerRoot } from '../shared/server-root.js';
import { SilenceController } from '../shared/silence-controller.js';
import { toggleState } from '../shared/toggle-state.js';
import { whenSeen } from '../shared/when-seen.js';
import type { HuddleScope } from './context.js';
import { type HuddleLanguage, HuddleLanguageController } from './huddle-language-controller.js';
import { HuddleScopeController } from './huddle-scope-controller.js';
import { standaloneHuddleScope } from './standalone-huddle-scope.js';
import type { HuddleSection, HuddleStrings } from './strings.js';

/** How one type of item is found in a Huddle, or in a widget's own value. */
export interface HuddleItemType<T, S extends HuddleSection> {
  /** The section of the strings. */
  readonly section: S;
  /** The words of its widget in English. */
  readonly english: HuddleStrings[S];
  /** The most items at once, if the widget does not say. */
  readonly max?: number;
  /** Checks one item or a list, as objects or JSON. */
  parse(value: unknown): { items: T[]; problems: Problem[] };
  /** The items of a document, best first. */
  list(huddle: Huddle): readonly T[];
  /** Makes the signal that an item was seen, once for each document. */
  seen?(id: string, scope: HuddleScope): void;
}

/** A widget: `item` selects one item by its id, `value` sets its own items. */
export type HuddleItemsHost = LitElement & { item: string | null; value: unknown; max: number | null };

/**
 * Everything that the widgets of the Huddle have in common: their items and scope, from the `<till-huddle>` around them
 * or from their own `value`, their turn on a wall, their language, and the base that they render into.
 */
export class HuddleItemsController<
  T extends { id: string },
  S extends HuddleSection,
> implements ReactiveController {
  readonly #host: HuddleItemsHost;
  readonly #type: HuddleItemType<T, S>;
  readonly #internals: ElementInternals;
  readonly #language: HuddleLanguageController<S>;
  readonly #context: HuddleScopeController;
  readonly #foreignText: ForeignTextController;
  readonly #pressGuard: PressGuardController;
  readonly #standalone: HuddleScope;
  #value: unknown;
  #own: readonly T[] | undefined;
  #shown: readonly T[] = [];

  constructor(host: HuddleItemsHost, type: HuddleItemType<T, S>) {
    this.#host = host;
    this.#type = type;
    this.#internals = host.attachInternals();
    this.#standalone = standaloneHuddleScope(host);
    this.#language = new HuddleLanguageController(host, type.section, type.english);
    this.#context = new HuddleScopeController(host);
    new GuardController(host, { restoresFields: () => false });
    this.#foreignText = new ForeignTextController(host);
    this.#pressGuard = new PressGuardController(host);
    new SilenceController(host, () => this.#whySilent());
    host.addController(this);
  }

  /** The scope; undefined in a `<till-huddle>` that has none yet. */
  get scope(): HuddleScope | undefined {
    return this.#own ? this.#standalone : this.#context.scope;
  }

  get language(): HuddleLanguage<S> {
    return this.#language.language;
  }

  /** All items of the widget, best first; only one if `item` names it. */
  get items(): readonly T[] {
    const { item } = this.#host;
    const huddle = this.#context.scope?.huddle;
    const items = this.#own ?? (huddle ? this.#type.list(huddle) : []);
    return item ? items.filter(({ id }) => id === item) : items;
  }

  /** The items that are on screen: the first `max`, or on a wall the one whose turn it is. */
  get shown(): readonly T[] {
    return this.#shown;
  }

  /** Whether the screen is a wall, where nothing can be pressed and no form is shown. */
  get isWall(): boolean {
    return !!this.scope?.wall;
  }

  /** Identifies the document on screen: with another one, a widget starts with no state. */
  get document(): string {
    const { id, team } = this.scope?.huddle ?? {};
    return JSON.stringify([team?.id, id]);
  }

  hostConnected(): void {
    adoptSheets(this.#host, (this.#host.constructor as typeof LitElement).elementStyles);
    if (this.#host.hasUpdated) this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#context.scope?.wall?.leave(this.#host);
    leaveDistance(this.#host);
  }

  hostUpdated(): void {
    updateDistance(this.#host);
    const elements = this.#host.renderRoot.querySelectorAll('[part~=item]');
    toggleState(this.#internals, 'empty', !elements.length);
    this.#shown.forEach(({ id }, i) => {
      const element = elements[i];
      if (element) whenSeen(element, `${this.document} ${id}`, () => this.#markSeen(id));
    });
  }

  /** Whether there is something to draw: what a server has drawn stays until then. */
  get canDraw(): boolean {
    const { scope } = this.#context;
    return !hasServerRoot(this.#host) || this.#host.value !== undefined || !(scope?.isWaiting ?? true);
  }

  /** Called by the host in its `willUpdate`. */
  updateItems(): void {
    if (isServer) this.#context.request();
    const { value } = this.#host;
    if (value !== this.#value) {
      this.#value = value;
      this.#parse(value);
    }
    this.#language.update(this.scope?.huddle?.locale);
    this.#shown = this.#choose();
  }

  /** Call when the same controls get another meaning, so that a pointer already on its way does not press them. */
  renewControls(): void {
    this.#pressGuard.renew();
  }

  /** The items on screen, each drawn by `draw` into an element with the part `item`; the default slot without any. */
  renderItems(draw: (item: T) => unknown, announcement?: string): unknown {
    if (this.#shown.length)
      return this.renderBase(
        repeat(
          this.#shown,
          ({ id }) => id,
          item => this.renderItem(draw(item)),
        ),
        announcement,
      );
    return this.#isOthersTurn ? nothing : html`<slot></slot>`;
  }

  /** One item. */
  renderItem(content: unknown): TemplateResult {
    return html`<article class="item" part="item ${this.#type.section}">${content}</article>`;
  }

  /** The container of a widget's content: with language, direction, density, and a live region for announcements. */
  renderBase(content: unknown, announcement?: string): unknown {
    const { lang, dir } = this.language;
    const { density = '' } = this.scope ?? {};
    const onPointer = density === 'till' ? keepFocus : undefined;
    const said =
      announcement === undefined
        ? nothing
        : html`<p class="visually-hidden" role="status">${freshText(announcement)}</p>`;
    const base = html`<div
      part="base"
      class=${density}
      lang=${lang}
      dir=${dir}
      @mousedown=${onPointer}
      @click=${onPointer}
    >
      ${content} ${said}
    </div>`;
    return keyed(this.#foreignText.generation, base);
  }

  /** Whether another widget of the wall has something to show now. */
  get #isOthersTurn(): boolean {
    return !!this.scope?.wall?.size;
  }

  #choose(): readonly T[] {
    const { wall } = this.scope ?? {};
    const { items } = this;
    if (wall && !isServer) {
      if (this.#host.isConnected)
        wall.setItems(
          this.#host,
          items.map(({ id }) => id),
        );
      const shown = wall.shownBy(this.#host);
      return items.filter(({ id }) => id === shown);
    }
    const { max } = this.#host;
    return items.slice(0, max && max > 0 ? max : (this.#type.max ?? 1));
  }

  #markSeen(id: string): void {
    const { scope } = this;
    if (scope?.markSeen(`${this.#type.section}/${id}`)) this.#type.seen?.(id, scope);
  }

  #whySilent(): string | undefined {
    const { item, value } = this.#host;
    if (isNoText(item) && !this.items.length) return `its \`item\` is the text "${item}"`;
    if (this.scope || value !== undefined) return undefined;
    return 'it is in no <till-huddle> and has no value of its own (the attribute `silent` says that this is meant)';
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
}
