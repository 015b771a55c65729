import type { ConsentQuestion } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { words } from './scale.js';
import type { QuestionView } from './view.js';

/** A consent asked for: yes and no in equal weight, neither chosen beforehand. */
export function consent(view: QuestionView<ConsentQuestion>): TemplateResult {
  const { question, strings } = view;
  return html`
    <p class="note small">${question.text}</p>
    ${question.incentive ? html`<p class="note small quiet">${question.incentive}</p>` : nothing}
    ${words(
      [
        [true, strings.yes],
        [false, strings.no],
      ],
      view,
    )}
  `;
}
