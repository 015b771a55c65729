import { css } from 'lit';

export const styles = css`
  .promise {
    display: flex;
  }
  .promise + .promise {
    margin-top: var(--_l);
  }
  .icon {
    margin-top: -0.1em;
    margin-inline-end: calc(3 * var(--_space));
  }
  .at-risk .icon,
  .broken .icon {
    color: var(--_warn);
  }
  .text {
    flex: 1;
    min-width: 0;
  }
  .text > .small,
  .text > div > .small {
    margin-top: 0.15em;
  }
  .remedy ~ .small,
  [role]:not(:empty) ~ .small {
    margin-top: var(--_s);
  }
  .compact,
  .compact + .compact {
    display: block;
    margin-top: 0;
  }
  .line {
    display: flex;
    align-items: center;
    padding: var(--_space) 0;
  }
  .line .icon {
    margin-top: 0;
  }
  .line .title {
    flex: 1;
    min-width: 0;
  }
  /* The disclosure marker: a chevron that points down, or up while it is open. */
  summary.line::after {
    content: '';
    flex: none;
    width: 0.5em;
    height: 0.5em;
    margin: -0.25em 0.25em 0;
    border: solid var(--_edge);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  details[open] > summary.line::after {
    margin-top: 0.25em;
    transform: rotate(225deg);
  }
  .rest {
    margin-bottom: var(--_m);
  }
  .rest .small {
    font-size: 1em;
  }
  .rest > * {
    margin-top: 0.35em;
  }
  .remedy {
    margin-top: var(--_s);
    padding: var(--_s) var(--_m);
    border-radius: var(--_radius);
    background: var(--_warn-tint);
    color: var(--_warn);
    font-size: 0.9375em;
  }
  summary {
    cursor: pointer;
  }
  summary:not(.line) {
    display: inline-block;
    padding: 0.35em 0;
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
    margin-top: 0.5em;
  }
  @media (forced-colors: active) {
    .remedy {
      border: 1px solid;
    }
  }
`;
