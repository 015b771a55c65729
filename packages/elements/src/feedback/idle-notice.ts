import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../shared/format.js';
import { button } from '../shared/draw.js';
import type { Language } from '../shared/language.js';

/** Says in the form's place, for its last seconds, that it will be wiped. Any touch or key stops that. */
export function idleNotice(
  left: number | undefined,
  { strings, format }: Language,
): TemplateResult | typeof nothing {
  if (!left) return nothing;
  return html`<div class="idle" part="idle">
    <p class="title">${strings.stillThere}</p>
    <p class="small quiet">${strings.clearsIn(formatNumber(format, left))}</p>
    ${button(strings.goOn, () => undefined, { look: 'primary' })}
  </div>`;
}
