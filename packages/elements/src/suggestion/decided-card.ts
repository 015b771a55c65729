import type { Choice } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { check } from '../shared/check.js';
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
  const { card, strings, onAccept } = view;
  const words = decidedWords(card, strings);
  if (card.state === 'declining') return whyNot(view);
  if (card.state === 'accepted') return html`<p class="title done">${check} ${words}</p>`;
  return html`
    <div class="row">
      <p class="title">${words}</p>
      <button type="button" @click=${onAccept}><span>${strings.retry}</span></button>
    </div>
    <p class="quiet">${card.suggestion.product ? strings.nothingAdded : strings.nothingChanged}</p>
  `;
}

/** One touch, then gone. */
function whyNot({ card, strings, onDeclined }: CardView): TemplateResult {
  const { decline, instead } = card.suggestion;
  const chips = (choices: readonly Choice[], kind: 'reason' | 'instead') => html`
    <div class="row">
      ${choices.map(
        ({ id, label }) => html`
          <button type="button" class="chip" part="chip" @click=${onDeclined({ [kind]: id })}>
            <span>${label}</span>
          </button>
        `,
      )}
      ${
        kind === 'reason'
          ? html`<button type="button" class="chip plain" part="chip" @click=${onDeclined({})}>
              <span>${strings.noReason}</span>
            </button>`
          : nothing
      }
    </div>
  `;
  const isAssociate = card.scope.surface === 'associate';
  return html`
    <p class="title">${strings.why}</p>
    ${chips(decline?.reasons ?? [], 'reason')}
    ${
      isAssociate && instead?.length
        ? html`<p class="small detail">${strings.instead}</p>
            ${chips(instead, 'instead')}`
        : nothing
    }
  `;
}
