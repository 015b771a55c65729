import { type Evidence, parsePromises, type PromiseInput, type ShopPromise } from '@tillside/contract';
import { admitPromises } from '@tillside/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { wakeAt } from '../shared/clock.js';
import { icon, paragraph } from '../shared/draw.js';
import { formatDuration, formatNumber, formatSince } from '../shared/format.js';
import { whenSeen } from '../shared/seen.js';
import { toggleState } from '../shared/states.js';
import { tokens } from '../shared/tokens.styles.js';
import { type Kind, Widget } from '../shared/widget.js';
import { icons } from './icons.js';
import { styles } from './till-promise.styles.js';

const kind: Kind<ShopPromise> = {
  parse: parsePromises,
  admit: admitPromises,
  list: admitted => admitted.promises,
};
const minute = 60_000;

/**
 * A promise that the shop makes: a sentence with its icon, the evidence that it is kept, and what the
 * customer gets instead where it is at risk. With nothing to promise, it shows its default slot.
 *
 * @slot - Shown until there is a promise: the answer without script or data.
 * @csspart base - Everything that the element draws.
 * @csspart promise - One promise.
 * @csspart icon - Its icon.
 * @csspart title - Its sentence.
 * @csspart evidence - How often it was kept.
 * @csspart remedy - What the customer gets instead.
 * @csspart details - The disclosure with detail and conditions.
 * @csspart summary - The words that open it.
 * @csspart link - The link.
 * @cssprop --till-promise-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-promise-accent - Colour of the icon; else `--till-accent`, else the text's.
 * @cssstate empty - There is no promise to show.
 */
export class TillPromise extends LitElement {
  static override styles = [tokens('promise'), styles];
  static override properties = {
    value: { attribute: false },
    item: {},
    max: { type: Number },
  };

  readonly #widget = new Widget(this, kind);
  readonly #internals = this.attachInternals();
  readonly #open = new Set<string>();
  #encounter = '';
  #states = new Map<string, string>();
  #said = '';

  /** Promises of its own, where no `<till-moment>` gives them: one or a list, as value or JSON. */
  declare value: PromiseInput | PromiseInput[] | string | null | undefined;
  /** Shows the promise with this id only. */
  declare item: string | null;
  /** How many promises to show at once. */
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
    wakeAt(this, Infinity);
  }

  protected override willUpdate(): void {
    this.#widget.prepare();
    if (this.#encounter !== this.#widget.encounter) {
      this.#encounter = this.#widget.encounter;
      this.#open.clear();
      this.#states.clear();
      this.#said = '';
    }
    const states = new Map(this.#shown.map(({ id, state }) => [id, state]));
    const news = this.#shown.find(({ id, state }) => (this.#states.get(id) ?? state) !== state);
    if (news) this.#said = [news.title, this.#stateWords(news), news.remedy].filter(Boolean).join(' ');
    this.#states = states;
  }

  protected override updated(): void {
    const elements = this.renderRoot.querySelectorAll('.promise');
    toggleState(this.#internals, 'empty', !elements.length);
    this.#shown.forEach(({ id }, i) =>
      whenSeen(elements[i]!, `${this.#encounter} ${id}`, () => this.#see(id)),
    );
    const now = Date.now();
    const changes = this.#shown.flatMap(({ cutoff }) => {
      const left = cutoff ? Date.parse(cutoff.at) - now : 0;
      return left > 0 ? now + left - (Math.ceil(left / minute) - 1) * minute : [];
    });
    wakeAt(this, this.isConnected ? Math.min(...changes) : Infinity, () => this.requestUpdate());
  }

  get #shown(): readonly ShopPromise[] {
    return this.#widget.items.slice(0, this.#widget.max);
  }

  #see(id: string): void {
    const subject = `promise/${id}`;
    const { scope } = this.#widget;
    if (scope?.isFirstSight(subject))
      scope.emit('promise.shown', subject, { promise: id }, { locale: this.#widget.language.lang });
  }

  #toggle(id: string, { open }: HTMLDetailsElement): void {
    if (open === this.#open.has(id)) return;
    // Lit has to know what the browser did, or it could not undo it.
    this.requestUpdate();
    if (!open) this.#open.delete(id);
    else {
      this.#open.add(id);
      const { lang: locale } = this.#widget.language;
      this.#widget.scope?.emit('promise.opened', `promise/${id}`, { promise: id }, { locale });
    }
  }

  #stateWords({ state }: ShopPromise): string {
    const { atRisk, broken } = this.#widget.language.strings;
    return state === 'on' ? '' : state === 'broken' ? broken : atRisk;
  }

  protected override render(): TemplateResult {
    if (!this.#shown.length) return html`<slot></slot>`;
    return this.#widget.frame(
      this.#shown.map(promise => this.#renderPromise(promise)),
      this.#said,
    );
  }

  #renderPromise(promise: ShopPromise): TemplateResult {
    const { icon: name, state, remedy, evidence, owner, link, title, cutoff } = promise;
    const { strings, format } = this.#widget.language;
    const left = cutoff ? Date.parse(cutoff.at) - Date.now() : 0;
    const isRemedied = remedy && state !== 'on';
    return html`
      <div class="promise ${state}" part="promise">
        ${name ? icon(icons[name]) : nothing}
        <div class="text">
          ${paragraph(left > 0 ? strings.orderWithin(formatDuration(format, left)) : title, 'title', 'title')}
          ${paragraph(left > 0 ? cutoff?.before : cutoff?.after, 'small')}
          ${paragraph(evidence && this.#evidence(evidence), 'small quiet', 'evidence')}
          ${paragraph(
            isRemedied && html`<strong>${this.#stateWords(promise)}</strong> ${remedy}`,
            'remedy',
            'remedy',
          )}
          ${paragraph(owner && strings.owner(owner), 'small quiet')} ${this.#renderDetails(promise)}
          ${paragraph(link && html`<a part="link" href=${link.href}>${link.label}</a>`, 'small')}
        </div>
      </div>
    `;
  }

  #renderDetails({ id, detail, conditions }: ShopPromise): TemplateResult | typeof nothing {
    if (!detail && !conditions) return nothing;
    const toggle = (event: Event) => this.#toggle(id, event.currentTarget as HTMLDetailsElement);
    return html`
      <details class="small" part="details" .open=${this.#open.has(id)} @toggle=${toggle}>
        <summary part="summary">${this.#widget.language.strings.more}</summary>
        ${paragraph(detail)} ${paragraph(conditions, 'quiet')}
      </details>
    `;
  }

  #evidence({ kept, of, from, source }: Evidence): string {
    const { strings, format } = this.#widget.language;
    const sentence = source === 'customers' ? strings.keptSaid : strings.kept;
    const since = formatSince(format, from, Date.now());
    return sentence(formatNumber(format, kept), formatNumber(format, of), since);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-promise': TillPromise;
  }
}
