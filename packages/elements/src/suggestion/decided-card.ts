import type { Choice } from '@tillside/contract';
import { html, type TemplateResult } from 'lit';
import { button, check, paragraph } from '../shared/draw.js';
import type { Strings } from '../shared/strings.js';
import type { Card } from './card.js';
import type { CardView } from './view.js';

/** What is said, also to those who do not see it, when a person's decision had its effect. */
export function decidedWords({ suggestion, state }: Card, strings: Strings): string {
  const { product } = suggestion;
  if (state === 'pending') return strings.pending;
  if (state === 'accepted') return product ? strings.added(product.name) : strings.accepted;
  if (state === 'failed') return product ? strings.failedBasket : strings.failed;
  return '';
}

/** The card after a person acted: what came of it, or the one question why not. */
export function decidedCard(view: CardView): TemplateResult {
  const { card, strings, disabled, onAccept } = view;
  const words = decidedWords(card, strings);
  if (card.state === 'declining') return whyNot(view);
  if (card.state === 'accepted') return html`<p class="title done" part="title">${check} ${words}</p>`;
  return html`
    <div class="row">
      <div>
        ${paragraph(words, 'title')}
        ${paragraph(card.suggestion.product ? strings.nothingAdded : strings.nothingChanged, 'quiet')}
      </div>
      ${button(strings.retry, onAccept, { part: 'retry', disabled })}
    </div>
  `;
}

/** One touch, then gone. */
function whyNot({ card, strings, onDeclined }: CardView): TemplateResult {
  const { decline, instead = [] } = card.suggestion;
  const chip = (label: string, why: { reason?: string; instead?: string }, look = '') =>
    button(label, onDeclined(why), { look: `chip ${look}`, part: 'chip' });
  const chips = (choices: readonly Choice[], kind: 'reason' | 'instead') =>
    choices.map(({ id, label }) => chip(label, { [kind]: id }));
  return html`
    ${paragraph(strings.why, 'title')}
    <div class="row">${chips(decline?.reasons ?? [], 'reason')} ${chip(strings.noReason, {}, 'plain')}</div>
    ${
      instead.length
        ? html`${paragraph(strings.instead, 'small detail')}
            <div class="row">${chips(instead, 'instead')}</div>`
        : ''
    }
  `;
}
