import { css } from 'lit';

export const styles = css`
  .title {
    font-size: 1.3em;
  }
  .comparison {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-top: var(--_s);
    margin-inline-start: calc(-1 * var(--_l));
  }
  .comparison > * {
    margin-top: var(--_s);
    margin-inline-start: var(--_l);
  }
  .figure {
    display: flex;
    align-items: center;
    min-width: 0;
  }
  /* The slope gives way before a word has to break, but an amount may be wider than the screen. */
  .point {
    display: flex;
    flex-direction: column;
    max-width: 42%;
    line-height: 1.25;
    overflow-wrap: break-word;
  }
  .value {
    font-size: 1.3em;
    font-variant-numeric: tabular-nums;
  }
  .point.now .value {
    font-size: 1.56em;
    font-weight: 600;
  }
  .slope {
    flex: 0 1 6em;
    min-width: 0.75em;
    height: 3.5em;
    margin: 0 calc(3 * var(--_space));
    fill: none;
    stroke: currentColor;
    stroke-linecap: round;
  }
  [dir='rtl'] .slope {
    transform: scaleX(-1);
  }
  .whisker {
    stroke: var(--_edge);
    stroke-width: 1.6;
  }
  .trend {
    stroke-width: 1.8;
  }
  .then {
    stroke-width: 1.8;
  }
  .slope .now {
    fill: currentColor;
  }
  .verdict {
    font-weight: 600;
  }
  .means,
  .worth,
  .source {
    margin-top: var(--_s);
  }
  .worth {
    font-variant-numeric: tabular-nums;
  }
  .heading {
    margin-top: var(--_m);
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-inline-start: calc(-3 * var(--_space));
  }
  li > * {
    margin-top: var(--_s);
    margin-inline-start: calc(3 * var(--_space));
  }
  .what {
    flex: 1 1 12em;
    min-width: 0;
  }
  .label {
    justify-items: center;
  }
  details {
    margin-top: var(--_s);
  }
  summary {
    display: inline-block;
    padding: 0.35em 0;
    cursor: pointer;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.3em;
  }
  .till summary {
    padding: calc((var(--_target) - 1.45em) / 2) 0;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  details p + p {
    margin-top: 0.25em;
  }
  .wall .title {
    font-size: 1.8em;
    line-height: 1.2;
  }
  .wall .comparison {
    margin-inline-start: -1.1em;
  }
  .wall .comparison > * {
    margin-inline-start: 1.1em;
  }
  .wall .slope {
    flex-basis: 9em;
    height: 5.25em;
  }
  .wall .worth + .small {
    margin-top: 0;
  }
  @media (forced-colors: active) {
    .whisker {
      stroke: GrayText;
    }
  }
`;
