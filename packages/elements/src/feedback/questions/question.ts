import type { Question } from '@tillside/contract';
import { isAnswered } from '@tillside/core';
import type { TemplateResult } from 'lit';
import type { QuestionView } from '../question-view.js';
import { choice } from './choice.js';
import { consent } from './consent.js';
import { contact, contactError } from './contact.js';
import { kept } from './kept.js';
import { scale } from './scale.js';
import { text } from './text.js';

/** The controls of one question, by its type. */
export function questionControls<Q extends Question>({ question, ...rest }: QuestionView<Q>): TemplateResult {
  switch (question.type) {
    case 'kept':
      return kept({ ...rest, question });
    case 'choice':
      return choice({ ...rest, question });
    case 'text':
      return text({ ...rest, question });
    case 'consent':
      return consent({ ...rest, question });
    case 'contact':
      return contact({ ...rest, question });
    default:
      return scale({ ...rest, question });
  }
}

/** Whether a question is answered by choosing one of several values. */
export const hasRadios = (question: Question): boolean =>
  question.type !== 'text' && question.type !== 'contact' && !('multiple' in question && question.multiple);

/** Why a person cannot go on from a question; empty if they can. */
export function validationMessage({ question, ...rest }: QuestionView): string {
  if (question.type === 'contact') return contactError({ ...rest, question });
  return question.required && !isAnswered(rest.answer) ? rest.strings.needed : '';
}
