import type { TextQuestion } from '@tillside/contract';
import { maskCardNumbers } from '@tillside/core';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { QuestionView } from './view.js';

/** The longest text that an answer may have, in characters. */
const longest = 2000;

/** Takes the text as the answer; no text takes the answer back. */
export function commitText({ text, give }: QuestionView<TextQuestion>): void {
  give(maskCardNumbers(text.trim()) || null);
}

/** The customer's own words; card numbers are masked before anything keeps them. */
export function text(view: QuestionView<TextQuestion>): TemplateResult {
  const { text, isShared, problem, write } = view;
  return html`
    <textarea
      class="field"
      part="field"
      rows="3"
      dir="auto"
      maxlength=${longest}
      aria-labelledby="label"
      aria-describedby=${ifDefined(problem)}
      aria-invalid=${ifDefined(problem && 'true')}
      autocomplete=${isShared ? 'off' : 'on'}
      .value=${text}
      @input=${(event: Event) => write((event.currentTarget as HTMLTextAreaElement).value)}
      @change=${() => commitText(view)}
    ></textarea>
  `;
}
