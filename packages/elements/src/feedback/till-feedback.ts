import { type Form, type FormInput, parseForms } from '@tillside/contract';
import { admitForms } from '@tillside/core';
import { html, LitElement, type TemplateResult } from 'lit';
import { TillFeedbackSubmitEvent } from '../events/till-feedback-submit.js';
import { TillFeedbackSubmittedEvent } from '../events/till-feedback-submitted.js';
import { buttons } from '../shared/buttons.styles.js';
import { wakeAt } from '../shared/clock.js';
import { isSameCustomer } from '../shared/context.js';
import { SpaceController } from '../shared/space-controller.js';
import { toggleState } from '../shared/states.js';
import { tokens } from '../shared/tokens.styles.js';
import { type Kind, Widget } from '../shared/widget.js';
import { Filling } from './filling.js';
import { Idle } from './idle.js';
import { idleNotice } from './idle-notice.js';
import { commit, obstacle } from './questions/question.js';
import type { QuestionView } from './questions/view.js';
import type { Status } from './receipts.js';
import { step } from './step.js';
import { thanks } from './thanks.js';
import { styles } from './till-feedback.styles.js';
import { viewOf } from './view.js';
import { headingOf, stepOf, thanksOf } from './words.js';

const kind: Kind<Form> = { parse: parseForms, admit: admitForms, list: admitted => admitted.feedback };
/** How long a score may still change before a low one calls somebody, in milliseconds. */
const settling = 600;

/**
 * Asks how it went, one question at a time, and listens: each answer counts as it is given, going back is
 * always possible, a reload of the same moment loses nothing. It never takes focus by itself.
 *
 * @slot - Shown while there is nothing to ask.
 * @fires {TillFeedbackSubmitEvent} till-feedback-submit - A person sends the form. Cancelable.
 * @fires {TillFeedbackSubmittedEvent} till-feedback-submitted - The form was sent, and cannot be lost any more.
 * @attr status - Read-only, what became of what the person said: `saving`, `saved`, `unsaved`, `confirmed`, `refused`.
 * @csspart base - Everything that the element draws.
 * @csspart title - The form's title, with the step.
 * @csspart question - The question.
 * @csspart scale - The steps of a score.
 * @csspart option - One option of a choice.
 * @csspart field - Where a person writes.
 * @csspart error - What keeps a person from going on.
 * @csspart idle - Counts down before what nobody goes on with is wiped from a shared device.
 * @csspart status - Whether what was said is saved, or confirmed.
 * @csspart help - Yes or no to somebody coming.
 * @csspart back - The button back.
 * @csspart next - The button on, or to send.
 * @csspart thanks - What is said at the end.
 * @cssprop --till-feedback-min-block-size - Space reserved before data comes; none by default.
 * @cssprop --till-feedback-accent - Ground of what is chosen; else `--till-accent`, else the text's colour.
 * @cssstate empty - There is nothing to ask.
 * @cssstate done - The form was sent.
 */
export class TillFeedback extends LitElement {
  static override styles = [tokens('feedback'), buttons, styles];
  static override properties = {
    value: { attribute: false },
    item: {},
  };

  readonly #widget = new Widget(this, kind);
  readonly #space = new SpaceController(this);
  readonly #idle = new Idle(this, () => {
    this.#filling?.abandon(this.#widget.language.lang);
    this.reset();
  });
  readonly #internals = this.attachInternals();
  #filling: Filling | undefined;
  #obstacle = '';
  #said = '';

  /** Forms of its own, where no `<till-moment>` gives them: one or a list, as value or JSON. */
  declare value: FormInput | FormInput[] | string | null | undefined;
  /** Shows the form with this id only. */
  declare item: string | null;

  constructor() {
    super();
    this.item = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) this.performUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#filling?.receipts.unfollow();
    wakeAt(this, Infinity);
  }

  /**
   * What became of what the person said: `saving`, `saved` on this device, `unsaved` because the browser refuses
   * to store it (it is sent as long as the page is open), `confirmed` by the receiver, or `refused` by it for
   * good. The worst answer speaks for all. Undefined before the first, and where signals are events only.
   */
  get status(): Status | undefined {
    return this.#filling?.receipts.status;
  }

  /** Starts over with an empty form. */
  reset(): void {
    this.#filling?.forget();
    this.#filling = undefined;
    this.#obstacle = this.#said = '';
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    this.#widget.prepare();
    const { scope, items } = this.#widget;
    const { lang } = this.#widget.language;
    const filling = this.#filling;
    const isSame = isSameCustomer(filling?.scope, scope);
    const newer = items.find(({ id }) => id === filling?.form.id);
    if (filling && !(isSame && (newer || filling.isTouched || scope?.hold))) {
      this.#space.keep();
      if (!isSame) filling.abandon(lang);
      this.#filling = undefined;
      this.#obstacle = this.#said = '';
    } else if (filling && newer && !filling.isTouched) filling.form = newer;
    if (!scope) return;
    if (this.#filling) this.#filling.scope = scope;
    const form = items[0];
    const isFrozen = scope.hold || scope.admitted?.phase === 'paying';
    if (!this.#filling && form && !isFrozen) this.#filling = new Filling(form, scope);
    if (this.isConnected) this.#filling?.receipts.follow(scope.watch, this.#heard);
  }

  /** Something became of what was said. */
  readonly #heard = (): void => {
    const filling = this.#filling!;
    const { status } = filling.receipts;
    const { strings } = this.#widget.language;
    if (status === 'unsaved' || status === 'refused') this.#said = strings.receipt[status];
    this.#settle(filling, () => filling.settle());
    this.requestUpdate();
  };

  /** Does something that may end the form, and says thank you when it did. */
  #settle(filling: Filling, action: () => void): void {
    const { isDone } = filling;
    action();
    if (isDone || !filling.isDone) return;
    this.#said = thanksOf(filling, this.#widget.language);
    this.dispatchEvent(new TillFeedbackSubmittedEvent(filling.form, filling.given));
  }

  protected override updated(): void {
    const { scope, isTouched, isDone } = this.#filling ?? {};
    this.#idle.watch(!!scope?.isShared && !!isTouched && !isDone);
    toggleState(this.#internals, 'empty', !this.#filling);
    toggleState(this.#internals, 'done', this.#filling?.isDone ?? false);
    const { status = null } = this;
    if (status !== this.getAttribute('status'))
      if (status) this.setAttribute('status', status);
      else this.removeAttribute('status');
  }

  #go(filling: Filling, by: number): void {
    const { language } = this.#widget;
    this.#space.release();
    filling.recover(language.lang);
    const isLast = by > 0 && filling.index === filling.steps.length - 1;
    this.#obstacle = '';
    if (isLast) this.#submit(filling);
    else {
      filling.go(by);
      this.#said = `${stepOf(filling, language)} ${headingOf(filling)}`;
    }
    this.requestUpdate();
  }

  #next(filling: Filling, view: QuestionView): void {
    commit(view);
    this.#obstacle = obstacle(this.#view(filling) ?? view);
    if (this.#obstacle) this.requestUpdate();
    else this.#go(filling, 1);
  }

  #submit(filling: Filling): void {
    const { form, given } = filling;
    if (!this.dispatchEvent(new TillFeedbackSubmitEvent(form, given))) return;
    this.#settle(filling, () => filling.submit(this.#widget.language.lang));
  }

  #view(filling: Filling): QuestionView | undefined {
    const { language } = this.#widget;
    return viewOf(filling, language, this.#obstacle ? 'error' : undefined, isGiven => {
      if (isGiven) wakeAt(this, Date.now() + settling, () => filling.recover(language.lang));
      this.#obstacle = '';
      this.requestUpdate();
    });
  }

  protected override render(): TemplateResult {
    const filling = this.#filling;
    if (!filling) return html`<slot></slot>`;
    const { language } = this.#widget;
    const content = filling.isDone
      ? thanks(filling, language)
      : step(filling, language, this.#view(filling), this.#obstacle, {
          back: () => this.#go(filling, -1),
          next: view => this.#next(filling, view),
          help: isWanted => {
            filling.help(isWanted, language.lang);
            this.#go(filling, 1);
          },
        });
    const { left } = this.#idle;
    const said = left ? language.strings.stillThere : this.#said;
    return this.#widget.frame([idleNotice(left, language), content], said);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-feedback': TillFeedback;
  }
}
