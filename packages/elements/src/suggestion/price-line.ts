import type { Money, Product } from '@tillside/contract';
import { html, type nothing, type TemplateResult } from 'lit';
import { paragraph } from '../shared/templates.js';
import { formatMoney } from '../shared/format.js';
import { freshText } from '../shared/fresh-text.js';
import type { Strings } from '../shared/strings.js';

/** The price, with the earlier price, the price per unit and a limited availability, as far as they are known. */
export function priceLine(
  { price, was, unitPrice, availability }: Product,
  format: string,
  strings: Strings,
): TemplateResult | typeof nothing {
  const amount = (money: Money) => formatMoney(format, money);
  const small = (words: string) => html`<small class="quiet">${freshText(words)}</small>`;
  const parts = [
    isEarlierPrice(was, price) &&
      html`<s class="quiet"
        ><span class="visually-hidden">${freshText(strings.was)}</span>
        <span>${freshText(amount(was))}</span></s
      >`,
    price && html`<span>${freshText(amount(price))}</span>`,
    unitPrice && small(`${amount(unitPrice)} / ${unitPrice.per}`),
    (availability === 'LimitedAvailability' || availability === 'PreOrder') &&
      small(strings.availability[availability]),
  ].filter(Boolean);
  return paragraph(parts.length && parts, 'price', 'price');
}

/** An earlier price is shown only if it was higher. */
const isEarlierPrice = (was: Money | undefined, price: Money | undefined): was is Money =>
  !!was && !!price && was.currency === price.currency && Number(was.value) > Number(price.value);
