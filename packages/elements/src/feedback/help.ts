import { html, type TemplateResult } from 'lit';
import { button, paragraph } from '../shared/draw.js';
import type { Language } from '../shared/language.js';
import type { Filling } from './filling.js';
import { soonOf } from './words.js';

/** Offers that a person comes, and how soon. */
export function help(
  filling: Filling,
  language: Language,
  choose: (isWanted: boolean) => void,
): TemplateResult {
  const { helpYes, helpNo } = language.strings;
  return html`
    ${paragraph(soonOf(filling, language), 'note small')}
    <div class="steps words">
      ${button(helpYes, () => choose(true), { part: 'help' })}
      ${button(helpNo, () => choose(false), { part: 'help' })}
    </div>
  `;
}
