import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from './format.js';
import { button, paragraph } from './templates.js';
import { freshText } from './fresh-text.js';

/** The words of the countdown. */
export interface IdleWords {
  stillThere: string;
  clearsIn: (seconds: string) => string;
  goOn: string;
}

/** The countdown over a form that is about to be wiped. Any tap or key stops it. */
export function idleNotice(
  secondsLeft: number | undefined,
  strings: IdleWords,
  lang: string,
): TemplateResult | typeof nothing {
  if (!secondsLeft) return nothing;
  return html`<div class="idle" part="idle">
    <p class="title" aria-hidden="true">${freshText(strings.stillThere)}</p>
    ${paragraph(strings.clearsIn(formatNumber(lang, secondsLeft)), 'small quiet')}
    ${button(strings.goOn, () => undefined, { look: 'primary' })}
  </div>`;
}
