import type { Thanks } from '@tillside/contract';
import { html, type TemplateResult } from 'lit';
import { freshText } from '../../shared/fresh-text.js';
import type { HuddleLanguage } from '../huddle-language-controller.js';
import { isolate } from '../isolate.js';

/** The data from which thanks are rendered. */
export interface ThanksView {
  thanks: Thanks;
  language: HuddleLanguage<'thanks'>;
  /** When it was said, in words. */
  when: string;
  /** What the promise is called that it kept. */
  promise: string | undefined;
}

/** Who thanks whom, what for, and which promise it kept. */
export function thanksItem({ thanks, language, when, promise }: ThanksView): TemplateResult {
  const { strings } = language;
  const { from, to, at } = thanks;
  return html`
    <p class="title" part="title">${freshText(strings.title(isolate(from), isolate(to)))}</p>
    <p class="for lines" part="for" dir="auto">${freshText(thanks.for)}</p>
    <p class="more small quiet">
      ${promise ? html`<span part="promise">${freshText(strings.kept(isolate(promise)))}</span>` : ''}
      <time part="when" datetime=${at}>${freshText(when)}</time>
    </p>
  `;
}
