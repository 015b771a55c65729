import type { Choice } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { button, paragraph } from '../shared/templates.js';
import type { CardView } from './card-view.js';
import type { Decline } from './suggestion-list.js';

/** The reasons for declining: one press removes the card. */
export function declineReasons({ card, strings, onDeclined }: CardView): TemplateResult {
  const { decline: offered, instead = [] } = card.suggestion;
  const chip = (label: string, decline: Decline, look = '') =>
    button(label, onDeclined(decline), { look: `chip ${look}`, part: 'chip' });
  const chips = (choices: readonly Choice[], kind: 'reason' | 'instead') =>
    choices.map(({ id, label }) => chip(label, { [kind]: id }));
  return html`
    ${paragraph(strings.why, 'title')}
    <div class="row">${chips(offered?.reasons ?? [], 'reason')} ${chip(strings.noReason, {}, 'plain')}</div>
    ${
      instead.length
        ? html`${paragraph(strings.instead, 'small detail')}
            <div class="row">${chips(instead, 'instead')}</div>`
        : nothing
    }
  `;
}
