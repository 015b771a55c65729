import type { ConsentQuestion } from '@tillside/contract';
import { html, type TemplateResult } from 'lit';
import { paragraph } from '../../shared/draw.js';
import { words } from './scale.js';
import type { QuestionView } from './view.js';

/** A consent asked for: yes and no in equal weight, neither chosen beforehand. */
export function consent(view: QuestionView<ConsentQuestion>): TemplateResult {
  const { question, strings } = view;
  return html`
    ${paragraph(question.text, 'note small')} ${paragraph(question.incentive, 'note small quiet')}
    ${words(
      [
        [true, strings.yes],
        [false, strings.no],
      ],
      view,
    )}
  `;
}
