import type { Figure, Result } from '@tillside/contract';
import { compareFigures, intervalOf } from '@tillside/core/huddle';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../shared/format.js';
import { freshText } from '../../shared/fresh-text.js';
import { setProperties } from '../../shared/set-properties.js';
import { paragraph } from '../../shared/templates.js';
import { doneButton } from '../done-button.js';
import { formatAmount, formatAmounts, formatPeriod, isolated } from '../format-figure.js';
import type { HuddleLanguage } from '../huddle-language-controller.js';
import { slope } from './slope.js';

type Drawn = TemplateResult | typeof nothing;

/** The data from which a result is rendered. */
export interface ResultView {
  result: Result;
  language: HuddleLanguage<'result'>;
  /** The label of the result that this one serves. */
  served: string | undefined;
  /** Whether nothing can be pressed. */
  isWall: boolean;
  /** Whether its disclosure is open. */
  isOpen: boolean;
  isTaken: (action: string) => boolean;
  onToggle: (event: Event) => void;
  onTake: (action: string) => void;
}

/** A result: its sentence, what became of it, what it is worth, and what anyone can do. */
export function resultItem(view: ResultView): TemplateResult {
  const { result, language, isWall } = view;
  const { strings } = language;
  return html`
    <p class="title" part="title">${freshText(sentence(view))}</p>
    ${comparison(view)} ${paragraph(result.means, 'means', 'means')} ${worth(view)}
    ${isWall ? nothing : paragraph(result.owner && strings.owner(result.owner), 'small quiet')}
    ${actions(view)} ${isWall ? paragraph(result.source, 'small quiet source', 'source') : details(view)}
  `;
}

/** The figures as texts, with as few decimals as tell them apart. */
function figures({ result: { before, after, unit, currency }, language: { lang } }: ResultView): string[] {
  return formatAmounts(
    lang,
    [after, ...(before ? [before] : [])].map(({ value }) => ({ value, unit, currency })),
  );
}

/** "Sent back: 14 of 100, it was 17". A percent of 1 to 100 is told as so many of a hundred if that says enough. */
function sentence(view: ResultView): string {
  const { result, language } = view;
  const { label, before, after, unit } = result;
  const { strings, lang } = language;
  const values = before ? [after.value, before.value] : [after.value];
  const rounded = values.map(value => Math.round(value));
  const isClear = new Set(rounded).size === new Set(values).size;
  const isOfHundred = unit === 'percent' && isClear && rounded.every(value => value >= 1 && value <= 100);
  const counts = rounded.map(value => formatNumber(lang, value));
  const [now, then] = isOfHundred ? [strings.ofHundred(counts[0]!), counts[1]] : figures(view);
  return then === undefined
    ? strings.now(isolated(label), now)
    : strings.compared(isolated(label), now, then);
}

/** Before and now, drawn, with what became of it in words: only if the intervals say so. */
function comparison(view: ResultView): Drawn {
  const { result, language } = view;
  const { strings } = language;
  const { before, after, unit } = result;
  if (!before) return paragraph(strings.first, 'small quiet', 'verdict');
  const change = compareFigures(result);
  const [now, then] = figures(view);
  return html`<div class="comparison">
    <div
      class="figure"
      part="slope"
      role="img"
      aria-label=${`${pointWords(view, before, then!)}. ${pointWords(view, after, now!)}.`}
    >
      ${point(view, before, then!)} ${slope(before, after, unit)} ${point(view, after, now!, 'now')}
    </div>
    ${paragraph(change === 'unknown' ? '' : strings[change], 'verdict', 'verdict')}
  </div> `;
}

const point = (
  { language: { lang } }: ResultView,
  figure: Figure,
  value: string,
  look = '',
): TemplateResult =>
  html`<span class="point ${look}">
    <span class="value">${freshText(value)}</span>
    <span class="small quiet">${freshText(formatPeriod(lang, figure, Date.now()))}</span>
  </span>`;

/** "October: 14%, probably between 12% and 16%". */
function pointWords({ result, language }: ResultView, figure: Figure, value: string): string {
  const { strings, lang } = language;
  const { unit, currency } = result;
  const period = formatPeriod(lang, figure, Date.now());
  const interval = intervalOf(figure, unit);
  if (!interval) return strings.point(period, value);
  const [low, high] = [interval.low, interval.high].map(end =>
    formatAmount(lang, { value: end, unit, currency }),
  );
  return strings.pointBetween(period, value, low!, high!);
}

/** What the change is worth, as a range where there is one. */
function worth({ result: { money }, language: { strings, lang }, isWall }: ResultView): Drawn {
  if (!money) return nothing;
  const { currency, value, low = value, high = value, how } = money;
  const amount = (sum: number) => formatAmount(lang, { value: sum, unit: 'money', currency }, 0);
  const isCost = value < 0;
  const [least, most] = (isCost ? [-high, -low] : [low, high]).map(amount);
  const about = isCost ? strings.costsAbout : strings.worthAbout;
  const range = isCost ? strings.costs : strings.worth;
  return html`
    ${paragraph(least === most ? about(least!) : range(least!, most!), 'worth', 'money')}
    ${paragraph(how, isWall ? 'small quiet' : 'small quiet how')}
  `;
}

function actions({ result, language: { strings }, isWall, isTaken, onTake }: ResultView): Drawn {
  if (!result.actions?.length) return nothing;
  const button = (id: string, about: string) =>
    doneButton({
      ...{ label: strings.act, doneLabel: strings.acted, about, part: 'act' },
      isDone: isTaken(id),
      onClick: () => onTake(id),
    });
  return html`
    <p class="small quiet heading">${freshText(strings.actions)}</p>
    <ul part="actions">
      ${result.actions.slice(0, isWall ? 2 : undefined).map(
        ({ id, text }) =>
          html`<li part="action">
            <span class="what">${freshText(text)}</span>
            ${isWall ? nothing : button(id, text)}
          </li>`,
      )}
    </ul>
  `;
}

function details(view: ResultView): TemplateResult {
  const { result, language, served, isOpen, onToggle } = view;
  const { strings, lang } = language;
  const counted = ({ of, ...figure }: Figure) =>
    of && `${formatPeriod(lang, figure, Date.now())}: ${strings.cases(formatNumber(lang, of), of)}`;
  const { before, after, promise } = result;
  return html`<details class="small" part="details" ${setProperties({ open: isOpen })} @toggle=${onToggle}>
    <summary part="summary">${freshText(strings.details)}</summary>
    ${paragraph(result.source, '', 'source')} ${paragraph(before && counted(before), 'quiet')}
    ${paragraph(counted(after), 'quiet')} ${paragraph(served && strings.serves(served), 'quiet')}
    ${paragraph(promise && strings.promise(promise), 'quiet')}
  </details>`;
}
