import { html, nothing, type TemplateResult } from 'lit';
import { formatMoney } from '../shared/format.js';
import type { CardView } from './view.js';

/** The suggestion as an associate sees it: the question to ask first and largest, then why. */
export function associateCard(view: CardView): TemplateResult {
  const { card, strings, format, isPaying, onAccept, onAsk, onDecline } = view;
  const { suggestion, state, isAsked } = card;
  const { kind, title, ask, note, reason, product, detail, accept, decline } = suggestion;
  const isPending = state === 'pending';
  const label = accept?.label ?? strings.accept[kind];
  const words = product?.price ? strings.acceptFor(label, formatMoney(format, product.price)) : label;
  const why = html`<span class="quiet">${reason.text}, ${strings.basis[reason.basis]}</span>`;
  return html`
    ${
      ask
        ? html`<p class="small">${strings.ask}</p>
            <p class="title ask" part="ask">${ask}</p>
            <p part="reason"><strong part="title">${title}</strong> ${why}</p>`
        : html`<p class="title ask" part="title">${title}</p>
            <p part="reason">${why}</p>`
    }
    ${detail ? html`<p class="detail small">${detail}</p>` : nothing}
    ${note ? html`<p class="note" part="note">${note}</p>` : nothing}
    <div class="row">
      <button
        type="button"
        class="primary"
        part="accept"
        ?disabled=${isPaying || isPending}
        @click=${onAccept}
      >
        <span>${isPending ? strings.pending : words}</span>
      </button>
      ${
        ask
          ? html`<button type="button" ?disabled=${isAsked || isPaying} @click=${onAsk}>
              <span>${isAsked ? strings.asked : strings.askNow}</span>
            </button>`
          : nothing
      }
      <button type="button" part="decline" ?disabled=${isPaying || isPending} @click=${onDecline}>
        <span>${decline?.label ?? strings.notNow}</span>
      </button>
    </div>
  `;
}
