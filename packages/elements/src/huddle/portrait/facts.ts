import type { Fact } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { freshText } from '../../shared/fresh-text.js';
import { type Amount, formatAmount } from '../format-figure.js';
import type { HuddleLanguage } from '../huddle-language-controller.js';
import { bar, scaleOf } from './bar.js';

type Language = HuddleLanguage<'portrait'>;

/** What differs from everybody: each number of the group above that of everybody, as bars of one colour. */
export function factList(facts: readonly Fact[], language: Language): TemplateResult | typeof nothing {
  if (!facts.length) return nothing;
  const isCompared = facts.some(({ everybody }) => everybody !== undefined);
  return html`<div part="facts">
    ${isCompared ? key(language) : nothing}
    <ul>
      ${facts.map(fact => factItem(fact, language))}
    </ul>
  </div>`;
}

/** Numbers with as many decimals as the smallest needs: a rounded 4.4 beside 4.6 would be a different story. */
function format(lang: string, amounts: readonly Amount[]): string[] {
  const sizes = amounts.map(({ value }) => Math.abs(value)).filter(size => size > 0);
  const decimals = Math.min(...sizes) >= 10 ? 0 : 1;
  const texts = amounts.map(amount => formatAmount(lang, amount, decimals));
  const isClear = Math.min(...sizes) >= 1 && new Set(texts).size === texts.length;
  return isClear ? texts : amounts.map(amount => formatAmount(lang, amount, 2));
}

/** What the bars mean, once for all of them. Assistive technology hears it with each number. */
const key = ({ strings: { group, everybody } }: Language): TemplateResult =>
  html`<p class="key small" aria-hidden="true">
    <span><i class="swatch group"></i> <span class="quiet">${freshText(group)}</span></span>
    <span><i class="swatch everybody"></i> <span class="quiet">${freshText(everybody)}</span></span>
  </p>`;

function factItem({ label, unit, currency, ...numbers }: Fact, { lang, strings }: Language): TemplateResult {
  const { value, everybody } = numbers;
  const values = everybody === undefined ? [value] : [value, everybody];
  const [own, others] = format(
    lang,
    values.map(each => ({ value: each, unit, currency })),
  );
  const scale = scaleOf(values);
  const name = html`<span class="small">${freshText(label)}</span>`;
  // A bar alone compares nothing.
  if (everybody === undefined)
    return html`<li class="single" part="fact">${name} <span class="number">${freshText(own!)}</span></li>`;
  return html`<li part="fact">
    ${name} ${bar(value, scale, 'group')} ${number(strings.group, own!, 'number')}
    ${bar(everybody, scale, 'everybody')} ${number(strings.everybody, others!, 'number quiet')}
  </li>`;
}

const number = (whose: string, text: string, look: string): TemplateResult =>
  html`<span class=${look}
    ><span class="visually-hidden">${freshText(whose)}</span> <span>${freshText(text)}</span></span
  >`;
