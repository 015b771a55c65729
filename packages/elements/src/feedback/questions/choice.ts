import type { ChoiceQuestion } from '@tillside/contract';
import { html, type TemplateResult } from 'lit';
import { paragraph } from '../../shared/draw.js';
import type { QuestionView } from './view.js';

/** One of some options, or several. */
export function choice({ question, answer, strings, give }: QuestionView<ChoiceQuestion>): TemplateResult {
  const { options, multiple } = question;
  const chosen = Array.isArray(answer) ? answer : [answer];
  const toggle = (id: string) => {
    const others = chosen.flatMap(each => (typeof each === 'string' && each !== id ? [each] : []));
    give(chosen.includes(id) ? others : [...others, id]);
  };
  return html`
    ${paragraph(multiple && strings.several, 'small quiet')}
    ${options.map(
      ({ id, label }) => html`
        <label class="option" part="option">
          <input
            type=${multiple ? 'checkbox' : 'radio'}
            name="answer"
            .checked=${chosen.includes(id)}
            @change=${() => (multiple ? toggle(id) : give(id))}
          />
          <span>${label}</span>
        </label>
      `,
    )}
  `;
}
