import type { ContactQuestion } from '@tillside/contract';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { freshText } from '../../shared/fresh-text.js';
import { setProperties } from '../../shared/set-properties.js';
import type { QuestionView } from '../question-view.js';

const patterns = { email: /^\S+@\S+\.\S+$/, phone: /^\+?[\d\s()/.-]{5,30}$/ };

/** Whether a text looks like an address or number of this channel. */
export const isContactOf = (channel: ContactQuestion['channel'], text: string): boolean =>
  patterns[channel].test(text);

/** The error in the contact; empty if there is none. An empty field is valid. */
export function contactError({ question, text, strings, isTicked }: QuestionView<ContactQuestion>): string {
  const { channel } = question;
  const value = text.trim();
  if (!value) return '';
  if (!isContactOf(channel, value)) return channel === 'email' ? strings.wrongEmail : strings.wrongPhone;
  return isTicked ? '' : strings.consentNeeded;
}

/** An e-mail address or phone number, and a box for the consent to use it, which is never ticked beforehand. */
export function contact(view: QuestionView<ContactQuestion>): TemplateResult {
  const { question, initialText, strings, isShared, isTicked, errorId } = view;
  const { channel } = question;
  return html`
    <label class="small" for="contact">${freshText(strings[channel])}</label>
    <input
      id="contact"
      class="field"
      part="field"
      type=${channel === 'email' ? 'email' : 'tel'}
      dir="ltr"
      maxlength="254"
      aria-describedby=${ifDefined(errorId)}
      aria-invalid=${ifDefined(errorId && 'true')}
      autocomplete=${isShared ? 'off' : channel === 'email' ? 'email' : 'tel'}
      ${setProperties({ value: initialText })}
    />
    <label class="option bare small">
      <input type="checkbox" ${setProperties({ checked: isTicked })} />
      <span class="lines">${freshText(question.text)}</span>
    </label>
  `;
}
