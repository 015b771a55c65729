import type { Contact, Image, Suggestion } from '@tillside/contract';
import { durationMs } from '@tillside/core';
import { html, nothing, type TemplateResult } from 'lit';
import { button, paragraph } from '../shared/draw.js';
import { formatDuration } from '../shared/format.js';
import { priceLine } from './price.js';
import type { CardView } from './view.js';

/** The suggestion as a customer sees it: a person's hint, with its reason first. */
export function customerCard(view: CardView): TemplateResult {
  const { card, strings, format, isPending, disabled, onAccept, onDecline } = view;
  const { kind, title, reason, product, detail, contact, accept, decline } = card.suggestion;
  const { image, href } = product ?? {};
  return html`
    ${paragraph(reason.text, 'small', 'reason')}
    <div class="thing">
      ${image ? picture(image, card.suggestion) : nothing}
      <div>
        ${paragraph(href ? html`<a href=${href}>${title}</a>` : title, 'title', 'title')}
        ${product ? priceLine(product, format, strings) : nothing}
      </div>
    </div>
    ${paragraph(detail, 'detail small')} ${contact ? contactLine(contact, view) : nothing}
    <div class="row">
      ${button(isPending ? strings.pending : (accept?.label ?? strings.accept[kind]), onAccept, {
        look: 'primary',
        part: 'accept',
        disabled,
      })}
      ${button(decline?.label ?? strings.decline, onDecline, { look: 'plain', part: 'decline', disabled })}
    </div>
  `;
}

/** A picture that cannot be had leaves its ground in place, so that nothing moves. */
function picture({ src, alt, width, height }: Image, { title, product }: Suggestion): TemplateResult {
  // Said once: the title stands beside it.
  const said = alt === title || alt === product?.name ? '' : alt;
  const settle = ({ currentTarget, type }: Event) =>
    ((currentTarget as HTMLImageElement).hidden = type === 'error');
  return html`<div class="picture" part="image">
    <img
      src=${src}
      alt=${said}
      width=${width}
      height=${height}
      decoding="async"
      @load=${settle}
      @error=${settle}
    />
  </div>`;
}

function contactLine({ href, label, hours, within }: Contact, { strings, format }: CardView): TemplateResult {
  const soon = within && strings.within(formatDuration(format, durationMs(within), 'long'));
  return html`
    <p class="detail small">
      <a href=${href}>${label}</a>
      <span class="quiet">${[hours, soon].filter(Boolean).join(' · ')}</span>
    </p>
  `;
}
