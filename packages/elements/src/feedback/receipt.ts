import { html, nothing, type TemplateResult } from 'lit';
import { check, icon } from '../shared/draw.js';
import type { Language } from '../shared/language.js';
import type { Filling } from './filling.js';

const caution = icon('M12 4 3 19.5h18zM12 10v4.5M12 16.8v.4');

/** Whether what was said is safe. Its place is kept before there is anything to say. */
export function receipt(
  { receipts, scope }: Filling,
  { strings }: Language,
): TemplateResult | typeof nothing {
  if (!scope.watch) return nothing;
  const { status } = receipts;
  if (!status || status === 'saving') return html`<p class="receipt small" part="status"></p>`;
  const isGood = status === 'saved' || status === 'confirmed';
  return html`<p class="receipt small ${isGood ? 'quiet' : 'caution'}" part="status">
    ${isGood ? check : caution}<span>${strings.receipt[status]}</span>
  </p>`;
}
