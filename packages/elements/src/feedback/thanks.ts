import { html, type TemplateResult } from 'lit';
import { check, paragraph } from '../shared/draw.js';
import type { Language } from '../shared/language.js';
import type { Filling } from './filling.js';
import { receipt } from './receipt.js';
import { soonOf, thanksOf } from './words.js';

/** The form after it was sent. */
export function thanks(filling: Filling, language: Language): TemplateResult {
  const { detail, link } = filling.form.thanks ?? {};
  return html`
    <div part="thanks">
      <p class="title done">${check} ${thanksOf(filling, language)}</p>
      ${paragraph(detail, 'note small')}
      ${paragraph(filling.wantsHelp && soonOf(filling, language), 'note small')}
      ${paragraph(link && html`<a href=${link.href}>${link.label}</a>`, 'note small')}
      ${receipt(filling, language)}
    </div>
  `;
}
