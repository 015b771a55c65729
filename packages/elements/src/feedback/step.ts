import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { freshText } from '../shared/fresh-text.js';
import { button, paragraph } from '../shared/templates.js';
import type { FeedbackSession } from './feedback-session.js';
import { followUp } from './follow-up.js';
import { stepHeading, stepLabel } from './labels.js';
import type { QuestionView } from './question-view.js';
import { hasRadios, questionControls } from './questions/question.js';
import { receipt } from './receipt.js';

/** Enter in a field does not submit: a scanner may have sent it. */
const preventSubmit = (event: Event) => event.preventDefault();

/** Handlers of a person's actions at the step in view. */
export interface StepActions {
  back(): void;
  next(): void;
  requestFollowUp(isWanted: boolean): void;
  /** Text is about to be inserted into a field. */
  beforeInput(event: InputEvent): void;
  /** Text is being typed. */
  input(): void;
  /** A control has changed. */
  change(): void;
  /** A control lost focus. */
  focusOut(): void;
}

/** One question or, without a view of one, the offer of a follow-up. */
export function step(
  session: FeedbackSession,
  view: QuestionView | undefined,
  error: string,
  actions: StepActions,
): TemplateResult {
  const { form, response } = session;
  const { index, isLastStep } = response;
  const { strings } = session.language;
  const next =
    view &&
    button(isLastStep ? strings.send : strings.next, actions.next, {
      look: 'primary next',
      part: 'next',
      disabled: isLastStep && session.isUndelivered,
    });
  return html`
    <p class="small" part="title">
      <span>${freshText(form.title)}</span> <span class="quiet">${freshText(stepLabel(session))}</span>
    </p>
    ${paragraph(!index && form.intro, 'note small')}
    ${keyed(`${response.id}/${view?.question.id}`, question(session, view, actions))}
    <p class="error small" id="error" part="error" role="alert">${freshText(error)}</p>
    <div class="row">
      ${index ? button(strings.back, actions.back, { look: 'plain', part: 'back' }) : nothing}
      ${receipt(session)} ${next ?? nothing}
    </div>
  `;
}

/**
 * The question and its controls, rendered anew for each question and response, so that they keep nothing of the last
 * one. The form element is needed because Chromium never releases named radio buttons in a shadow root without a form.
 */
function question(
  session: FeedbackSession,
  view: QuestionView | undefined,
  actions: StepActions,
): TemplateResult {
  const { optional } = session.language.strings;
  const { type, required } = view?.question ?? {};
  const isOptional = type === 'contact' || (view && !required && type !== 'consent');
  const isRadioGroup = view && hasRadios(view.question);
  const isInvalid = isRadioGroup && view.errorId;
  const heading = stepHeading(session);
  return html`
    <form
      @submit=${preventSubmit}
      @beforeinput=${actions.beforeInput}
      @input=${actions.input}
      @change=${actions.change}
      @focusout=${actions.focusOut}
    >
      <fieldset
        role=${isRadioGroup ? 'radiogroup' : nothing}
        aria-labelledby="label"
        aria-required=${isRadioGroup && required ? 'true' : nothing}
        aria-invalid=${isInvalid ? 'true' : nothing}
        aria-describedby=${view?.errorId ?? nothing}
      >
        <legend class="title" id="label" part="question">
          <span tabindex="-1">${freshText(isOptional ? `${heading} ` : heading)}</span>
          ${isOptional ? html`<small class="quiet">${freshText(optional)}</small>` : nothing}
        </legend>
        ${view ? questionControls(view) : followUp(session, actions.requestFollowUp)}
      </fieldset>
    </form>
  `;
}
