import { html, nothing, type TemplateResult } from 'lit';
import { freshText } from '../../shared/fresh-text.js';
import { check, icon } from '../../shared/templates.js';
import type { FormView } from './form-view.js';

const caution = icon('M12 4 3 19.5h18zM12 10v4.5M12 16.8v.4');

/** Shows whether it is saved or confirmed; only a status that a person has to know is announced. */
export function receipt<F extends string>({
  session,
  scope,
  labels,
}: FormView<F>): TemplateResult | typeof nothing {
  if (!scope.followSignals) return nothing;
  const { status, isSafe = true } = session?.delivery ?? {};
  const words = status && status !== 'saving' ? labels.words.receipt[status] : '';
  return html`<p class="receipt small ${isSafe ? 'quiet' : words && 'caution'}" part="status">
    ${words ? (isSafe ? check : caution) : nothing}
    <span>${freshText(isSafe ? words : '')}</span><span role="status">${freshText(isSafe ? '' : words)}</span>
  </p>`;
}
