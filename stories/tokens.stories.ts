import '@tillside/elements/all';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delivery, onTime, returns, teacupHint, visit } from './data.js';

/** A role: its custom property is `--till-` and its name. */
interface Role {
  name: string;
  what: string;
  initial: string;
  /** The kind of sample: a background, a border, a length or text. */
  sample: 'fill' | 'line' | 'text' | 'corner' | 'length';
  /** The sample's value if no theme sets the token. */
  fallback: string;
}

const roles: Role[] = [
  { name: 'ink', what: 'Text', initial: 'the page’s text colour', sample: 'text', fallback: 'currentColor' },
  {
    name: 'quiet',
    what: 'Secondary text',
    initial: '74 % of the text colour',
    sample: 'text',
    fallback: 'color-mix(in srgb, currentColor 74%, transparent)',
  },
  {
    name: 'accent',
    what: 'Primary buttons, chosen answers, icons',
    initial: 'the text colour',
    sample: 'fill',
    fallback: 'currentColor',
  },
  {
    name: 'on-accent',
    what: 'Text on the accent',
    initial: 'black or white, whichever is read better',
    sample: 'fill',
    fallback: 'Canvas',
  },
  {
    name: 'line',
    what: 'Hairlines, decoration',
    initial: 'grey at 30 %',
    sample: 'line',
    fallback: 'rgba(128, 128, 128, 0.3)',
  },
  {
    name: 'edge',
    what: 'Outlines of controls, 3:1',
    initial: '#767676',
    sample: 'line',
    fallback: '#767676',
  },
  {
    name: 'tint',
    what: 'A subtle background',
    initial: 'grey at 10 %',
    sample: 'fill',
    fallback: 'rgba(128, 128, 128, 0.1)',
  },
  {
    name: 'warn',
    what: 'Text of a promise at risk or an error',
    initial: '#7a4100, dark #ffc98a',
    sample: 'fill',
    fallback: 'light-dark(#7a4100, #ffc98a)',
  },
  {
    name: 'warn-tint',
    what: 'The background of a warning',
    initial: '#fdf1df, dark #3a2710',
    sample: 'fill',
    fallback: 'light-dark(#fdf1df, #3a2710)',
  },
  {
    name: 'radius',
    what: 'Corners of controls; those of cards are 1.4 times as round',
    initial: '10px',
    sample: 'corner',
    fallback: '10px',
  },
  { name: 'space', what: 'The unit of all spacing', initial: '4px', sample: 'length', fallback: '4px' },
  {
    name: 'gap',
    what: 'The distance from content above',
    initial: '5.5 times the grid',
    sample: 'length',
    fallback: '22px',
  },
  {
    name: 'target',
    what: 'The minimum height of controls',
    initial: '48px, at the till 56px and never below 48',
    sample: 'length',
    fallback: '48px',
  },
  {
    name: 'font-size',
    what: 'The text size, to which everything else is relative',
    initial: '1em',
    sample: 'text',
    fallback: 'inherit',
  },
];

const themes = [
  ['neutral', 'Neutral'],
  ['bookshop', 'Bookshop'],
  ['grocer', 'Grocer'],
  ['outdoor', 'Outdoor shop'],
] as const;

const layout = html`<style>
  .themes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    grid-gap: 16px;
  }
  .theme {
    padding: 24px;
    border: 1px solid var(--till-line, rgba(128, 128, 128, 0.3));
  }
  .theme h2 {
    margin: 0 0 24px;
    font-size: 1.3em;
    font-weight: 600;
  }
  .stack > * + * {
    margin-block-start: 28px;
  }
  .wide {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
  }
  caption {
    margin-block-end: 8px;
    font-size: 1.3em;
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    padding: 10px 16px 10px 0;
    border-block-end: 1px solid rgba(128, 128, 128, 0.3);
    font-weight: 400;
    text-align: start;
    vertical-align: middle;
  }
  thead th {
    font-size: 0.875em;
  }
  code {
    font-family: ui-monospace, 'Noto Sans Mono', monospace;
    font-size: 0.875em;
    white-space: nowrap;
  }
  td[data-theme] {
    padding: 10px 14px;
    background: var(--page-paper);
    color: var(--page-ink);
  }
  .sample {
    box-sizing: border-box;
    display: block;
    inline-size: 48px;
    block-size: 32px;
  }
  .sample.fill {
    border: 1px solid rgba(128, 128, 128, 0.4);
    border-radius: 4px;
    background: var(--value);
  }
  .sample.line {
    block-size: 0;
    border-block-start: 2px solid var(--value);
  }
  .sample.corner {
    border: 1.5px solid currentColor;
    border-block-end: 0;
    border-inline-end: 0;
    border-start-start-radius: var(--value);
  }
  .sample.length {
    inline-size: var(--value);
    block-size: 8px;
    background: currentColor;
  }
  .sample.text {
    inline-size: auto;
    block-size: auto;
    color: var(--value);
    font-size: 1.3em;
  }
  .sample.font-size {
    color: inherit;
    font-size: calc(1.3 * var(--value));
  }
</style>`;

const sample = ({ name, sample, fallback }: Role) => html`
  <span
    class="sample ${sample} ${name}"
    style="--value: var(--till-${name}, ${fallback === 'inherit' ? '1em' : fallback})"
    aria-hidden="true"
    >${sample === 'text' ? 'Aa' : ''}</span
  >
`;

export default {
  title: 'Tokens',
  tags: ['!autodocs'],
} satisfies Meta;

/** Every token in every theme. A widget's own token, such as `--till-promise-accent`, overrides the shared one. */
export const Roles: StoryObj = {
  globals: { width: 'page' },
  render: () => html`
    ${layout}
    <div class="wide" role="region" aria-label="Tokens" tabindex="0">
      <table>
        <caption>
          Tokens
        </caption>
        <thead>
          <tr>
            <th scope="col">Custom property</th>
            <th scope="col">Role</th>
            <th scope="col">By default</th>
            ${themes.map(([, title]) => html`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${roles.map(
            role => html`
              <tr>
                <th scope="row"><code>--till-${role.name}</code></th>
                <td>${role.what}</td>
                <td>${role.initial}</td>
                ${themes.map(([theme]) => html`<td class="ground swatch" data-theme=${theme}>${sample(role)}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `,
};

/** The widgets in every theme, side by side. */
export const Themes: StoryObj = {
  globals: { width: 'page' },
  render: () => html`
    ${layout}
    <div class="themes">
      ${themes.map(
        ([theme, title]) => html`
          <section class="ground theme" data-theme=${theme}>
            <h2>${title}</h2>
            <div class="stack">
              <till-promise max="3" .value=${[returns, delivery, onTime]}></till-promise>
              <till-suggestion .value=${teacupHint}></till-suggestion>
              <till-feedback .value=${visit}></till-feedback>
            </div>
          </section>
        `,
      )}
    </div>
  `,
};
