import { parseResults, type Result, type ResultInput } from '@tillside/contract';
import { isServer, LitElement, type PropertyValues } from 'lit';
import { buttons } from '../../shared/buttons.styles.js';
import type { ItemsValue } from '../../shared/items-controller.js';
import { updateServerRoot } from '../../shared/server-root.js';
import { tokens } from '../../shared/tokens.styles.js';
import { isDone, markDone } from '../done-in-tab.js';
import { HuddleItemsController, type HuddleItemType } from '../huddle-items-controller.js';
import { huddleStyles } from '../huddle.styles.js';
import { english } from './english.js';
import { resultItem, type ResultView } from './result-item.js';
import { styles } from './till-result.styles.js';

const itemType: HuddleItemType<Result, 'result'> = {
  section: 'result',
  english,
  parse: parseResults,
  list: ({ results }) => results,
  seen: (result, { enqueue }) => void enqueue('result.shown', `result/${result}`, { result }),
};

/**
 * What a team's work came to: a sentence with the number now and before, both drawn with their intervals, what that is
 * worth, and what anyone can do. Without a result, it shows its default slot.
 *
 * @slot - Fallback content, shown while there is no result, script or data.
 * @attr {boolean} silent - Turns off the console warning for an element that shows nothing.
 * @fires {TillHuddleSignalEvent} till-signal - Each new signal, in `cloudEvent`. Without a `<till-huddle>` too.
 * @fires {TillProblemEvent} till-problem - The problems of its own `value`.
 * @csspart base - The container of all content.
 * @csspart item - One result.
 * @csspart result - One result.
 * @csspart title - Its sentence.
 * @csspart slope - The number before and now, drawn.
 * @csspart verdict - Whether it is better, worse or about the same.
 * @csspart means - What the number is.
 * @csspart money - What the change is worth.
 * @csspart actions - What anyone can do.
 * @csspart action - One action.
 * @csspart act - Its button.
 * @csspart icon - The icon of that, once it was done.
 * @csspart details - The disclosure with the origin of the number.
 * @csspart summary - The label that opens it.
 * @csspart source - The origin of the number.
 * @cssprop --till-result-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-huddle-wall-size - The text size on a wall; from 32 px, with the size of the screen.
 * @cssstate empty - There is no result to show.
 */
export class TillResult extends LitElement {
  static override styles = [tokens('result'), buttons, huddleStyles, styles];
  static override properties = {
    value: {},
    item: {},
    max: { type: Number },
  };

  readonly #items = new HuddleItemsController(this, itemType);
  /** Ids of the results whose disclosure is open. */
  readonly #open = new Set<string>();
  #document = '';
  /** What was done last, for assistive technology. */
  #announcement = '';

  /** Results for use without a `<till-huddle>`: one or a list, as objects or JSON. */
  declare value: ItemsValue<ResultInput>;
  /** Shows the result with this id only. */
  declare item: string | null;
  /** The most results to show at once; 1 by default. */
  declare max: number | null;

  constructor() {
    super();
    this.item = null;
    this.max = null;
  }

  override connectedCallback(): void {
    if (isServer) return;
    super.connectedCallback();
    if (!this.hasUpdated && !this.hasAttribute('defer-hydration')) this.performUpdate();
  }

  protected override shouldUpdate(): boolean {
    return this.#items.canDraw;
  }

  protected override willUpdate(): void {
    this.#items.updateItems();
    const { document } = this.#items;
    if (document !== this.#document) {
      this.#open.clear();
      this.#announcement = '';
    }
    this.#document = document;
  }

  protected override update(changed: PropertyValues<this>): void {
    updateServerRoot(this, () => super.update(changed));
  }

  #toggle(id: string, { open }: HTMLDetailsElement): void {
    if (open === this.#open.has(id)) return;
    // The browser changed `open` by itself: Lit has to know, or it could not change it back.
    this.requestUpdate();
    if (!open) this.#open.delete(id);
    else {
      this.#open.add(id);
      this.#items.scope?.enqueue('result.opened', `result/${id}`, { result: id });
    }
  }

  #take(result: string, action: string): void {
    if (!markDone(this.#keyOf(result, action))) return;
    this.#announcement = this.#items.language.strings.acted;
    this.#items.scope?.enqueue('action.taken', `result/${result}`, { result, action });
    this.requestUpdate();
  }

  #keyOf(result: string, action: string): string {
    return JSON.stringify([this.#items.document, 'action', result, action]);
  }

  protected override render(): unknown {
    const announcement = this.#items.isWall ? undefined : this.#announcement;
    return this.#items.renderItems(result => resultItem(this.#viewOf(result)), announcement);
  }

  #viewOf(result: Result): ResultView {
    const { id, serves } = result;
    const { scope, items, language, isWall } = this.#items;
    const all = scope?.huddle?.results ?? items;
    return {
      result,
      language,
      isWall,
      served: all.find(each => each.id === serves)?.label,
      isOpen: this.#open.has(id),
      isTaken: action => !isServer && isDone(this.#keyOf(id, action)),
      onToggle: ({ currentTarget }) => {
        if (currentTarget instanceof HTMLDetailsElement) this.#toggle(id, currentTarget);
      },
      onTake: action => this.#take(id, action),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-result': TillResult;
  }
}
