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
  'min-block-size': '0',
};

/**
 * The tokens of one element, as private properties: its own `--till-promise-accent` goes before the shared
 * `--till-accent`, and that before the default. `min-block-size` is only ever one element's own.
 */
export function tokens(element: 'promise' | 'suggestion' | 'feedback'): CSSResult {
  const own = (role: string, value: string) => {
    const shared = role === 'min-block-size' ? value : `var(--till-${role}, ${value})`;
    return `--_${role}: var(--till-${element}-${role}, ${shared});`;
  };
  const declarations = Object.entries(roles).map(([role, value]) => own(role, value));
  return css`
    :host {
      ${unsafeCSS(declarations.join(''))}
      --_quiet-default: currentColor;
      --_on-accent-default: Canvas;
      --_warn-default: #7a4100;
      --_warn-tint-default: #fdf1df;
      display: block;
      min-block-size: var(--_min-block-size);
      font-size: var(--_font-size);
      color: var(--_ink);
      line-height: 1.45;
      text-align: start;
      overflow-wrap: anywhere;
    }
    :host([hidden]) {
      display: none;
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
    *,
    ::before,
    ::after {
      box-sizing: border-box;
    }
    h2,
    h3,
    p,
    ul,
    fieldset,
    legend {
      margin: 0;
      padding: 0;
      border: 0;
      min-inline-size: 0;
      font: inherit;
    }
    .title {
      font-weight: 600;
      line-height: 1.3;
      text-wrap: balance;
    }
    .quiet {
      color: var(--_quiet);
    }
    .icon {
      flex: none;
      inline-size: 1.5em;
      block-size: 1.5em;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.6;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .said {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    a {
      color: inherit;
      text-underline-offset: 0.2em;
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
