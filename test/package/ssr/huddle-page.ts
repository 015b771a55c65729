import type { HuddleInput } from '@tillside/contract';
import { html, type TemplateResult } from 'lit';
import { huddle, news, portrait, result, story, thanks } from '../../helpers/huddles.js';

/** A team's document, with text that is markup elsewhere. */
export const week: HuddleInput = huddle({
  locale: 'en-GB',
  asOf: '2026-11-02T08:00:00Z',
  results: [
    result({
      means: '</template><script>alert(1)</script>',
      actions: [{ id: 'rim', text: 'Measure the rim twice' }],
    }),
  ],
  portraits: [portrait()],
  news: [news()],
  stories: [story()],
  thanks: [thanks()],
});

/** What a server renders and a browser takes over. */
export const content = (value: unknown): TemplateResult => html`
  <till-huddle .value=${value}>
    <till-result></till-result>
    <till-portrait></till-portrait>
    <till-story></till-story>
    <till-thanks></till-thanks>
    <till-news></till-news>
  </till-huddle>
`;
