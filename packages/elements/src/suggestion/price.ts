import type { Product } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { formatMoney } from '../shared/format.js';
import type { Strings } from '../shared/strings.js';

/** The price, the earlier one if there was one, and the price per unit. */
export function priceLine(
  { price, was, unitPrice, availability }: Product,
  format: string,
  strings: Strings,
): TemplateResult | typeof nothing {
  const state = availability === 'LimitedAvailability' || availability === 'PreOrder' ? availability : null;
  if (!price && !state) return nothing;
  return html`
    <p class="price" part="price">
      ${was ? html`<span class="said">${strings.was}</span> <s class="quiet">${formatMoney(format, was)}</s>` : nothing}
      ${price ? html`<span>${formatMoney(format, price)}</span>` : nothing}
      ${unitPrice ? html`<small class="quiet">${formatMoney(format, unitPrice)} / ${unitPrice.per}</small>` : nothing}
      ${state ? html`<small class="quiet">${strings.availability[state]}</small>` : nothing}
    </p>
  `;
}
