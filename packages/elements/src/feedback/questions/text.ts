import type { TextQuestion } from '@tillside/contract';
import { maskCardNumbers } from '@tillside/core';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { QuestionView } from './view.js';

/** The longest text that an answer may have, in characters. */
const longest = 2000;

/** The customer's own words; card numbers are masked before anything keeps them. */
export function text(view: QuestionView<TextQuestion>): TemplateResult {
  const { text, isShared, problem, give, write } = view;
  const value = (event: Event) => (event.currentTarget as HTMLTextAreaElement).value;
  return html`
    <textarea
      class="field"
      part="field"
      rows="3"
      maxlength=${longest}
      aria-labelledby="label"
      aria-describedby=${ifDefined(problem)}
      autocomplete=${isShared ? 'off' : 'on'}
      .value=${text}
      @input=${(event: Event) => write(value(event))}
      @change=${(event: Event) => give(maskCardNumbers(value(event).trim()) || null)}
    ></textarea>
  `;
}
