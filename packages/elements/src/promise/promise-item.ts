import type { Evidence, ShopPromise } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration, formatNumber, formatSince } from '../shared/format.js';
import { freshText } from '../shared/fresh-text.js';
import type { Strings } from '../shared/strings.js';
import { setProperties } from '../shared/set-properties.js';
import { icon, paragraph } from '../shared/templates.js';
import { icons } from './icons.js';

type Drawn = TemplateResult | typeof nothing;

/** The data from which a promise is rendered. */
export interface PromiseView {
  promise: ShopPromise;
  strings: Strings;
  /** The language for `Intl`, BCP 47. */
  format: string;
  /** Whether its disclosure is open. */
  isOpen: boolean;
  /** Whether its state has changed on screen, so that it is shown in a live region, which is empty on load. */
  isNews: boolean;
  onToggle: (event: Event) => void;
}

/** A promise: its sentence, its evidence, and its details. */
export function promiseItem(view: PromiseView): TemplateResult {
  const { promise, strings, isNews } = view;
  const sentence = html`
    <p class="title" part="title">${freshText(titleOf(view))}</p>
    ${paragraph(cutoffWords(promise), 'small')} ${remedy(view)}
  `;
  return html`
    <div class="promise ${promise.state}" part="promise">
      ${iconOf(promise)}
      <div class="text">
        <div role="status">${isNews ? sentence : nothing}</div>
        ${isNews ? nothing : sentence} ${evidence(view)} ${owner(view)}
        ${disclosure(view, freshText(strings.more), explanation(view))} ${link(view)}
      </div>
    </div>
  `;
}

/** A promise on one line: everything but its remedy is in the disclosure. */
export function compactPromiseItem(view: PromiseView): TemplateResult {
  const { promise, isNews } = view;
  const line = html`${iconOf(promise)} <span class="title" part="title">${freshText(titleOf(view))}</span>`;
  const rest = [
    paragraph(cutoffWords(promise), 'small'),
    evidence(view),
    owner(view),
    explanation(view),
    link(view),
  ];
  return html`
    <div class="promise compact ${promise.state}" part="promise">
      ${
        rest.every(each => each === nothing)
          ? html`<div class="line">${line}</div>`
          : disclosure(view, line, html`<div class="rest small">${rest}</div>`, ['', 'line'])
      }
      <div role="status">${isNews ? remedy(view) : nothing}</div>
      ${isNews ? nothing : remedy(view)}
    </div>
  `;
}

/** The text of a promise's state; empty while it is on. */
export function stateWords({ state }: ShopPromise, { atRisk, broken }: Strings): string {
  if (state === 'on') return '';
  return state === 'broken' ? broken : atRisk;
}

/** The sentence: the countdown while there is one, otherwise the promise itself. */
export function titleOf({
  promise,
  strings,
  format,
}: Pick<PromiseView, 'promise' | 'strings' | 'format'>): string {
  const left = timeLeft(promise);
  return left > 0 ? strings.orderWithin(formatDuration(format, left)) : promise.title;
}

/** The time until its cut-off, in milliseconds; 0 without one, negative after it. */
function timeLeft({ cutoff }: ShopPromise): number {
  return cutoff ? Date.parse(cutoff.at) - Date.now() : 0;
}

const cutoffWords = (promise: ShopPromise): string | undefined =>
  timeLeft(promise) > 0 ? promise.cutoff?.before : promise.cutoff?.after;

const iconOf = ({ icon: name }: ShopPromise): unknown => (name ? icon(icons[name]) : nothing);

function remedy({ promise, strings }: PromiseView): Drawn {
  if (!promise.remedy || promise.state === 'on') return nothing;
  return html`<p class="remedy" part="remedy">
    <strong>${freshText(stateWords(promise, strings))}</strong> <span>${freshText(promise.remedy)}</span>
  </p>`;
}

function evidence({ promise, strings, format }: PromiseView): Drawn {
  return paragraph(
    promise.evidence && evidenceWords(promise.evidence, strings, format),
    'small quiet',
    'evidence',
  );
}

function evidenceWords({ kept, of, from, source }: Evidence, strings: Strings, format: string): string {
  const sentence = source === 'customers' ? strings.keptSaid : strings.kept;
  const since = formatSince(format, from, Date.now());
  return sentence(formatNumber(format, kept), formatNumber(format, of), since);
}

const owner = ({ promise, strings }: PromiseView): Drawn =>
  paragraph(promise.owner && strings.owner(promise.owner), 'small quiet');

const link = ({ promise: { link } }: PromiseView): Drawn =>
  paragraph(link && html`<a part="link" href=${link.href}>${freshText(link.label)}</a>`, 'small');

function explanation({ promise: { detail, conditions } }: PromiseView): Drawn {
  if (!detail && !conditions) return nothing;
  return html`${paragraph(detail, 'lines')} ${paragraph(conditions, 'quiet lines')}`;
}

function disclosure(
  { isOpen, onToggle }: PromiseView,
  summary: unknown,
  content: Drawn,
  [look, summaryLook] = ['small', ''],
): Drawn {
  if (content === nothing) return nothing;
  return html`<details class=${look} part="details" ${setProperties({ open: isOpen })} @toggle=${onToggle}>
    <summary class=${summaryLook} part="summary">${summary}</summary>
    ${content}
  </details>`;
}
