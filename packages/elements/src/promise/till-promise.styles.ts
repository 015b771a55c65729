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
  .text > .small {
    margin-top: 0.15em;
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
    display: inline-block;
    padding: 0.35em 0;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.3em;
    cursor: pointer;
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
