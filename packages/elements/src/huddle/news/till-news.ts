import { type News, parseNews } from '@tillside/contract';
import { isServer, LitElement, type PropertyValues } from 'lit';
import { buttons } from '../../shared/buttons.styles.js';
import type { ItemsValue } from '../../shared/items-controller.js';
import { updateServerRoot } from '../../shared/server-root.js';
import { tokens } from '../../shared/tokens.styles.js';
import { isDone, markDone } from '../done-in-tab.js';
import { HuddleItemsController, type HuddleItemType } from '../huddle-items-controller.js';
import { huddleStyles } from '../huddle.styles.js';
import { english } from './english.js';
import { newsItem } from './news-item.js';
import { styles } from './till-news.styles.js';

const itemType: HuddleItemType<News, 'news'> = {
  section: 'news',
  english,
  max: 3,
  parse: parseNews,
  list: ({ news }) => news,
  seen: (news, { enqueue }) => void enqueue('news.shown', `news/${news}`, { news }),
};

/**
 * What is new and worth telling customers, and whom to ask about it. Without news, it shows its default slot.
 *
 * @slot - Fallback content, shown while there is no news, script or data.
 * @attr {boolean} silent - Turns off the console warning for an element that shows nothing.
 * @fires {TillHuddleSignalEvent} till-signal - Each new signal, in `cloudEvent`. Without a `<till-huddle>` too.
 * @fires {TillProblemEvent} till-problem - The problems of its own `value`.
 * @csspart base - The container of all content.
 * @csspart item - One item of news.
 * @csspart news - One item of news.
 * @csspart title - What is new.
 * @csspart text - More about it.
 * @csspart owner - Whom to ask.
 * @csspart tell - The button for who has told a customer.
 * @csspart icon - The icon of that, once it was done.
 * @cssprop --till-news-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-huddle-wall-size - The text size on a wall; from 32 px, with the size of the screen.
 * @cssstate empty - There is no news to show.
 */
export class TillNews extends LitElement {
  static override styles = [tokens('news'), buttons, huddleStyles, styles];
  static override properties = {
    value: {},
    item: {},
    max: { type: Number },
  };

  readonly #items = new HuddleItemsController(this, itemType);
  #document = '';
  /** What was done last, for assistive technology. */
  #announcement = '';

  /** News for use without a `<till-huddle>`: one item or a list, as objects or JSON. */
  declare value: ItemsValue<News>;
  /** Shows the item with this id only. */
  declare item: string | null;
  /** The most items to show at once; 3 by default. */
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
    if (document !== this.#document) this.#announcement = '';
    this.#document = document;
  }

  protected override update(changed: PropertyValues<this>): void {
    updateServerRoot(this, () => super.update(changed));
  }

  #keyOf({ id }: News): string {
    return JSON.stringify([this.#items.document, 'news', id]);
  }

  #tell(news: News): void {
    if (!markDone(this.#keyOf(news))) return;
    const { scope, language } = this.#items;
    this.#announcement = language.strings.told;
    scope?.enqueue('news.told', `news/${news.id}`, { news: news.id });
    this.requestUpdate();
  }

  protected override render(): unknown {
    const { language, isWall } = this.#items;
    const draw = (news: News) =>
      newsItem({
        news,
        language,
        isWall,
        isTold: !isServer && isDone(this.#keyOf(news)),
        onTell: () => this.#tell(news),
      });
    return this.#items.renderItems(draw, isWall ? undefined : this.#announcement);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-news': TillNews;
  }
}
