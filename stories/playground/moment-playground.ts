import '@tillside/elements/all';
import { type MomentInput, parseMoment, type Problem } from '@tillside/contract';
import type { TillSuggestionAcceptEvent } from '@tillside/elements';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { keepDraft, readDraft } from './drafts.js';
import { fromFragment, LinkError, toFragment } from './link.js';
import { styles } from './moment-playground.styles.js';

/** How long after the last key the problems are told, in milliseconds. */
const pause = 300;

const isRightToLeft = (locale: string): boolean => /^(ar|fa|he|ur)\b/.test(locale);

/**
 * A page to try a Moment on: its JSON, the screens of the customer and of the associate, and every problem, as one
 * types. The text is kept for the next visit, and a link carries it to somebody else.
 */
export class MomentPlayground extends LitElement {
  static override styles = styles;
  static override properties = {
    examples: { attribute: false },
    text: { state: true },
    checked: { state: true },
    problems: { state: true },
    shown: { state: true },
    note: { state: true },
    link: { state: true },
    earlier: { state: true },
  };

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Resolves once the moment of a link, if there is one, is shown. */
  opened = Promise.resolve();
  /** How often it began anew: each time is a new encounter, in which nothing has been decided. */
  #round = 0;

  /** Moments to begin with, by title. */
  declare examples: Record<string, object>;
  declare text: string;
  /** The text of which the problems are told: that of a moment ago, while somebody types. */
  declare checked: string;
  declare problems: readonly Problem[];
  /** The last document that is a moment. */
  declare shown: MomentInput | undefined;
  declare note: string;
  declare link: string;
  /** What stood here before a link or an example took its place. */
  declare earlier: string | null;

  constructor() {
    super();
    this.examples = {};
    this.text = '';
    this.checked = '';
    this.problems = [];
    this.note = '';
    this.link = '';
    this.earlier = readDraft('earlier');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHashChange);
    const [example] = Object.values(this.examples);
    this.#show(readDraft('draft') ?? JSON.stringify(example ?? {}, null, 2));
    this.opened = this.#openLink();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHashChange);
    clearTimeout(this.#timer);
  }

  /** Shows what the page's address carries; until somebody types, the draft stays what it was. */
  async #openLink(): Promise<void> {
    try {
      const text = await fromFragment(location.hash);
      if (text === undefined) return;
      this.#show(text);
      this.note = 'This moment comes with the link. Your draft is kept until you change something here.';
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      this.note = `${error.message} What you see is your own draft.`;
    }
  }

  #show(text: string): void {
    this.text = this.checked = text;
    this.link = '';
    const { moment, problems } = parseMoment(text);
    this.problems = problems;
    if (moment) this.shown = JSON.parse(text) as MomentInput;
  }

  /** Takes another text in place of the present one, which can be brought back. */
  #replace(text: string): void {
    this.earlier = this.text;
    keepDraft('earlier', this.text);
    this.#leaveLink();
    keepDraft('draft', text);
    this.#round++;
    this.#show(text);
  }

  /** The text is the reader's own from here on. */
  #leaveLink(): void {
    if (location.hash) history.replaceState(history.state, '', location.href.split('#')[0]);
    this.note = '';
  }

  #type({ value }: HTMLTextAreaElement): void {
    if (location.hash) {
      // The draft of this visitor is not to be lost to somebody else's moment.
      const draft = readDraft('draft');
      if (draft !== null) keepDraft('earlier', draft);
      this.earlier = draft;
      this.#leaveLink();
    }
    this.text = value;
    keepDraft('draft', value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(value), pause);
  }

  #choose(select: HTMLSelectElement): void {
    const example = this.examples[select.value];
    select.value = '';
    if (example) this.#replace(JSON.stringify(example, null, 2));
  }

  #beginAnew(): void {
    this.#round++;
    this.requestUpdate();
  }

  async #makeLink(): Promise<void> {
    try {
      const address = location.href.split('#')[0]! + (await toFragment(this.text));
      this.link = address;
      this.note = '';
      await navigator.clipboard.writeText(address);
      this.note = 'The link is copied.';
    } catch (error) {
      // Where the clipboard is refused, the link can be copied by hand.
      if (error instanceof LinkError) this.note = error.message;
    }
  }

  override render(): TemplateResult {
    return html`
      <section class="editor" lang="en" dir="ltr" aria-labelledby="title">
        <h1 id="title">Playground</h1>
        <p>Paste a moment, and see what a customer and an associate see of it.</p>
        <div class="controls">
          <select aria-label="Load an example" @change=${this.#onChoose}>
            <option value="">Load an example …</option>
            ${Object.keys(this.examples).map(title => html`<option>${title}</option>`)}
          </select>
          <button type="button" @click=${this.#beginAnew}>Begin anew</button>
          <button type="button" @click=${this.#onLink}>Copy a link</button>
          ${
            this.earlier === null
              ? nothing
              : html`<button type="button" @click=${() => this.#replace(this.earlier!)}>
                  Bring back my draft
                </button>`
          }
        </div>
        <div role="status">${this.note ? html`<p class="note">${this.note}</p>` : nothing}</div>
        ${
          this.link
            ? html`<label for="link">Link</label>
                <input id="link" dir="ltr" readonly .value=${this.link} @focus=${this.#onFocus} />`
            : nothing
        }
        <label for="json">Moment, as JSON</label>
        <textarea
          id="json"
          dir="ltr"
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          aria-describedby="problems"
          .value=${this.text}
          @input=${this.#onType}
        ></textarea>
        <div id="problems" role="status" aria-busy=${this.text === this.checked ? 'false' : 'true'}>
          ${this.#renderProblems()}
        </div>
      </section>
      ${this.#renderScreen('customer', 'What the customer sees')}
      ${this.#renderScreen('associate', 'What the associate sees, at the till')}
    `;
  }

  readonly #onHashChange = (): void => void (this.opened = this.#openLink());
  readonly #onLink = (): void => void this.#makeLink();
  readonly #onType = ({ target }: Event): void => this.#type(target as HTMLTextAreaElement);
  readonly #onChoose = ({ target }: Event): void => this.#choose(target as HTMLSelectElement);
  readonly #onFocus = ({ target }: Event): void => (target as HTMLInputElement).select();
  readonly #onAccept = (event: TillSuggestionAcceptEvent): void => event.respondWith(Promise.resolve());

  #renderProblems(): TemplateResult {
    const count = this.problems.length;
    return html`
      <p>${count ? `${count} ${count === 1 ? 'problem' : 'problems'}` : 'No problems'}</p>
      <ul class="problems">
        ${this.problems.map(
          ({ path, message }) => html`<li><code dir="ltr">${path || 'the document'}</code>${message}</li>`,
        )}
      </ul>
    `;
  }

  #renderScreen(surface: 'customer' | 'associate', title: string): TemplateResult {
    const { shown } = this;
    const { moment } = parseMoment(shown);
    const locale = moment?.locale;
    // Each screen is an encounter of its own: what is decided on one stays on the other.
    const value = moment && { ...shown, id: `${surface}-${this.#round}-${moment.id}`.slice(0, 128) };
    return html`
      <section class="screen" aria-labelledby=${surface}>
        <h2 id=${surface}>${title}</h2>
        <till-moment
          silent
          surface=${surface}
          density=${ifDefined(surface === 'associate' ? 'till' : undefined)}
          lang=${ifDefined(locale)}
          dir=${ifDefined(locale && (isRightToLeft(locale) ? 'rtl' : 'ltr'))}
          .value=${value}
          @till-suggestion-accept=${this.#onAccept}
        >
          <div>
            <till-promise silent max="20"></till-promise>
            <till-suggestion silent></till-suggestion>
            <till-feedback silent></till-feedback>
          </div>
        </till-moment>
      </section>
    `;
  }
}

if (!customElements.get('moment-playground')) customElements.define('moment-playground', MomentPlayground);
