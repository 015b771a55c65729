import type { Answer, ContactQuestion, Question } from '@tillside/contract';
import { maskCardNumbers } from '@tillside/core';
import { isContactOf } from './contact.js';
import type { Controls } from './controls.js';

/** The answer that the controls of a question show; null if they show none. */
export function answerFrom(question: Question, controls: Controls, current: Answer | undefined): Answer {
  const { text = '', checked } = controls;
  const [first] = checked;
  switch (question.type) {
    case 'text':
      return maskCardNumbers(text.trim()) || null;
    case 'contact':
      return first === undefined ? null : contactFrom(question, text.trim(), current);
    case 'choice':
      return question.multiple && checked.length ? checked : (first ?? null);
    case 'kept':
      return first ?? null;
    case 'consent':
      return first === undefined ? null : first === 'yes';
    default:
      return first === undefined ? null : Number(first);
  }
}

/** The same contact again is the same answer, so that the consent keeps its time. */
function contactFrom({ channel, text }: ContactQuestion, value: string, current: Answer | undefined): Answer {
  if (!isContactOf(channel, value)) return null;
  const isKnown = typeof current === 'object' && current && 'value' in current && current.value === value;
  return isKnown ? current : { channel, value, consent: text, time: new Date().toISOString() };
}
