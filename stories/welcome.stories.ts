import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { onTime, returns, teacupHint, teacupQuestion, visit } from './data.js';
import { inMoment } from './stage.js';

const styles = html`<style>
  .welcome {
    max-inline-size: 84rem;
  }
  .welcome h1 {
    margin: 0 0 8px;
    font-size: clamp(1.75rem, 5vw, 2.75rem);
    line-height: 1.15;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }
  .welcome .lead {
    max-inline-size: 40rem;
    margin: 0 0 40px;
    font-size: 1.125rem;
    text-wrap: pretty;
  }
  .welcome .parts {
    display: grid;
    gap: 48px 40px;
    margin-block-end: 56px;
  }
  .welcome section {
    display: grid;
    grid-template-rows: auto auto 1fr;
    align-content: start;
    gap: 6px;
    min-inline-size: 0;
  }
  .welcome h2 {
    margin: 0;
    font-size: 1.125rem;
  }
  .welcome section > p {
    margin: 0 0 18px;
    font-size: 0.9375rem;
    text-wrap: pretty;
  }
  .welcome .more {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
    gap: 0 40px;
    margin: 0;
    padding: 0;
    border-block-start: 1px solid var(--till-line, rgba(128, 128, 128, 0.3));
    list-style: none;
  }
  .welcome .more li {
    padding-block: 14px;
    font-size: 0.9375rem;
  }
  .welcome .more a {
    display: block;
    font-size: 1rem;
    font-weight: 600;
  }
  @media (min-width: 44rem) {
    .welcome .parts {
      grid-template-columns: 1fr 1fr;
    }
  }
  @media (min-width: 84rem) {
    .welcome .parts {
      grid-template-columns: repeat(4, 1fr);
    }
  }
  .welcome a {
    color: inherit;
    text-underline-offset: 0.25em;
  }
</style>`;

/** A link to another page of this Storybook, around the frame of this one. */
const link = (path: string, text: string): TemplateResult =>
  html`<a href="?path=/${path}" target="_top">${text}</a>`;

const part = (title: string, path: string, words: string, content: TemplateResult): TemplateResult => html`
  <section>
    <h2>${link(path, title)}</h2>
    <p>${words}</p>
    ${content}
  </section>
`;

const places: [path: string, title: string, words: string][] = [
  [
    'story/playground--playground',
    'Playground',
    'Paste a moment of your own, and see both screens and every problem.',
  ],
  [
    'story/conditions-dark--storefront',
    'Conditions',
    'In the dark, at the till, in thirteen languages, in 240 px, with bad data.',
  ],
  ['story/tokens--roles', 'Tokens', 'Colours, radius and spacing, and three themes made of them alone.'],
];

export default {
  title: 'Welcome',
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
} satisfies Meta;

/** What this is, with the elements themselves. */
export const Tillside: StoryObj = {
  globals: { width: 'page' },
  render: () => html`
    ${styles}
    <main class="welcome">
      <h1>A moment in, signals out</h1>
      <p class="lead">
        Tillside puts three things where a sale happens, at any till and in any storefront: the promise a shop
        makes, the one next best suggestion, and the customer’s own voice. The elements inherit the page’s
        font, size and colours. Try the toolbar: these here change with it.
      </p>
      <div class="parts">
        ${part(
          'Promise',
          'docs/promise-states--docs',
          'A sentence, how often it was kept, and what the customer gets if it is not.',
          inMoment({ promises: [returns, onTime] }, {}, html`<till-promise max="2"></till-promise>`),
        )}
        ${part(
          'Suggestion',
          'docs/suggestion-for-a-customer--docs',
          'One at a time, with its reason. An associate gets a question instead, to ask in their own words.',
          inMoment(
            { suggestions: [teacupHint] },
            { host: 'at once' },
            html`<till-suggestion></till-suggestion>`,
          ),
        )}
        ${part(
          'Feedback',
          'docs/feedback-questions--docs',
          'One question after the other, saved at once, whatever happens to the network.',
          inMoment({ feedback: [visit] }, {}, html`<till-feedback></till-feedback>`),
        )}
        ${part(
          'At the till',
          'story/suggestion-for-an-associate--associate',
          'Larger targets, safe from scanners, and what only the associate may see.',
          inMoment(
            { suggestions: [teacupQuestion] },
            { surface: 'associate', density: 'till', host: 'at once' },
            html`<till-suggestion></till-suggestion>`,
          ),
        )}
      </div>
      <ul class="more">
        ${places.map(([path, title, words]) => html`<li>${link(path, title)} ${words}</li>`)}
      </ul>
    </main>
  `,
};
