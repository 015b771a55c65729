import type { ConsentQuestion } from '@tillside/contract';
import { html, type TemplateResult } from 'lit';
import { paragraph } from '../../shared/templates.js';
import type { QuestionView } from '../question-view.js';
import { wordChoices } from './word-choices.js';

/** Asks for a consent: yes and no in equal weight, neither chosen beforehand. */
export function consent({ question, answer, strings }: QuestionView<ConsentQuestion>): TemplateResult {
  const chosen = typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : undefined;
  return html`
    ${paragraph(question.text, 'note small')} ${paragraph(question.incentive, 'note small quiet')}
    ${wordChoices(
      [
        ['yes', strings.yes],
        ['no', strings.no],
      ],
      chosen,
    )}
  `;
}
