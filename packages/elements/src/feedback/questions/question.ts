import type { Question } from '@tillside/contract';
import { isAnswered } from '@tillside/core';
import type { TemplateResult } from 'lit';
import { choice } from './choice.js';
import { consent } from './consent.js';
import { commitContact, contact, contactProblem } from './contact.js';
import { kept, scale } from './scale.js';
import { commitText, text } from './text.js';
import type { QuestionView } from './view.js';

/** The controls of one question, by its type. */
export function controls<Q extends Question>({ question, ...rest }: QuestionView<Q>): TemplateResult {
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

/** Takes what is written as the answer, where leaving the field has not done so yet. */
export function commit({ question, ...rest }: QuestionView): void {
  if (question.type === 'text') commitText({ ...rest, question });
  if (question.type === 'contact') commitContact({ ...rest, question });
}

/** Why a person cannot go on from a question; empty if they can. */
export function obstacle({ question, ...rest }: QuestionView): string {
  if (question.type === 'contact') return contactProblem({ ...rest, question });
  return question.required && !isAnswered(rest.answer) ? rest.strings.needed : '';
}
