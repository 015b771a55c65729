import { parseStories, type Story } from '@tillside/contract';
import { isServer, LitElement, type PropertyValues } from 'lit';
import { Announcer } from '../../feedback/announcer.js';
import type { DeliveryStatus } from '../../feedback/delivery-tracker.js';
import { buttons } from '../../shared/buttons.styles.js';
import { idleStyles } from '../../shared/idle.styles.js';
import type { ItemsValue } from '../../shared/items-controller.js';
import { updateServerRoot } from '../../shared/server-root.js';
import { tokens } from '../../shared/tokens.styles.js';
import { FormController } from '../forms/form-controller.js';
import { formStyles } from '../forms/forms.styles.js';
import { HuddleItemsController, type HuddleItemType } from '../huddle-items-controller.js';
import { huddleStyles } from '../huddle.styles.js';
import { renderWithForm } from '../forms/render-with-form.js';
import { WhenController } from '../when.js';
import { english } from './english.js';
import { type ShareResult, shareStory } from './share-story.js';
import { storyForm, storyFormLabels } from './story-form.js';
import { storyItem } from './story-item.js';
import { styles } from './till-story.styles.js';

const itemType: HuddleItemType<Story, 'story'> = {
  section: 'story',
  english,
  parse: parseStories,
  list: ({ stories }) => stories,
  seen: (story, { enqueue }) => void enqueue('story.shown', `story/${story}`, { story }),
};

/**
 * What customers and colleagues told, as letters, and a short form to tell one. A story carries "Share" only if the
 * document allows it; on a wall there is neither. The form never takes focus unless a person opens it, masks what could
 * lead to a customer, and keeps its text through a reload of the same huddle.
 *
 * @slot - Fallback content, shown while there is no story, script or data.
 * @attr {boolean} silent - Turns off the console warning for an element that shows nothing.
 * @attr status - Read-only, the delivery status of what was sent last: `saving`, `saved`, `unsaved`, `confirmed`, `refused`.
 * @fires {TillHuddleSignalEvent} till-signal - Each new signal, in `cloudEvent`. Without a `<till-huddle>` too.
 * @fires {TillProblemEvent} till-problem - The problems of its own `value`.
 * @csspart base - The container of all content.
 * @csspart item - One story.
 * @csspart story - One story.
 * @csspart kind - Whose words they are, and when.
 * @csspart when - When it was told.
 * @csspart text - The story itself.
 * @csspart by - Its signature.
 * @csspart about - What it is about.
 * @csspart thanks - Whom it thanks.
 * @csspart share - The button that passes it on.
 * @csspart copy - The text to select, where the browser can neither share nor copy.
 * @csspart open - The button that opens the form.
 * @csspart form - The form.
 * @csspart field - Its text field.
 * @csspart room - How many characters are left.
 * @csspart error - Why it cannot be sent.
 * @csspart note - What was masked, or that no draft is kept.
 * @csspart send - The button that sends it.
 * @csspart close - The button that closes the form.
 * @csspart idle - The countdown before an untouched form is wiped from a shared screen.
 * @csspart status - Whether it is saved or confirmed.
 * @csspart sent - The thanks after sending.
 * @csspart icon - The icon beside the thanks and the status.
 * @cssprop --till-story-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-huddle-wall-size - The text size on a wall; from 32 px, with the size of the screen.
 * @cssstate empty - There is no story to show.
 */
export class TillStory extends LitElement {
  static override styles = [tokens('story'), buttons, huddleStyles, idleStyles, formStyles, styles];
  static override properties = {
    value: {},
    item: {},
    max: { type: Number },
  };

  readonly #items = new HuddleItemsController(this, itemType);
  readonly #when = new WhenController(this);
  readonly #announcer = new Announcer(this);
  readonly #form = new FormController(this, storyForm, this.#items);
  /** The story that was passed on last, and how. */
  #shared: { id: string; result: ShareResult } | undefined;
  #isSharing = false;

  /** Stories for use without a `<till-huddle>`: one or a list, as objects or JSON. */
  declare value: ItemsValue<Story>;
  /** Shows the story with this id only, without a form. */
  declare item: string | null;
  /** The most stories to show at once; 1 by default. */
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

  /**
   * The delivery status of what was sent last: `saving`, `saved` on this device, `unsaved` because the browser refuses
   * to store it (it is sent as long as the page is open), `confirmed` by the receiver, or `refused` by it for good.
   * Undefined before that, and if signals are only events.
   */
  get status(): DeliveryStatus | undefined {
    return this.#form.status;
  }

  protected override shouldUpdate(): boolean {
    return this.#items.canDraw;
  }

  protected override willUpdate(): void {
    this.#items.updateItems();
    this.#form.update();
  }

  protected override update(changed: PropertyValues<this>): void {
    updateServerRoot(this, () => super.update(changed));
  }

  async #share({ id, share }: Story): Promise<void> {
    if (this.#isSharing || !share) return;
    this.#isSharing = true;
    const result = await shareStory(share);
    this.#isSharing = false;
    this.#shared = { id, result };
    const { scope, language } = this.#items;
    const { strings } = language;
    if (result === 'share' || result === 'copy') {
      this.#announcer.announce(result === 'copy' ? strings.copied : strings.shared);
      scope?.enqueue('story.shared', `story/${id}`, { story: id, channel: result });
    } else if (result === 'failed') this.#announcer.announce(strings.notShared);
    this.requestUpdate();
  }

  protected override render(): unknown {
    const { language, shown } = this.#items;
    const form = this.#form.render(storyFormLabels(language.strings, !shown.length));
    return renderWithForm(this, this.#items, story => this.#draw(story), form, this.#announcer.text);
  }

  #draw(story: Story): unknown {
    const { language, isWall } = this.#items;
    const { id, result } = this.#shared ?? {};
    const isRecent = result === 'failed' || !!this.#announcer.text;
    return storyItem({
      story,
      language,
      when: this.#when.words(language.lang, story.at),
      isWall,
      shared: id === story.id && isRecent ? result : undefined,
      onShare: () => void this.#share(story),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-story': TillStory;
  }
}
