import type { ContactQuestion } from '@tillside/contract';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { QuestionView } from './view.js';

const shapes = { email: /^\S+@\S+\.\S+$/, phone: /^\+?[\d\s()/.-]{5,30}$/ };

/** What is wrong with an address that was written; empty if nothing is. Nothing written is fine. */
export function contactProblem({ question, text, strings, isTicked }: QuestionView<ContactQuestion>): string {
  const { channel } = question;
  if (!text.trim()) return '';
  if (!shapes[channel].test(text.trim()))
    return channel === 'email' ? strings.wrongEmail : strings.wrongPhone;
  return isTicked ? '' : strings.consentNeeded;
}

/** Takes the address as the answer, if it is whole and its use is allowed; else there is none. */
export function commitContact(view: QuestionView<ContactQuestion>): void {
  const { question, text, isTicked, answer, give } = view;
  const { channel, text: consent } = question;
  const value = text.trim();
  if (!isTicked || !shapes[channel].test(value)) return give(null);
  // The same address again is no other answer: the consent is as old as it was.
  const isKnown = typeof answer === 'object' && answer && 'value' in answer && answer.value === value;
  give(isKnown ? answer : { channel, value, consent, time: new Date().toISOString() });
}

/** An address, and a box for the consent to use it: never ticked beforehand, never required. */
export function contact(view: QuestionView<ContactQuestion>): TemplateResult {
  const { question, text, strings, isShared, isTicked, problem, write, tick } = view;
  const { channel } = question;
  const allow = (event: Event) => {
    const { checked } = event.currentTarget as HTMLInputElement;
    tick(checked);
    commitContact({ ...view, isTicked: checked });
  };
  return html`
    <label class="small" for="contact">${strings[channel]}</label>
    <input
      id="contact"
      class="field"
      part="field"
      type=${channel === 'email' ? 'email' : 'tel'}
      dir="ltr"
      maxlength="254"
      aria-describedby=${ifDefined(problem)}
      aria-invalid=${ifDefined(problem && 'true')}
      autocomplete=${isShared ? 'off' : channel === 'email' ? 'email' : 'tel'}
      .value=${text}
      @input=${(event: Event) => write((event.currentTarget as HTMLInputElement).value)}
      @change=${() => commitContact(view)}
    />
    <label class="option bare small">
      <input type="checkbox" .checked=${isTicked} @change=${allow} />
      <span>${question.text}</span>
    </label>
  `;
}
