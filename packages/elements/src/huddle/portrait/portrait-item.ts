import type { Image, Portrait } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../shared/format.js';
import { freshText } from '../../shared/fresh-text.js';
import { setProperties } from '../../shared/set-properties.js';
import { paragraph } from '../../shared/templates.js';
import { formatAmount, formatPeriod } from '../format-figure.js';
import type { HuddleLanguage } from '../huddle-language-controller.js';
import { factList } from './facts.js';

type Drawn = TemplateResult | typeof nothing;

/** The data from which a portrait is rendered. */
export interface PortraitView {
  portrait: Portrait;
  language: HuddleLanguage<'portrait'>;
  /** Whether nothing can be pressed, and three metres are to be bridged: only the first of each list is shown. */
  isWall: boolean;
  /** Whether its story is open. */
  isOpen: boolean;
  onToggle: (event: Event) => void;
}

/** The most facts on a wall. */
const factsOnWall = 3;

/** A group of customers: who they are, what they say, what differs from everybody, and what to ask them. */
export function portraitItem(view: PortraitView): TemplateResult {
  const { portrait, language, isWall } = view;
  const { name, line, facts, picture } = portrait;
  const numbers = factList(isWall ? facts.slice(0, factsOnWall) : facts, language);
  const questions = ask(view);
  return html`
    <div class="columns">
      <div class="column">
        ${picture ? pictureOf(picture, name) : nothing}
        <p class="title" part="title">${freshText(name)}</p>
        ${paragraph(line, 'line', 'line')} ${paragraph(peopleWords(view), 'small people', 'people')}
        ${says(view)}
      </div>
      ${
        numbers === nothing && questions === nothing
          ? nothing
          : html`<div class="column">${numbers} ${questions}</div>`
      }
    </div>
    ${isWall ? nothing : story(view)} ${paragraph(basisWords(view), 'small quiet basis', 'basis')}
  `;
}

/** A picture that fails to load leaves its background in place, so that nothing moves. */
const pictureOf = ({ src, alt = '' }: Image, name: string): TemplateResult =>
  html`<div class="picture" part="picture">
    <img
      src=${src}
      alt=${alt === name ? '' : alt}
      decoding="async"
      @load=${onPictureSettled}
      @error=${onPictureSettled}
    />
  </div>`;

function onPictureSettled({ currentTarget, type }: Event): void {
  if (currentTarget instanceof HTMLImageElement) currentTarget.hidden = type === 'error';
}

/** "About 120 customers, a third of the sales". */
function peopleWords({ portrait: { people, share }, language: { lang, strings } }: PortraitView): string {
  const count = strings.people(formatNumber(lang, people));
  if (!share) return count;
  const named: Partial<Record<number, string>> = strings.shares;
  const words = named[share] ?? strings.share(formatAmount(lang, { value: share, unit: 'percent' }));
  return strings.peopleAndShare(count, words);
}

/** The first quote is the one to remember, and the only one on a wall. */
function says({ portrait: { says = [] }, isWall }: PortraitView): Drawn {
  if (!says.length) return nothing;
  return html`<div class="says" part="says">
    ${says
      .slice(0, isWall ? 1 : undefined)
      .map(quote => html`<blockquote part="quote">${paragraph(quote)}</blockquote>`)}
  </div>`;
}

function ask({ portrait: { ask = [] }, language: { strings }, isWall }: PortraitView): Drawn {
  if (!ask.length) return nothing;
  return html`<div class="ask" part="ask">
    <p class="small quiet">${freshText(strings.ask)}</p>
    <ul>
      ${ask.slice(0, isWall ? 1 : undefined).map(question => html`<li part="question">${freshText(question)}</li>`)}
    </ul>
  </div>`;
}

function story({ portrait: { story }, language: { strings }, isOpen, onToggle }: PortraitView): Drawn {
  if (!story) return nothing;
  return html`<details part="details" ${setProperties({ open: isOpen })} @toggle=${onToggle}>
    <summary class="small" part="summary">${freshText(strings.story)}</summary>
    ${paragraph(story, 'lines', 'story')}
  </details>`;
}

/** How many customers it was made of, of which days, and how; a wall has no room for the last. */
function basisWords({ portrait: { basis }, language: { lang, strings }, isWall }: PortraitView): string {
  const { customers, how } = basis;
  const made = strings.basis(formatNumber(lang, customers), formatPeriod(lang, basis, Date.now()));
  return isWall ? made : `${made} · ${how}`;
}
