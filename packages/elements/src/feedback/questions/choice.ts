import type { ChoiceQuestion } from '@tillside/contract';
import { html, type TemplateResult } from 'lit';
import { freshText } from '../../shared/fresh-text.js';
import { setProperties } from '../../shared/set-properties.js';
import { paragraph } from '../../shared/templates.js';
import type { QuestionView } from '../question-view.js';

/** One of several options, or any number of them. */
export function choice({ question, answer, strings }: QuestionView<ChoiceQuestion>): TemplateResult {
  const { options, multiple } = question;
  const chosen: unknown[] = Array.isArray(answer) ? answer : [answer];
  return html`
    ${paragraph(multiple && strings.several, 'small quiet')}
    ${options.map(
      ({ id, label }) => html`
        <label class="option" part="option">
          <input
            type=${multiple ? 'checkbox' : 'radio'}
            name="answer"
            value=${id}
            ${setProperties({ checked: chosen.includes(id) })}
          />
          <span>${freshText(label)}</span>
        </label>
      `,
    )}
  `;
}
