import { parsePromises, type PromiseInput, type ShopPromise } from '@tillside/contract';
import { admitPromises } from '@tillside/core';
import { html, isServer, LitElement, type PropertyValues } from 'lit';
import { cancelScheduled, scheduleAt } from '../shared/clock.js';
import { whenSeen } from '../shared/when-seen.js';
import { updateServerRoot } from '../shared/server-root.js';
import { toggleState } from '../shared/toggle-state.js';
import { tokens } from '../shared/tokens.styles.js';
import { type ItemType, ItemsController, type ItemsValue } from '../shared/items-controller.js';
import { english } from './english.js';
import { compactPromiseItem, promiseItem, type PromiseView, titleOf } from './promise-item.js';
import { styles } from './till-promise.styles.js';

const itemType: ItemType<ShopPromise> = {
  english,
  parse: parsePromises,
  admit: admitPromises,
  list: admitted => admitted.promises,
};
const minute = 60_000;

/**
 * A promise that the shop makes: a sentence with its icon, the evidence that it is kept, and what the customer gets
 * instead if it is at risk. Without a promise, it shows its default slot.
 *
 * @slot - Fallback content, shown while there is no promise, script or data.
 * @attr {boolean} silent - Turns off the console warning for an element that shows nothing.
 * @fires {TillSignalEvent} till-signal - Each new signal, in `cloudEvent`. Without a `<till-moment>` too.
 * @fires {TillProblemEvent} till-problem - The problems of its own `value`.
 * @csspart base - The container of all content.
 * @csspart promise - One promise.
 * @csspart icon - Its icon.
 * @csspart title - Its sentence.
 * @csspart evidence - How often it was kept.
 * @csspart remedy - What the customer gets instead.
 * @csspart details - The disclosure with detail and conditions.
 * @csspart summary - The label that opens it.
 * @csspart link - The link.
 * @cssprop --till-promise-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-promise-accent - Colour of the icon; defaults to `--till-accent`, then to the text colour.
 * @cssstate empty - There is no promise to show.
 */
export class TillPromise extends LitElement {
  static override styles = [tokens('promise'), styles];
  static override properties = {
    value: {},
    item: {},
    max: { type: Number },
    compact: { type: Boolean },
  };

  readonly #items = new ItemsController(this, itemType);
  readonly #internals = this.attachInternals();
  /** Ids of the promises whose disclosure is open. */
  readonly #open = new Set<string>();
  #encounter = '';
  /** The state of each promise at the last update, by id. */
  #states = new Map<string, string>();
  /** The promise whose state changed last, as it was shown then, so that its announcement stays the same. */
  #news: { id: string; title: string } | undefined;
  #shown: readonly ShopPromise[] = [];

  /** Promises for use without a `<till-moment>`: one or a list, as objects or JSON. */
  declare value: ItemsValue<PromiseInput>;
  /** Shows the promise with this id only. */
  declare item: string | null;
  /** The most promises to show at once; 1 by default. */
  declare max: number;
  /** Shows one line per promise, with the rest in a disclosure. */
  declare compact: boolean;

  constructor() {
    super();
    this.item = null;
    this.max = 1;
    this.compact = false;
  }

  override connectedCallback(): void {
    if (isServer) return;
    super.connectedCallback();
    if (!this.hasUpdated && !this.hasAttribute('defer-hydration')) this.performUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelScheduled(this);
  }

  protected override shouldUpdate(): boolean {
    return this.#items.canDraw;
  }

  protected override willUpdate(): void {
    this.#items.updateItems();
    const isNew = this.#encounter !== this.#items.encounter;
    if (isNew) {
      this.#encounter = this.#items.encounter;
      this.#shown = [];
      this.#open.clear();
      this.#states.clear();
      this.#news = undefined;
    }
    this.#shown = this.#choose(isNew);
    this.#noteChange();
  }

  /** The promises to show: once the customer pays, nothing new joins them, and on hold they stay as they are. */
  #choose(isNew: boolean): readonly ShopPromise[] {
    const { items, max, scope } = this.#items;
    const current = (promise: ShopPromise) => items.find(({ id }) => id === promise.id);
    if (scope?.hold) return this.#shown.filter(current);
    if (isNew || scope?.admitted?.phase !== 'paying') return items.slice(0, max);
    return this.#shown.flatMap(promise => current(promise) ?? []);
  }

  protected override update(changed: PropertyValues<this>): void {
    updateServerRoot(this, () => super.update(changed));
  }

  protected override updated(): void {
    const elements = this.renderRoot.querySelectorAll('.promise');
    toggleState(this.#internals, 'empty', !elements.length);
    this.#shown.forEach(({ id }, i) =>
      whenSeen(elements[i]!, `${this.#encounter} ${id}`, () => this.#markSeen(id)),
    );
    this.#scheduleCountdown();
  }

  /** Updates again when the first countdown on screen reaches its next minute. */
  #scheduleCountdown(): void {
    const now = Date.now();
    const changes = this.#shown.flatMap(({ cutoff }) => {
      const left = cutoff ? Date.parse(cutoff.at) - now : 0;
      return left > 0 ? now + left - (Math.ceil(left / minute) - 1) * minute : [];
    });
    scheduleAt(this, this.isConnected ? Math.min(...changes) : Infinity, () => this.requestUpdate());
  }

  /** Records the first promise whose state has changed since the last update. */
  #noteChange(): void {
    const changed = this.#shown.find(({ id, state }) => (this.#states.get(id) ?? state) !== state);
    if (changed) this.#news = { id: changed.id, title: this.#titleOf(changed) };
    this.#states = new Map(this.#shown.map(({ id, state }) => [id, state]));
  }

  #titleOf(promise: ShopPromise): string {
    const { strings, lang: format } = this.#items.language;
    return titleOf({ promise, strings, format });
  }

  #markSeen(id: string): void {
    const subject = `promise/${id}`;
    const { scope } = this.#items;
    if (scope?.markSeen(subject))
      scope.enqueue('promise.shown', subject, { promise: id }, { locale: this.#items.language.lang });
  }

  #toggle(id: string, { open }: HTMLDetailsElement): void {
    if (open === this.#open.has(id)) return;
    // The browser changed `open` by itself: Lit has to know, or it could not change it back.
    this.requestUpdate();
    if (!open) this.#open.delete(id);
    else {
      this.#open.add(id);
      const { lang: locale } = this.#items.language;
      this.#items.scope?.enqueue('promise.opened', `promise/${id}`, { promise: id }, { locale });
    }
  }

  protected override render(): unknown {
    if (!this.#shown.length) return html`<slot></slot>`;
    const item = this.compact ? compactPromiseItem : promiseItem;
    return this.#items.renderBase(this.#shown.map(promise => item(this.#viewOf(promise))));
  }

  #viewOf(promise: ShopPromise): PromiseView {
    const { strings, lang: format } = this.#items.language;
    const { id } = promise;
    return {
      promise,
      strings,
      format,
      isOpen: this.#open.has(id),
      // A countdown is not announced at each minute.
      isNews: this.#news?.id === id && this.#news.title === this.#titleOf(promise),
      onToggle: ({ currentTarget }) => {
        if (currentTarget instanceof HTMLDetailsElement) this.#toggle(id, currentTarget);
      },
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-promise': TillPromise;
  }
}
