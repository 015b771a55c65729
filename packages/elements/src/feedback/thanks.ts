import { html, type TemplateResult } from 'lit';
import { freshText } from '../shared/fresh-text.js';
import { check, paragraph } from '../shared/templates.js';
import type { FeedbackSession } from './feedback-session.js';
import { followUpDelay, thanksTitle } from './labels.js';
import { receipt } from './receipt.js';

/** The heading of the thanks. */
export function thanksHeading(session: FeedbackSession): TemplateResult {
  return html`<p class="title done" tabindex="-1">
    ${check}<span>${freshText(thanksTitle(session))}</span>
  </p>`;
}

/** The content below the thanks. */
export function thanksDetails(session: FeedbackSession): TemplateResult {
  const { detail, link } = session.form.thanks ?? {};
  return html`
    ${paragraph(detail, 'note small')}
    ${paragraph(session.response.wantsFollowUp && followUpDelay(session), 'note small')}
    ${paragraph(link && html`<a href=${link.href}>${freshText(link.label)}</a>`, 'note small')}
    ${receipt(session)}
  `;
}
