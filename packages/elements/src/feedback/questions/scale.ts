import { type ScaleQuestion, scales } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../shared/format.js';
import { freshText } from '../../shared/fresh-text.js';
import { setProperties } from '../../shared/set-properties.js';
import type { QuestionView } from '../question-view.js';

/** A score of CSAT, NPS or CES: low to high in the reading direction, with the standard wording at the ends. */
export function scale({ question, answer, strings, format }: QuestionView<ScaleQuestion>): TemplateResult {
  const { min, max } = scales[question.type];
  const [low, high] = strings.ends[question.type];
  const number = (step: number) => formatNumber(format, step);
  const end = (step: number) => (step === min ? low : step === max ? high : '');
  const steps = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  return html`
    <div class="steps ${question.type}" part="scale">
      ${steps.map(
        step => html`
          <label class="step">
            <input type="radio" name="answer" value=${step} ${setProperties({ checked: answer === step })} />
            <span>
              <b>${freshText(number(step))}</b>
              ${end(step) ? html`<span class="visually-hidden">${freshText(` ${end(step)}`)}</span>` : nothing}
            </span>
          </label>
        `,
      )}
    </div>
    <p class="ends small" aria-hidden="true">
      <span>${freshText(`${number(min)} ${low}`)}</span><span>${freshText(`${number(max)} ${high}`)}</span>
    </p>
  `;
}
