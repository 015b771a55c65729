import { css } from 'lit';

export const styles = css`
  .item {
    max-width: 60em;
  }
  .columns {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_l) calc(2 * var(--_l));
  }
  /* Side by side only where both have room for their lines. */
  .column {
    flex: 1 1 17em;
    min-width: 0;
  }
  .picture {
    position: relative;
    margin-bottom: var(--_m);
    border-radius: var(--_radius);
    background: var(--_tint);
    overflow: hidden;
  }
  .picture::before {
    content: '';
    display: block;
    padding-top: 66.7%;
  }
  img {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  img[hidden] {
    display: none;
  }
  .title {
    font-size: 1.75em;
    line-height: 1.15;
    letter-spacing: -0.01em;
  }
  .line {
    margin-top: 0.35em;
    font-size: 1.125em;
    text-wrap: pretty;
  }
  .people {
    margin-top: 0.6em;
    font-weight: 600;
  }
  .says {
    margin-top: var(--_l);
  }
  blockquote {
    margin: 0;
    /* The mark hangs outside of the lines. */
    padding-inline-start: 0.6em;
    text-wrap: pretty;
  }
  blockquote:first-child {
    font-size: 1.3em;
    line-height: 1.35;
  }
  blockquote + blockquote {
    margin-top: var(--_s);
  }
  blockquote p::before {
    content: open-quote;
    display: inline-block;
    min-width: 0.6em;
    margin-inline-start: -0.6em;
    text-align: end;
  }
  blockquote p::after {
    content: close-quote;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25em;
    margin-bottom: var(--_s);
  }
  .key > span {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }
  .swatch {
    width: 0.75em;
    height: 0.75em;
    border: 1.5px solid var(--_accent);
  }
  .swatch.group {
    background: var(--_accent);
  }
  /* Both bars of a fact have the same scale. */
  li[part='fact'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(3.5em, auto);
    column-gap: 0.75em;
    align-items: center;
    padding: var(--_s) 0;
    border-top: 1px solid var(--_line);
  }
  li[part='fact'] > .small {
    grid-column: 1 / -1;
    margin-bottom: 0.15em;
  }
  li.single > .small {
    grid-column: auto;
    margin: 0;
  }
  .number {
    font-variant-numeric: tabular-nums;
    line-height: 1.3;
    font-weight: 600;
    text-align: end;
    white-space: nowrap;
  }
  .number.quiet {
    font-weight: 400;
  }
  .bar {
    display: block;
    /* Inside of its outline. */
    width: calc(100% - 1.5px);
    margin: 0 0.75px;
    height: 0.6875em;
    color: var(--_accent);
    overflow: visible;
  }
  [dir='rtl'] .bar {
    transform: scaleX(-1);
  }
  .bar rect {
    fill: currentColor;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .bar.everybody rect {
    fill: none;
  }
  .bar line {
    stroke: var(--_edge);
  }
  .ask {
    margin-top: var(--_l);
  }
  .ask li {
    font-size: 1.06em;
    text-wrap: pretty;
  }
  .ask li + li {
    margin-top: var(--_s);
  }
  details {
    margin-top: var(--_m);
    max-width: 38em;
  }
  summary {
    display: inline-block;
    padding: 0.6em 0;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.3em;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .till summary {
    padding: calc((var(--_target) - 1.45em) / 2) 0;
  }
  .basis {
    margin-top: var(--_m);
    max-width: 45em;
  }
  .wall .item {
    max-width: none;
  }
  .wall .columns {
    gap: 1.1em 2.5em;
  }
  .wall .column {
    flex-basis: 15em;
  }
  .wall .basis,
  .wall .says,
  .wall .ask {
    margin-top: 0.8em;
  }
  .wall .title {
    font-size: 2em;
  }
  /* A wall has no more room than its height: the picture stands beside the name. */
  .wall .picture {
    float: right;
    width: 6em;
    height: 6em;
    margin: 0.25em 0 0.25em 1em;
  }
  .wall[dir='rtl'] .picture {
    float: left;
    margin: 0.25em 1em 0.25em 0;
  }
  .wall .picture::before {
    content: none;
  }
  @media (forced-colors: active) {
    .swatch.group {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
