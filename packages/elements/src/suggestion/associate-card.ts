import { html, nothing, type TemplateResult } from 'lit';
import { button, paragraph } from '../shared/templates.js';
import { formatMoney } from '../shared/format.js';
import { freshText } from '../shared/fresh-text.js';
import { acceptControl } from './accept-control.js';
import type { CardView } from './card-view.js';

/** The suggestion for an associate: the question to ask first and largest, then the reason. */
export function associateCard(view: CardView): TemplateResult {
  const { card, strings, format, disabled, onAsk, onDecline } = view;
  const { kind, title, ask, note, reason, product, detail, accept, decline } = card.suggestion;
  const label = accept?.label ?? strings.accept[kind];
  const words = product?.price ? strings.acceptFor(label, formatMoney(format, product.price)) : label;
  const why = html`${ask ? html`<strong part="title">${freshText(title)}</strong>` : nothing}
    <span class="quiet">${freshText(`${reason.text} · ${strings.basis[reason.basis]}`)}</span>`;
  return html`
    ${paragraph(ask && strings.ask, 'small')} ${paragraph(ask ?? title, 'title ask', ask ? 'ask' : 'title')}
    ${paragraph(why, '', 'reason')} ${paragraph(detail, 'detail small lines')}
    ${paragraph(note, 'note', 'note')}
    <div class="row">
      ${acceptControl(view, words)}
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
