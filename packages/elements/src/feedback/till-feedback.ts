import { type Form, type FormInput, parseForms } from '@tillside/contract';
import { admitForms } from '@tillside/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { TillFeedbackSubmitEvent } from '../events/till-feedback-submit.js';
import { TillFeedbackSubmittedEvent } from '../events/till-feedback-submitted.js';
import { buttons } from '../shared/buttons.styles.js';
import { wakeAt } from '../shared/clock.js';
import { isSameCustomer } from '../shared/context.js';
import { button, paragraph } from '../shared/draw.js';
import { SpaceController } from '../shared/space-controller.js';
import { toggleState } from '../shared/states.js';
import { tokens } from '../shared/tokens.styles.js';
import { type Kind, Widget } from '../shared/widget.js';
import { Filling } from './filling.js';
import { commit, controls, obstacle } from './questions/question.js';
import type { QuestionView } from './questions/view.js';
import { thanks } from './thanks.js';
import { styles } from './till-feedback.styles.js';
import { headingOf, soonOf, stepOf, thanksOf } from './words.js';

const kind: Kind<Form> = { parse: parseForms, admit: admitForms, list: admitted => admitted.feedback };
/** How long a score may still change before a low one calls somebody, in milliseconds. */
const settling = 600;

/**
 * Asks how it went, one question at a time, and listens: each answer counts as it is given, going back is
 * always possible, a reload of the same moment loses nothing. It never takes focus by itself.
 *
 * @slot - Shown while there is nothing to ask.
 * @fires {TillFeedbackSubmitEvent} till-feedback-submit - A person sends the form. Cancelable.
 * @fires {TillFeedbackSubmittedEvent} till-feedback-submitted - The form was sent.
 * @csspart base - Everything that the element draws.
 * @csspart title - The form's title, with the step.
 * @csspart question - The question.
 * @csspart scale - The steps of a score.
 * @csspart option - One option of a choice.
 * @csspart field - Where a person writes.
 * @csspart error - What keeps a person from going on.
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
    wakeAt(this, Infinity);
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
  }

  protected override updated(): void {
    toggleState(this.#internals, 'empty', !this.#filling);
    toggleState(this.#internals, 'done', this.#filling?.isDone ?? false);
  }

  #go(filling: Filling, by: number): void {
    const { language } = this.#widget;
    this.#space.release();
    filling.recover(language.lang);
    const isLast = by > 0 && filling.index === filling.steps.length - 1;
    if (isLast) this.#submit(filling);
    else filling.go(by);
    this.#obstacle = '';
    this.#said = filling.isDone
      ? thanksOf(filling, language)
      : `${stepOf(filling, language)} ${headingOf(filling)}`;
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
    filling.submit(this.#widget.language.lang);
    this.dispatchEvent(new TillFeedbackSubmittedEvent(form, given));
  }

  #view(filling: Filling): QuestionView | undefined {
    const question = filling.question;
    if (!question) return undefined;
    const { strings, format, dir, lang } = this.#widget.language;
    const update = () => {
      this.#obstacle = '';
      this.requestUpdate();
    };
    return {
      question: question.type === 'choice' ? filling.order(question) : question,
      answer: filling.answer(question),
      text: filling.texts.get(question.id) ?? '',
      strings,
      format,
      isShared: !!filling.scope.isShared,
      isTicked: filling.ticks.has(question.id),
      problem: this.#obstacle ? 'error' : undefined,
      give: answer => {
        filling.give(question, answer, dir, lang);
        wakeAt(this, Date.now() + settling, () => filling.recover(lang));
        update();
      },
      write: text => {
        filling.write(question, text);
        update();
      },
      tick: isTicked => {
        if (isTicked) filling.ticks.add(question.id);
        else filling.ticks.delete(question.id);
        update();
      },
    };
  }

  protected override render(): TemplateResult {
    const filling = this.#filling;
    if (!filling) return html`<slot></slot>`;
    return this.#widget.frame(
      filling.isDone ? thanks(filling, this.#widget.language) : this.#renderStep(filling),
      this.#said,
    );
  }

  #renderStep(filling: Filling): TemplateResult {
    const { language } = this.#widget;
    const { strings } = language;
    const { form, index, steps } = filling;
    const view = this.#view(filling);
    const isLast = index === steps.length - 1;
    const isOptional = view && !view.question.required && view.question.type !== 'consent';
    return html`
      <p class="small" part="title">${form.title} <span class="quiet">${stepOf(filling, language)}</span></p>
      ${paragraph(!index && form.intro, 'note small')}
      <fieldset>
        <legend class="title" id="label" part="question">
          ${headingOf(filling)}
          ${isOptional ? html`<small class="quiet">${strings.optional}</small>` : nothing}
        </legend>
        ${view ? controls(view) : this.#renderHelp(filling)}
      </fieldset>
      <p class="error small" id="error" part="error" role="alert">${this.#obstacle}</p>
      <div class="row">
        ${index ? button(strings.back, () => this.#go(filling, -1), { look: 'plain', part: 'back' }) : nothing}
        ${
          view
            ? button(isLast ? strings.send : strings.next, () => this.#next(filling, view), {
                look: 'primary next',
                part: 'next',
              })
            : nothing
        }
      </div>
    `;
  }

  #renderHelp(filling: Filling): TemplateResult {
    const { language } = this.#widget;
    const { helpYes, helpNo } = language.strings;
    const choose = (isWanted: boolean) => () => {
      filling.help(isWanted, language.lang);
      this.#go(filling, 1);
    };
    return html`
      ${paragraph(soonOf(filling, language), 'note small')}
      <div class="steps words">
        ${button(helpYes, choose(true), { part: 'help' })} ${button(helpNo, choose(false), { part: 'help' })}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'till-feedback': TillFeedback;
  }
}
