import type { Money, Product } from '@tillside/contract';
import { html, type nothing, type TemplateResult } from 'lit';
import { paragraph } from '../shared/draw.js';
import { formatMoney } from '../shared/format.js';
import type { Strings } from '../shared/strings.js';

/** The price, the earlier one if there was one, and the price per unit. */
export function priceLine(
  { price, was, unitPrice, availability }: Product,
  format: string,
  strings: Strings,
): TemplateResult | typeof nothing {
  const amount = (money: Money) => formatMoney(format, money);
  const small = (words: string) => html`<small class="quiet">${words}</small>`;
  const parts = [
    was && html`<s class="quiet"><span class="said">${strings.was}</span> ${amount(was)}</s>`,
    price && html`<span>${amount(price)}</span>`,
    unitPrice && small(`${amount(unitPrice)} / ${unitPrice.per}`),
    (availability === 'LimitedAvailability' || availability === 'PreOrder') &&
      small(strings.availability[availability]),
  ].filter(Boolean);
  return paragraph(parts.length && parts, 'price', 'price');
}
