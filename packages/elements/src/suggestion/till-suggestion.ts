import { parseSuggestions, type Suggestion, type SuggestionInput } from '@tillside/contract';
import { admitSuggestions } from '@tillside/core';
import { html, isServer, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { buttons } from '../shared/buttons.styles.js';
import { whenSeen } from '../shared/when-seen.js';
import { SpaceController } from '../shared/space-controller.js';
import { button } from '../shared/templates.js';
import { updateServerRoot } from '../shared/server-root.js';
import { toggleState } from '../shared/toggle-state.js';
import { tokens } from '../shared/tokens.styles.js';
import { type ItemType, ItemsController, type ItemsValue } from '../shared/items-controller.js';
import { english } from './english.js';
import { associateCard } from './associate-card.js';
import type { Card } from './card.js';
import { customerCard } from './customer-card.js';
import type { CardView } from './card-view.js';
import { declineReasons } from './decline-reasons.js';
import { needsHost } from './needs-host.js';
import { outcomeMessage } from './outcome-message.js';
import { type Decline, SuggestionList } from './suggestion-list.js';
import { styles } from './till-suggestion.styles.js';

const itemType: ItemType<Suggestion> = {
  english,
  parse: parseSuggestions,
  admit: (suggestions, context) =>
    admitSuggestions({ suggestions, feedback: [], phase: 'open', mode: 'sale' }, context),
  list: admitted => admitted.suggestions,
};

/**
 * The one next best suggestion. A customer sees picture, reason and price. An associate sees the question to ask first
 * and largest, and can accept, decline with a reason, or say what they did instead. A suggestion stays on screen until
 * it is decided, expires, or is absent from a newer moment.
 *
 * @slot - Shown while there is nothing to suggest.
 * @attr {boolean} silent - Turns off the console warning for an element that shows nothing.
 * @fires {TillSuggestionAcceptEvent} till-suggestion-accept - A person accepts. Cancelable; takes `respondWith(promise)`.
 * @fires {TillSuggestionAcceptedEvent} till-suggestion-accepted - It was accepted, and the host did its part.
 * @fires {TillSuggestionAskEvent} till-suggestion-ask - The associate has asked the customer. Cancelable.
 * @fires {TillSuggestionDeclineEvent} till-suggestion-decline - A person declines. Cancelable.
 * @fires {TillSuggestionDeclinedEvent} till-suggestion-declined - It was declined, with `reason` or `instead` if given.
 * @fires {TillSignalEvent} till-signal - Each new signal, in `cloudEvent`. Without a `<till-moment>` too.
 * @fires {TillProblemEvent} till-problem - The problems of its own `value`.
 * @csspart base - The container of all content.
 * @csspart card - One suggestion.
 * @csspart ask - The question for the associate to ask.
 * @csspart title - The title.
 * @csspart reason - The reason.
 * @csspart image - The picture's background.
 * @csspart price - The price.
 * @csspart note - The note on what the associate may do.
 * @csspart accept - The button that accepts.
 * @csspart asked - The button by which the associate says that they asked.
 * @csspart decline - The button that declines.
 * @csspart retry - The button that tries again.
 * @csspart chip - A reason for declining, or an action instead.
 * @csspart icon - The icon of what was accepted.
 * @cssprop --till-suggestion-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-suggestion-accent - Background of the accept button; defaults to `--till-accent`, then the text colour.
 * @cssstate empty - There is nothing to suggest.
 */
export class TillSuggestion extends LitElement {
  static override styles = [tokens('suggestion'), buttons, styles];
  static override properties = {
    value: {},
    item: {},
    max: { type: Number },
  };

  readonly #items = new ItemsController(this, itemType);
  readonly #list = new SuggestionList(this, () => this.#items.language.lang);
  readonly #space = new SpaceController(this);
  readonly #internals = this.attachInternals();

  /** Suggestions for use without a `<till-moment>`: one or a list, as objects or JSON. */
  declare value: ItemsValue<SuggestionInput>;
  /** Shows the suggestion with this id only. */
  declare item: string | null;
  /** The most suggestions to show at once; 1 by default. */
  declare max: number;

  constructor() {
    super();
    this.item = null;
    this.max = 1;
  }

  override connectedCallback(): void {
    if (isServer) return;
    super.connectedCallback();
    if (!this.hasUpdated && !this.hasAttribute('defer-hydration')) this.performUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#list.disconnect();
  }

  /** While disconnected nothing is rendered; the next connection updates it. */
  protected override shouldUpdate(): boolean {
    return this.isConnected && this.#items.canDraw;
  }

  protected override willUpdate(): void {
    this.#items.updateItems();
    const { scope, items } = this.#items;
    const change = scope && this.#list.reconcile(scope, items, this.#items.max);
    if (change === 'settled') this.#space.holdWhilePointed();
    if (change === 'left') this.#space.holdHeight();
  }

  protected override update(changed: PropertyValues<this>): void {
    updateServerRoot(this, () => super.update(changed));
  }

  protected override updated(): void {
    const { cards } = this.#list;
    const elements = this.renderRoot.querySelectorAll('.card');
    toggleState(this.#internals, 'empty', !cards.length);
    const { encounter } = this.#items;
    cards.forEach((card, i) =>
      whenSeen(elements[i]!, `${encounter} ${card.suggestion.id}`, () => this.#list.markSeen(card)),
    );
  }

  protected override render(): unknown {
    const { cards } = this.#list;
    if (!cards.length) return html`<slot></slot>`;
    return this.#items.renderBase(cards.map(card => keyed(card.suggestion.id, this.#renderCard(card))));
  }

  #renderCard(card: Card): TemplateResult {
    const { scope, state, suggestion } = card;
    const view = this.#viewOf(card);
    return html`
      <div class="card ${scope.surface} ${state}" part="card" role="group" aria-label=${suggestion.title}>
        <div role="status">${outcomeMessage(view)}</div>
        ${renderBody(view)}
      </div>
    `;
  }

  #viewOf(card: Card): CardView {
    const { strings, lang: format } = this.#items.language;
    const { state, suggestion } = card;
    const isPending = state === 'pending';
    const isUnanswered = state === 'unanswered' || card.scope.acceptances.isHostSilent;
    const act = (action: () => void) => () => {
      this.#space.holdAfterAction();
      action();
    };
    return {
      card,
      strings,
      format,
      isPending,
      disabled: isPending || this.#items.scope?.admitted?.phase === 'paying',
      href: isUnanswered && needsHost(suggestion) ? suggestion.product?.href : undefined,
      onAccept: act(() => this.#list.accept(card)),
      onFollow: event => {
        if (this.#list.accept(card)?.outcome.state !== 'unanswered') event.preventDefault();
      },
      onAsk: act(() => this.#list.ask(card)),
      onDecline: act(() => this.#list.decline(card)),
      onDeclined: (decline: Decline) => act(() => this.#list.completeDecline(card, decline)),
    };
  }
}

/** The card itself, with its outcome above it. */
function renderBody(view: CardView): TemplateResult | typeof nothing {
  const { card, strings, disabled, onAccept } = view;
  const { state, shown, scope } = card;
  if (state === 'declining') return declineReasons(view);
  if (state === 'accepted') return nothing;
  if (state === 'failed' || state === 'unconfirmed')
    return shown && 'canRetry' in shown && !shown.canRetry
      ? nothing
      : button(strings.retry, onAccept, { look: 'text', part: 'retry', disabled });
  return scope.surface === 'associate' ? associateCard(view) : customerCard(view);
}

declare global {
  interface HTMLElementTagNameMap {
    'till-suggestion': TillSuggestion;
  }
}
