import type { Story } from '@tillside/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { freshText } from '../../shared/fresh-text.js';
import { button, paragraph } from '../../shared/templates.js';
import type { HuddleLanguage } from '../huddle-language-controller.js';
import { isolate } from '../isolate.js';
import { type ShareResult, shareText } from './share-story.js';

/** Up to this many characters, a letter is set in large type. */
const short = 180;

/** The data from which a story is rendered. */
export interface StoryView {
  story: Story;
  language: HuddleLanguage<'story'>;
  /** When it was told, in words. */
  when: string;
  /** Whether nothing can be pressed. */
  isWall: boolean;
  /** How it was just passed on. */
  shared: ShareResult | undefined;
  onShare: () => void;
}

/** A story, as a letter: whose words they are and when, the text, its signature, and what it is about. */
export function storyItem(view: StoryView): TemplateResult {
  const { story, language, when, isWall } = view;
  const { strings } = language;
  const { kind, at, text, by, about, thanks } = story;
  return html`
    <p class="kicker small" part="kind">
      <span class="kind">${freshText(strings[kind])}</span>
      <time class="quiet" part="when" datetime=${at}>${freshText(when)}</time>
    </p>
    <blockquote class=${text.length > short ? 'letter' : 'letter short'} part="text" dir="auto">
      ${paragraph(text, 'lines')}
    </blockquote>
    ${paragraph(by, 'signature', 'by')}
    ${paragraph(about?.title && strings.about[about.kind](isolate(about.title)), 'small quiet more', 'about')}
    ${paragraph(thanks && strings.thanks(isolate(thanks)), 'small quiet more', 'thanks')}
    ${isWall || !story.share ? nothing : sharing(view)}
  `;
}

function sharing({ story: { share }, language: { strings }, shared, onShare }: StoryView): unknown {
  if (!share) return nothing;
  const done = shared === 'copy' ? strings.copied : shared === 'share' ? strings.shared : undefined;
  const label = done ?? strings.share;
  return html`
    <div class="row">${button(label, onShare, { part: 'share', otherLabel: strings.copied })}</div>
    ${
      shared === 'failed'
        ? html`<div class="to-select" part="copy">
            <p class="small">${freshText(strings.notShared)}</p>
            <p class="lines selectable" dir="auto">${freshText(shareText(share))}</p>
          </div>`
        : nothing
    }
  `;
}
