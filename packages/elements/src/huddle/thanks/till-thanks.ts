import { parseThanks, type Thanks } from '@tillside/contract';
import { isServer, LitElement, type PropertyValues } from 'lit';
import type { DeliveryStatus } from '../../feedback/delivery-tracker.js';
import { buttons } from '../../shared/buttons.styles.js';
import { idleStyles } from '../../shared/idle.styles.js';
import type { ItemsValue } from '../../shared/items-controller.js';
import { updateServerRoot } from '../../shared/server-root.js';
import { tokens } from '../../shared/tokens.styles.js';
import { FormController } from '../forms/form-controller.js';
import { formStyles } from '../forms/forms.styles.js';
import { renderWithForm } from '../forms/render-with-form.js';
import { HuddleItemsController, type HuddleItemType } from '../huddle-items-controller.js';
import { huddleStyles } from '../huddle.styles.js';
import { WhenController } from '../when.js';
import { english } from './english.js';
import { thanksForm, thanksFormLabels } from './thanks-form.js';
import { thanksItem } from './thanks-item.js';
import { styles } from './till-thanks.styles.js';

const itemType: HuddleItemType<Thanks, 'thanks'> = {
  section: 'thanks',
  english,
  max: 3,
  parse: parseThanks,
  list: ({ thanks }) => thanks,
};

/**
 * Who thanks whom for what they did for a customer, and a short form to thank somebody, which there is not on a wall.
 * The form never takes focus unless a person opens it, masks what could lead to a customer, and keeps its texts through
 * a reload of the same huddle.
 *
 * @slot - Fallback content, shown while there are no thanks, script or data.
 * @attr {boolean} silent - Turns off the console warning for an element that shows nothing.
 * @attr status - Read-only, the delivery status of what was sent last: `saving`, `saved`, `unsaved`, `confirmed`, `refused`.
 * @fires {TillHuddleSignalEvent} till-signal - Each new signal, in `cloudEvent`. Without a `<till-huddle>` too.
 * @fires {TillProblemEvent} till-problem - The problems of its own `value`.
 * @csspart base - The container of all content.
 * @csspart item - One of the thanks.
 * @csspart thanks - One of the thanks.
 * @csspart title - Who thanks whom.
 * @csspart for - What for.
 * @csspart promise - The promise that it kept.
 * @csspart when - When it was said.
 * @csspart open - The button that opens the form.
 * @csspart form - The form.
 * @csspart field - One of its text fields.
 * @csspart room - How many characters are left.
 * @csspart error - Why it cannot be sent.
 * @csspart note - What was masked, or that no draft is kept.
 * @csspart send - The button that sends it.
 * @csspart close - The button that closes the form.
 * @csspart idle - The countdown before an untouched form is wiped from a shared screen.
 * @csspart status - Whether it is saved or confirmed.
 * @csspart sent - What stands there after sending.
 * @csspart icon - The icon beside it and the status.
 * @cssprop --till-thanks-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-huddle-wall-size - The text size on a wall; from 32 px, with the size of the screen.
 * @cssstate empty - There are no thanks to show.
 */
export class TillThanks extends LitElement {
  static override styles = [tokens('thanks'), buttons, huddleStyles, idleStyles, formStyles, styles];
  static override properties = {
    value: {},
    item: {},
    max: { type: Number },
  };

  readonly #items = new HuddleItemsController(this, itemType);
  readonly #when = new WhenController(this);
  readonly #form = new FormController(this, thanksForm, this.#items);

  /** Thanks for use without a `<till-huddle>`: one or a list, as objects or JSON. */
  declare value: ItemsValue<Thanks>;
  /** Shows the thanks with this id only, without a form. */
  declare item: string | null;
  /** The most thanks to show at once; 3 by default. */
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

  protected override render(): unknown {
    const form = this.#form.render(thanksFormLabels(this.#items.language.strings));
    return renderWithForm(this, this.#items, thanks => this.#draw(thanks), form);
  }

  #draw(thanks: Thanks): unknown {
    const { language, scope } = this.#items;
    const { promise } = thanks;
    const about = scope?.huddle?.stories.find(story => story.about?.id === promise)?.about;
    return thanksItem({
      thanks,
      language,
      when: this.#when.words(language.lang, thanks.at),
      promise: promise && ((about?.kind === 'promise' && about.title) || promise.replace(/[-_]+/g, ' ')),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-thanks': TillThanks;
  }
}
