import { css, type CSSResult, unsafeCSS } from 'lit';
import type { HuddleSection } from '../huddle/strings.js';
import * as defaults from '../generated/defaults.js';

/**
 * The roles and their defaults: the tokens that all elements share. Literal defaults come from `tokens/`, and what
 * inherits from the page is here. The accent is the text colour until a brand sets one, and the colour on the accent is
 * derived from it, so that there is enough contrast on any page.
 */
const roles: Record<string, string> = {
  /** Text. */
  ink: 'currentColor',
  /** Secondary text; a lighter mix of the ink by default. */
  quiet: 'var(--_quiet-default)',
  line: defaults.line,
  edge: defaults.edge,
  tint: defaults.tint,
  /** Background of primary buttons and chosen answers; the text colour by default. */
  accent: 'currentColor',
  warn: 'var(--_warn-default)',
  'warn-tint': 'var(--_warn-tint-default)',
  radius: defaults.radius,
  space: defaults.space,
  target: defaults.target,
  /** The distance from content above and below, except in flex and grid containers; 5.5 units by default. */
  gap: 'calc(5.5 * var(--_space))',
  /** The text size. */
  'font-size': '1em',
};

/** What depends on the colour scheme: for engines that cannot ask for it, and for all others. */
const warning = `--_warn-default:${defaults.warn};--_warn-tint-default:${defaults.warnTint};`;
const warningInScheme = `--_warn-default:${defaults.warnInScheme};--_warn-tint-default:${defaults.warnTintInScheme}`;

/** What one element inherits, as private properties: a text, since no minifier reads CSS in parts. */
function inherited(element: string): string {
  const own = (role: string, value: string) => `var(--till-${element}-${role},${value})`;
  const shared = (role: string, value: string) => own(role, `var(--till-${role},${value})`);
  const declarations = Object.entries(roles).map(([role, value]) => `--_${role}:${shared(role, value)};`);
  return (
    `:host{${declarations.join('')}` +
    `--_page-on-accent:${own('on-accent', 'var(--till-on-accent)')};` +
    `--_min-block-size:${own('min-block-size', '0')};` +
    `--_target-at-till:max(48px,${shared('target', defaults.atTillTarget)});${warning}}` +
    `@supports (color:light-dark(red,red)){:host{${warningInScheme}}}`
  );
}

/** The styles common to all elements. */
const base = css`
  :host {
    --_quiet-default: currentColor;
    --_on-accent-default: Canvas;
    --_pivot: 0.66;
    --_on-accent: var(--_page-on-accent);
    --_s: calc(2 * var(--_space));
    --_m: calc(3.5 * var(--_space));
    --_l: calc(5.5 * var(--_space));
    --_held: 0;
    display: flow-root;
    font-size: var(--_font-size);
    line-height: 1.45;
    color: var(--_ink);
    text-align: start;
    text-indent: 0;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  /* Reserved and held height. As the host's own it would replace what keeps a flex or grid item from becoming
     smaller than its content. */
  :host::before {
    content: '';
    float: left;
    block-size: var(--_held);
    min-block-size: var(--_min-block-size);
  }
  /* Where a widget gets only the room it needs, as beside a text in a flex row, that is not the room of one letter. */
  [part='base']::before {
    content: '';
    display: block;
    inline-size: 10em;
    max-inline-size: 100%;
  }
  .till {
    --_target: var(--_target-at-till);
  }
  .below {
    margin-top: var(--_gap);
  }
  .above {
    margin-bottom: var(--_gap);
  }
  .inside.below {
    margin-top: 0;
    padding-top: var(--_gap);
  }
  .inside.above {
    margin-bottom: 0;
    padding-bottom: var(--_gap);
  }
  @supports (color: oklch(from red l c h)) {
    :host {
      --_quiet-default: color-mix(in srgb, currentColor 74%, transparent);
      --_on-accent-default: oklch(from var(--_accent) clamp(0, (var(--_pivot) - l) * 1000, 1) 0 0);
    }
  }
  /*
     * Text on the accent is found from currentColor, which paints its ground: whatever repaints backgrounds and text
     * in different ways, as Dark Reader does, changes both. The page's own colour counts only together with the
     * accent as a background. Dark Reader leaves a mixture or a number in a variable as it is.
     */
  @supports (color: oklch(from currentColor l c h)) {
    :host {
      --_on-accent-default: oklch(from currentColor clamp(0, (var(--_pivot) - l) * 1000, 1) 0 0);
      --_ground: color-mix(in srgb, var(--_accent) 100%, var(--_page-on-accent));
      --_on-accent: color-mix(in srgb, var(--_page-on-accent) 100%, var(--_ground));
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
  /* Shows the line breaks of the shop's texts. */
  .lines {
    white-space: pre-line;
  }
  /* At the till, text is read at arm's length in bright light; without color-mix it is the ink. */
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
  .visually-hidden {
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
  /* An icon keeps its own colour there. */
  @media (forced-colors: active) {
    .icon {
      stroke: CanvasText;
    }
  }
  :focus {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  :focus:not(:focus-visible) {
    outline: none;
  }
`;

/**
 * The tokens of one element, as private properties: its own `--till-promise-accent` overrides the shared
 * `--till-accent`, which overrides the default. They include the styles common to all elements: the spacing between
 * controls (s), within a group (m) and between groups (l), titles, quiet text, icons and focus.
 *
 * Block margins are physical, since Chromium 83 lacks the shorthands of logical ones.
 */
export const tokens = (
  element: 'promise' | 'suggestion' | 'feedback' | 'huddle' | HuddleSection,
): CSSResult[] => [unsafeCSS(inherited(element)), base];
