import { html, nothing, type TemplateResult } from 'lit';
import { freshText } from '../shared/fresh-text.js';
import { check, icon } from '../shared/templates.js';
import type { FeedbackSession } from './feedback-session.js';

const caution = icon('M12 4 3 19.5h18zM12 10v4.5M12 16.8v.4');

/**
 * Shows whether the answers are saved; only a status that a person has to know is announced. It takes its space from
 * the start, so that nothing moves.
 */
export function receipt({ delivery, scope, language }: FeedbackSession): TemplateResult | typeof nothing {
  if (!scope.followSignals) return nothing;
  const { status, isSafe } = delivery;
  const words = status && status !== 'saving' ? language.strings.receipt[status] : '';
  const sign = isSafe ? check : caution;
  return html`<p class="receipt small ${isSafe ? 'quiet' : words && 'caution'}" part="status">
    ${words ? sign : nothing}
    <span>${freshText(isSafe ? words : '')}</span><span role="status">${freshText(isSafe ? '' : words)}</span>
  </p>`;
}
