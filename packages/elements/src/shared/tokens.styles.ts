import { css, type CSSResult, unsafeCSS } from 'lit';

/**
 * The roles and their defaults. Text colour is the accent until a brand sets one, and what stands on the
 * accent is found from it, so that contrast holds on any page.
 */
const roles: Record<string, string> = {
  ink: 'currentColor',
  quiet: 'var(--_quiet-default)',
  line: 'rgba(128, 128, 128, 0.3)',
  edge: '#767676',
  tint: 'rgba(128, 128, 128, 0.1)',
  accent: 'currentColor',
  'on-accent': 'var(--_on-accent-default)',
  warn: 'var(--_warn-default)',
  'warn-tint': 'var(--_warn-tint-default)',
  radius: '10px',
  space: '4px',
  target: '48px',
  'font-size': '1em',
};

/**
 * The tokens of one element, as private properties: its own `--till-promise-accent` goes before the shared
 * `--till-accent`, and that before the default. With them comes what all elements look like: the rhythm
 * between controls (s), within a thought (m) and between thoughts (l); titles, quiet text, icons, focus.
 *
 * Block margins are physical, since the shorthands of logical ones are younger than Chromium 83.
 */
export function tokens(element: 'promise' | 'suggestion' | 'feedback'): CSSResult {
  const declarations = Object.entries(roles).map(
    ([role, value]) => `--_${role}:var(--till-${element}-${role},var(--till-${role},${value}));`,
  );
  return css`
    :host {
      ${unsafeCSS(declarations.join(''))}
      --_quiet-default: currentColor;
      --_on-accent-default: Canvas;
      --_warn-default: #7a4100;
      --_warn-tint-default: #fdf1df;
      --_s: calc(2 * var(--_space));
      --_m: calc(3.5 * var(--_space));
      --_l: calc(5.5 * var(--_space));
      display: block;
      min-block-size: var(${unsafeCSS(`--till-${element}-min-block-size`)}, auto);
      font-size: var(--_font-size);
      line-height: 1.45;
      color: var(--_ink);
      text-align: start;
      overflow-wrap: anywhere;
    }
    :host([hidden]) {
      display: none;
    }
    .till {
      --_target: var(${unsafeCSS(`--till-${element}-target`)}, var(--till-target, 56px));
    }
    @supports (color: light-dark(red, red)) {
      :host {
        --_warn-default: light-dark(#7a4100, #ffc98a);
        --_warn-tint-default: light-dark(#fdf1df, #3a2710);
      }
    }
    @supports (color: oklch(from red l c h)) {
      :host {
        --_quiet-default: color-mix(in srgb, currentColor 74%, transparent);
        --_on-accent-default: oklch(from var(--_accent) clamp(0, (0.66 - l) * 1000, 1) 0 0);
      }
    }
    * {
      box-sizing: border-box;
    }
    p,
    fieldset,
    legend {
      margin: 0;
      padding: 0;
      border: 0;
      min-width: 0;
    }
    .title {
      font-weight: 600;
      line-height: 1.3;
      text-wrap: balance;
      hyphens: auto;
      hyphenate-limit-chars: 12 5 5;
    }
    .quiet {
      color: var(--_quiet);
    }
    .small {
      font-size: 0.875em;
    }
    /* At the till it is read at arm's length, in bright light; without color-mix it is the ink. */
    .till .quiet {
      color: color-mix(in srgb, currentColor, var(--_quiet));
    }
    .till .small {
      font-size: 0.9375em;
    }
    .icon {
      flex: none;
      width: 1.5em;
      height: 1.5em;
      margin-inline-end: 0.5em;
      color: var(--_accent);
      fill: none;
      stroke: currentColor;
      stroke-width: 1.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .said {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: circle(0);
      white-space: nowrap;
    }
    a {
      color: inherit;
      text-decoration-color: var(--_edge);
      text-underline-offset: 0.25em;
    }
    :focus {
      outline: 2px solid var(--_accent);
      outline-offset: 2px;
    }
    :focus:not(:focus-visible) {
      outline: none;
    }
  `;
}
