import type { News } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { freshText } from '../../shared/fresh-text.js';
import { paragraph } from '../../shared/templates.js';
import { doneButton } from '../done-button.js';
import type { HuddleLanguage } from '../huddle-language-controller.js';
import { isolate } from '../isolate.js';

/** The longest title that a wall has room for in its largest type. */
const longTitle = 80;

/** The data from which news is rendered. */
export interface NewsView {
  news: News;
  language: HuddleLanguage<'news'>;
  /** Whether nothing can be pressed. */
  isWall: boolean;
  /** Whether a customer was told. */
  isTold: boolean;
  onTell: () => void;
}

/** What is new, whom to ask about it, and a button for who has told a customer. */
export function newsItem({ news, language: { strings }, isWall, isTold, onTell }: NewsView): TemplateResult {
  const { title, text, owner } = news;
  const button = {
    label: strings.tell,
    doneLabel: strings.told,
    about: title,
    part: 'tell',
    isDone: isTold,
    onClick: onTell,
  };
  return html`
    <p class=${title.length > longTitle ? 'title long' : 'title'} part="title">${freshText(title)}</p>
    ${paragraph(text, 'text', 'text')}
    ${paragraph(owner && strings.owner(isolate(owner)), 'small quiet owner', 'owner')}
    ${isWall ? nothing : doneButton(button)}
  `;
}
