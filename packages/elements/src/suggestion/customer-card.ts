import type { Contact, Image, Suggestion } from '@tillside/contract';
import { durationMs } from '@tillside/core';
import { html, nothing, type TemplateResult } from 'lit';
import { button, paragraph } from '../shared/templates.js';
import { formatDuration } from '../shared/format.js';
import { freshText } from '../shared/fresh-text.js';
import { acceptControl } from './accept-control.js';
import type { CardView } from './card-view.js';
import { priceLine } from './price-line.js';

/** The suggestion for a customer, with its reason first. */
export function customerCard(view: CardView): TemplateResult {
  const { card, strings, format, disabled, onDecline } = view;
  const { kind, title, reason, product, detail, contact, accept, decline } = card.suggestion;
  const { image, href } = product ?? {};
  const words = freshText(title);
  return html`
    <p class="small" part="reason">${freshText(reason.text)}</p>
    <div class="thing">
      ${image ? picture(image, card.suggestion) : nothing}
      <div>
        <p class="title" part="title">${href ? html`<a href=${href}>${words}</a>` : words}</p>
        ${product ? priceLine(product, format, strings) : nothing}
      </div>
    </div>
    ${paragraph(detail, 'detail small lines')} ${contact ? contactLine(contact, view) : nothing}
    <div class="row">
      ${acceptControl(view, accept?.label ?? strings.accept[kind])}
      ${button(decline?.label ?? strings.decline, onDecline, { look: 'plain', part: 'decline', disabled })}
    </div>
  `;
}

/** A picture that fails to load leaves its background in place, so that nothing moves. */
function picture({ src, alt, width, height }: Image, { title, product }: Suggestion): TemplateResult {
  // The title is next to the picture, and should not be read twice.
  const isRepeated = alt === title || alt === product?.name;
  return html`<div class="picture" part="image">
    <img
      src=${src}
      alt=${isRepeated ? '' : (alt ?? '')}
      width=${width || nothing}
      height=${height || nothing}
      decoding="async"
      @load=${onImageSettled}
      @error=${onImageSettled}
    />
  </div>`;
}

function onImageSettled({ currentTarget, type }: Event): void {
  if (currentTarget instanceof HTMLImageElement) currentTarget.hidden = type === 'error';
}

/** The person to talk to, with their hours and how soon they answer. */
function contactLine({ href, label, hours, within }: Contact, { strings, format }: CardView): TemplateResult {
  const soon = within && strings.within(formatDuration(format, durationMs(within), 'long'));
  return html`
    <p class="detail small">
      <a href=${href}>${freshText(label)}</a>
      <span class="quiet">${freshText([hours, soon].filter(Boolean).join(' · '))}</span>
    </p>
  `;
}
