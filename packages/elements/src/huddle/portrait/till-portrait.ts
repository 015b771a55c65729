import { parsePortraits, type Portrait } from '@tillside/contract';
import { isServer, LitElement, type PropertyValues } from 'lit';
import type { ItemsValue } from '../../shared/items-controller.js';
import { updateServerRoot } from '../../shared/server-root.js';
import { tokens } from '../../shared/tokens.styles.js';
import { HuddleItemsController, type HuddleItemType } from '../huddle-items-controller.js';
import { huddleStyles } from '../huddle.styles.js';
import { english } from './english.js';
import { portraitItem } from './portrait-item.js';
import { styles } from './till-portrait.styles.js';

const itemType: HuddleItemType<Portrait, 'portrait'> = {
  section: 'portrait',
  english,
  parse: parsePortraits,
  list: ({ portraits }) => portraits,
  seen: (portrait, { enqueue }) => void enqueue('portrait.shown', `portrait/${portrait}`, { portrait }),
};

/**
 * A group of customers as a person would tell of them: who they are, what they say, their numbers beside everybody's,
 * and what to ask them. Without a portrait, it shows its default slot.
 *
 * @slot - Fallback content, shown while there is no portrait, script or data.
 * @attr {boolean} silent - Turns off the console warning for an element that shows nothing.
 * @fires {TillHuddleSignalEvent} till-signal - Each new signal, in `cloudEvent`. Without a `<till-huddle>` too.
 * @fires {TillProblemEvent} till-problem - The problems of its own `value`.
 * @csspart base - The container of all content.
 * @csspart item - One portrait.
 * @csspart portrait - One portrait.
 * @csspart picture - The shop's picture.
 * @csspart title - The group's name.
 * @csspart line - Who they are, in a line.
 * @csspart people - How many they are, and their share of the sales.
 * @csspart says - What they say.
 * @csspart quote - One quote.
 * @csspart facts - Their numbers beside everybody's.
 * @csspart fact - One of these.
 * @csspart ask - What to ask them.
 * @csspart question - One question.
 * @csspart details - The disclosure with their story.
 * @csspart summary - The label that opens it.
 * @csspart story - Their story.
 * @csspart basis - How many customers the portrait was made of, of which days, and how.
 * @cssprop --till-portrait-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-huddle-wall-size - The text size on a wall; from 32 px, with the size of the screen.
 * @cssprop --till-portrait-accent - Colour of the bars; defaults to `--till-accent`, then to the text colour.
 * @cssstate empty - There is no portrait to show.
 */
export class TillPortrait extends LitElement {
  static override styles = [tokens('portrait'), huddleStyles, styles];
  static override properties = {
    value: {},
    item: {},
    max: { type: Number },
  };

  readonly #items = new HuddleItemsController(this, itemType);
  /** Ids of the portraits whose story is open. */
  readonly #open = new Set<string>();
  #document = '';

  /** Portraits for use without a `<till-huddle>`: one or a list, as objects or JSON. */
  declare value: ItemsValue<Portrait>;
  /** Shows the portrait with this id only. */
  declare item: string | null;
  /** The most portraits to show at once; 1 by default. */
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
    if (document !== this.#document) this.#open.clear();
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
      this.#items.scope?.enqueue('portrait.opened', `portrait/${id}`, { portrait: id });
    }
  }

  protected override render(): unknown {
    const { language, isWall } = this.#items;
    return this.#items.renderItems(portrait =>
      portraitItem({
        portrait,
        language,
        isWall,
        isOpen: this.#open.has(portrait.id),
        onToggle: ({ currentTarget }) => {
          if (currentTarget instanceof HTMLDetailsElement) this.#toggle(portrait.id, currentTarget);
        },
      }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-portrait': TillPortrait;
  }
}
