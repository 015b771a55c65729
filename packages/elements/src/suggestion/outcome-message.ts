import { html, nothing, type TemplateResult } from 'lit';
import { freshText } from '../shared/fresh-text.js';
import { check, paragraph } from '../shared/templates.js';
import type { CardView } from './card-view.js';

/** The outcome of a person's decision, for the card's live region, shown and announced as the same words. */
export function outcomeMessage({ card, strings }: CardView): TemplateResult | typeof nothing {
  const { state, shown, suggestion } = card;
  const { product } = suggestion;
  const unchanged = product ? strings.nothingAdded : strings.nothingChanged;
  switch (state) {
    case 'pending':
      return html`<span class="visually-hidden">${freshText(strings.pending)}</span>`;
    case 'accepted':
      return html`<p class="title done" part="title">
        ${check} <span>${freshText(product ? strings.added(product.name) : strings.accepted)}</span>
      </p>`;
    case 'failed': {
      const refusal = shown && 'refusal' in shown ? shown.refusal : undefined;
      const failure = product ? strings.failedBasket : strings.failed;
      return html`${paragraph(refusal ?? failure, 'title')} ${paragraph(unchanged, 'quiet')}`;
    }
    case 'unconfirmed':
      return html`${paragraph(strings.unconfirmed, 'title')}
      ${paragraph(product && strings.checkBasket, 'quiet')}`;
    case 'unanswered':
      return html`${paragraph(unchanged, 'small quiet')}`;
    default:
      return nothing;
  }
}
