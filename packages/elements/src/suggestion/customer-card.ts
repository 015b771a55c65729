import type { Contact, Product, Suggestion } from '@tillside/contract';
import { durationMs } from '@tillside/core';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration } from '../shared/format.js';
import { priceLine } from './price.js';
import type { CardView } from './view.js';

/** The suggestion as a customer sees it: a person's hint, with its reason first. */
export function customerCard(view: CardView): TemplateResult {
  const { card, strings, format, isPaying, onAccept, onDecline } = view;
  const { suggestion, state } = card;
  const { kind, reason, product, detail, contact, accept, decline } = suggestion;
  const isPending = state === 'pending';
  return html`
    <p class="small" part="reason">${reason.text}</p>
    <div class="thing">
      ${product?.image ? picture(product, suggestion) : nothing}
      <div class="text">
        <p class="title" part="title">${titleOf(suggestion)}</p>
        ${product ? priceLine(product, format, strings) : nothing}
      </div>
    </div>
    ${detail ? html`<p class="detail small">${detail}</p>` : nothing}
    ${contact ? contactLine(contact, view) : nothing}
    <div class="row">
      <button
        type="button"
        class="primary"
        part="accept"
        ?disabled=${isPaying || isPending}
        @click=${onAccept}
      >
        <span>${isPending ? strings.pending : (accept?.label ?? strings.accept[kind])}</span>
      </button>
      <button
        type="button"
        class="plain"
        part="decline"
        ?disabled=${isPaying || isPending}
        @click=${onDecline}
      >
        <span>${decline?.label ?? strings.decline}</span>
      </button>
    </div>
  `;
}

function titleOf({ title, product }: Suggestion): TemplateResult | string {
  return product?.href ? html`<a href=${product.href}>${title}</a>` : title;
}

/** A picture that cannot be had leaves its ground in place, so that nothing moves. */
function picture({ image, name }: Product, { title }: Suggestion): TemplateResult | typeof nothing {
  if (!image) return nothing;
  const { src, alt, width, height } = image;
  const said = alt === name || alt === title ? '' : alt;
  const hide = (event: Event) => ((event.currentTarget as HTMLImageElement).hidden = true);
  return html`<div class="picture" part="image">
    <img src=${src} alt=${said} width=${width} height=${height} decoding="async" @error=${hide} />
  </div>`;
}

function contactLine({ href, label, hours, within }: Contact, { strings, format }: CardView): TemplateResult {
  const soon = within ? strings.within(formatDuration(format, durationMs(within), 'long')) : '';
  return html`
    <p class="detail small">
      <a href=${href}>${label}</a>
      <span class="quiet">${[hours, soon].filter(Boolean).join(' · ')}</span>
    </p>
  `;
}
