import { html, nothing, type TemplateResult } from 'lit';
import { button, paragraph } from '../shared/draw.js';
import { formatMoney } from '../shared/format.js';
import type { CardView } from './view.js';

/** The suggestion as an associate sees it: the question to ask first and largest, then why. */
export function associateCard(view: CardView): TemplateResult {
  const { card, strings, format, isPending, disabled, onAccept, onAsk, onDecline } = view;
  const { kind, title, ask, note, reason, product, detail, accept, decline } = card.suggestion;
  const label = accept?.label ?? strings.accept[kind];
  const words = product?.price ? strings.acceptFor(label, formatMoney(format, product.price)) : label;
  const why = html`${ask ? html`<strong part="title">${title}</strong>` : nothing}
    <span class="quiet">${reason.text} · ${strings.basis[reason.basis]}</span>`;
  return html`
    ${paragraph(ask && strings.ask, 'small')} ${paragraph(ask ?? title, 'title ask', ask ? 'ask' : 'title')}
    ${paragraph(why, '', 'reason')} ${paragraph(detail, 'detail small')} ${paragraph(note, 'note', 'note')}
    <div class="row">
      ${button(isPending ? strings.pending : words, onAccept, { look: 'primary', part: 'accept', disabled })}
      ${
        ask
          ? button(card.isAsked ? strings.asked : strings.askNow, onAsk, {
              part: 'asked',
              disabled: disabled || card.isAsked,
            })
          : nothing
      }
      ${button(decline?.label ?? strings.notNow, onDecline, { part: 'decline', disabled })}
    </div>
  `;
}
