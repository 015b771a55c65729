import { html, nothing, type TemplateResult } from 'lit';
import { button, paragraph } from '../shared/draw.js';
import type { Language } from '../shared/language.js';
import type { Filling } from './filling.js';
import { help } from './help.js';
import { controls } from './questions/question.js';
import type { QuestionView } from './questions/view.js';
import { receipt } from './receipt.js';
import { headingOf, stepOf } from './words.js';

/** Enter in a field goes nowhere: a scanner may have sent it. */
const stay = (event: Event) => event.preventDefault();

/** What a person can do with the step in view. */
export interface StepActions {
  back(): void;
  next(view: QuestionView): void;
  help(isWanted: boolean): void;
}

/**
 * One question, or the offer of a person where there is no view of a question. The form is there because
 * Chromium keeps radio buttons with a name for ever that were in a shadow root without one.
 */
export function step(
  filling: Filling,
  language: Language,
  view: QuestionView | undefined,
  obstacle: string,
  actions: StepActions,
): TemplateResult {
  const { strings } = language;
  const { form, index, steps } = filling;
  const isLast = index === steps.length - 1;
  const isOptional = view && !view.question.required && view.question.type !== 'consent';
  const next =
    view &&
    button(isLast ? strings.send : strings.next, () => actions.next(view), {
      look: 'primary next',
      part: 'next',
      disabled: filling.isStuck && isLast,
    });
  return html`
    <p class="small" part="title">${form.title} <span class="quiet">${stepOf(filling, language)}</span></p>
    ${paragraph(!index && form.intro, 'note small')}
    <form @submit=${stay}>
      <fieldset>
        <legend class="title" id="label" part="question">
          ${headingOf(filling)}
          ${isOptional ? html`<small class="quiet">${strings.optional}</small>` : nothing}
        </legend>
        ${view ? controls(view) : help(filling, language, actions.help)}
      </fieldset>
    </form>
    <p class="error small" id="error" part="error" role="alert">${obstacle}</p>
    <div class="row">
      ${index ? button(strings.back, actions.back, { look: 'plain', part: 'back' }) : nothing}
      ${receipt(filling, language)} ${next ?? nothing}
    </div>
  `;
}
