import { html, type TemplateResult } from 'lit';
import { button, paragraph } from '../shared/templates.js';
import type { FeedbackSession } from './feedback-session.js';
import { followUpDelay } from './labels.js';

/** The offer of a follow-up by a person, with how soon. */
export function followUp(session: FeedbackSession, choose: (isWanted: boolean) => void): TemplateResult {
  const { helpYes, helpNo } = session.language.strings;
  return html`
    ${paragraph(followUpDelay(session), 'note small')}
    <div class="steps words">
      ${button(helpYes, () => choose(true), { part: 'help' })}
      ${button(helpNo, () => choose(false), { part: 'help' })}
    </div>
  `;
}
