import type { KeptQuestion, ScaleQuestion } from '@tillside/contract';
import { scaleOf } from '@tillside/core';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../shared/format.js';
import type { QuestionView } from './view.js';

/** CSAT, NPS or CES: one step each, low to high in the reading direction, the ends in the field's words. */
export function scale({
  question,
  answer,
  strings,
  format,
  give,
}: QuestionView<ScaleQuestion>): TemplateResult {
  const [lowest = 1, highest = 5] = scaleOf(question) ?? [];
  const [low, high] = strings.ends[question.type];
  const number = (step: number) => formatNumber(format, step);
  const end = (step: number) => (step === lowest ? low : step === highest ? high : '');
  const steps = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
  return html`
    <div class="steps ${question.type}" part="scale">
      ${steps.map(
        step => html`
          <label class="step">
            <input type="radio" name="answer" .checked=${answer === step} @change=${() => give(step)} />
            <span>
              <b>${number(step)}</b>
              ${end(step) ? html`<span class="said">${end(step)}</span>` : nothing}
            </span>
          </label>
        `,
      )}
    </div>
    <p class="ends small" aria-hidden="true">
      <span>${number(lowest)} ${low}</span><span>${number(highest)} ${high}</span>
    </p>
  `;
}

/** Words side by side in equal weight: kept or not, consent or none. */
export function words(
  choices: readonly [answer: string | boolean, label: string][],
  { answer, give }: Pick<QuestionView, 'answer' | 'give'>,
): TemplateResult {
  return html`
    <div class="steps words">
      ${choices.map(
        ([choice, label]) => html`
          <label class="step">
            <input type="radio" name="answer" .checked=${answer === choice} @change=${() => give(choice)} />
            <span><b>${label}</b></span>
          </label>
        `,
      )}
    </div>
  `;
}

/** Was the promise kept. */
export function kept(view: QuestionView<KeptQuestion>): TemplateResult {
  const { yes, partly, no } = view.strings;
  return words(
    [
      ['yes', yes],
      ['partly', partly],
      ['no', no],
    ],
    view,
  );
}
