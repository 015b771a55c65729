import type { Huddle } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { formatter } from '../shared/format.js';
import { freshText } from '../shared/fresh-text.js';
import { icon } from '../shared/templates.js';
import type { HuddleLanguage } from './huddle-language-controller.js';

/** What a `<till-huddle>` draws itself. */
export interface HuddleView {
  language: HuddleLanguage<'huddle'>;
  huddle: Huddle | null;
  /** When the document was made, RFC 3339; undefined if it need not be said. */
  time: string | undefined;
}

/** The same on a wall. */
export interface WallView extends HuddleView {
  /** Whether somebody is there who could press the control. */
  isAwake: boolean;
  /** Whether there is more than one item. */
  canPause: boolean;
  isPaused: boolean;
  onPause: () => void;
}

/** A screen read from three metres: one item, and below it whose screen it is and how old the document. */
export function wallStage({
  language,
  huddle,
  time,
  isAwake,
  canPause,
  isPaused,
  onPause,
}: WallView): TemplateResult {
  const { lang, dir, strings } = language;
  return html`
    <div class="stage" part="stage"><slot></slot></div>
    <div class="folio ${isAwake ? 'awake' : ''}" part="folio" lang=${lang} dir=${dir}>
      <span>${freshText(huddle?.team?.name ?? '')}</span>
      ${time ? html`<span>${freshText(strings.asOf(formatTime(lang, time)))}</span>` : nothing}
      ${canPause ? pauseButton(strings.pause, isPaused, onPause) : nothing}
    </div>
  `;
}

/** How old a document is that could not be read again. */
export function ageLine({ language: { lang, dir, strings }, time }: HuddleView): TemplateResult {
  return html`<p class="age" part="age" lang=${lang} dir=${dir}>
    ${freshText(time ? strings.asOf(formatTime(lang, time)) : '')}
  </p>`;
}

const pausing = icon('M8 5h3v14H8zm5 0h3v14h-3z');

function pauseButton(label: string, isPaused: boolean, onPause: () => void): TemplateResult {
  return html`<button
    type="button"
    class="pause"
    part="pause"
    aria-pressed=${isPaused ? 'true' : 'false'}
    @click=${onPause}
  >
    <span>${pausing} <span>${freshText(label)}</span></span>
  </button>`;
}

function formatTime(lang: string, time: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };
  return formatter(`${lang} time`, () => new Intl.DateTimeFormat(lang, options)).format(Date.parse(time));
}
