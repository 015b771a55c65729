import type { KeptQuestion } from '@tillside/contract';
import type { TemplateResult } from 'lit';
import type { QuestionView } from '../question-view.js';
import { wordChoices } from './word-choices.js';

/** Whether a promise was kept. */
export function kept({ answer, strings }: QuestionView<KeptQuestion>): TemplateResult {
  const { yes, partly, no } = strings;
  return wordChoices(
    [
      ['yes', yes],
      ['partly', partly],
      ['no', no],
    ],
    typeof answer === 'string' ? answer : undefined,
  );
}
