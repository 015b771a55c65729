import { parseSuggestions, type Suggestion, type SuggestionInput } from '@tillside/contract';
import { admitSuggestions } from '@tillside/core';
import { html, LitElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { buttons } from '../shared/buttons.styles.js';
import { whenSeen } from '../shared/seen.js';
import { SpaceController } from '../shared/space-controller.js';
import { toggleState } from '../shared/states.js';
import { tokens } from '../shared/tokens.styles.js';
import { type Kind, Widget } from '../shared/widget.js';
import { associateCard } from './associate-card.js';
import type { Card } from './card.js';
import { Cards } from './cards.js';
import { customerCard } from './customer-card.js';
import { decidedCard, decidedWords } from './decided-card.js';
import { styles } from './till-suggestion.styles.js';

const kind: Kind<Suggestion> = {
  parse: parseSuggestions,
  admit: (suggestions, admission) =>
    admitSuggestions({ suggestions, feedback: [], phase: 'open', mode: 'sale' }, admission),
  list: admitted => admitted.suggestions,
};

/**
 * The one next best suggestion. A customer sees a person's hint: picture, reason, price. An associate sees
 * the question to ask first and largest, and may accept, decline with a reason, or say what they did
 * instead. What is on screen stays until it is decided, expires, or is absent from a newer moment.
 *
 * @slot - Shown while there is nothing to suggest.
 * @fires {TillSuggestionAcceptEvent} till-suggestion-accept - A person accepts. Cancelable; takes `respondWith(promise)`.
 * @fires {TillSuggestionAcceptedEvent} till-suggestion-accepted - It was accepted, and the host did its part.
 * @fires {TillSuggestionAskEvent} till-suggestion-ask - The associate says that they asked. Cancelable.
 * @fires {TillSuggestionDeclineEvent} till-suggestion-decline - A person declines. Cancelable.
 * @fires {TillSuggestionDeclinedEvent} till-suggestion-declined - It was declined, with `reason` or `instead` if given.
 * @csspart base - Everything that the element draws.
 * @csspart card - One suggestion.
 * @csspart ask - The question for the associate to ask.
 * @csspart title - What is suggested.
 * @csspart reason - Why.
 * @csspart image - The picture's ground.
 * @csspart price - The price.
 * @csspart note - What the associate may do.
 * @csspart accept - The button that accepts.
 * @csspart asked - The button that says that the associate asked.
 * @csspart decline - The button that declines.
 * @csspart retry - The button that tries again.
 * @csspart chip - A reason, or something done instead.
 * @cssprop --till-suggestion-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-suggestion-accent - Ground of the accept button; else `--till-accent`, else the text's colour.
 * @cssstate empty - There is nothing to suggest.
 */
export class TillSuggestion extends LitElement {
  static override styles = [tokens('suggestion'), buttons, styles];
  static override properties = {
    value: { attribute: false },
    item: {},
    max: { type: Number },
  };

  readonly #widget = new Widget(this, kind);
  readonly #cards = new Cards(this, () => this.#widget.language.lang);
  readonly #space = new SpaceController(this);
  readonly #internals = this.attachInternals();

  /** Suggestions of its own, where no `<till-moment>` gives them: one or a list, as value or JSON. */
  declare value: SuggestionInput | SuggestionInput[] | string | null | undefined;
  /** Shows the suggestion with this id only. */
  declare item: string | null;
  /** How many suggestions to show at once. */
  declare max: number;

  constructor() {
    super();
    this.item = null;
    this.max = 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) this.performUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cards.leave();
  }

  protected override willUpdate(): void {
    this.#widget.prepare();
    const { scope, items } = this.#widget;
    if (scope && this.isConnected && this.#cards.settle(scope, items, this.#widget.max)) this.#space.keep();
  }

  protected override updated(): void {
    const { list } = this.#cards;
    const elements = this.renderRoot.querySelectorAll('.card');
    toggleState(this.#internals, 'empty', !list.length);
    const { encounter } = this.#widget;
    list.forEach((card, i) =>
      whenSeen(elements[i]!, `${encounter} ${card.suggestion.id}`, () => this.#cards.see(card)),
    );
  }

  protected override render(): TemplateResult {
    const { list } = this.#cards;
    const { strings } = this.#widget.language;
    if (!list.length) return html`<slot></slot>`;
    return this.#widget.frame(
      list.map(card => keyed(card.suggestion.id, this.#renderCard(card))),
      list.map(card => decidedWords(card, strings)).join(' '),
    );
  }

  #renderCard(card: Card): TemplateResult {
    const { strings, format } = this.#widget.language;
    const { state, scope, suggestion } = card;
    const isPending = state === 'pending';
    const isOpen = isPending || state === 'offered';
    const act = (action: () => void) => () => {
      // From here on, the page may move.
      this.#space.release();
      action();
    };
    const view = {
      card,
      strings,
      format,
      isPending,
      disabled: isPending || this.#widget.scope?.admitted?.phase === 'paying',
      onAccept: act(() => this.#cards.accept(card)),
      onAsk: act(() => this.#cards.ask(card)),
      onDecline: act(() => this.#cards.decline(card)),
      onDeclined: (why: { reason?: string; instead?: string }) => act(() => this.#cards.declined(card, why)),
    };
    const draw = !isOpen ? decidedCard : scope.surface === 'associate' ? associateCard : customerCard;
    return html`
      <div class="card ${scope.surface} ${state}" part="card" role="group" aria-label=${suggestion.title}>
        ${draw(view)}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-suggestion': TillSuggestion;
  }
}
