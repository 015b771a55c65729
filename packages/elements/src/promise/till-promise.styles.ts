import { css } from 'lit';

export const styles = css`
  .promise {
    display: flex;
  }
  .promise + .promise {
    margin-block-start: calc(5.5 * var(--_space));
  }
  .icon {
    margin-block: -0.1em;
    margin-inline-end: calc(3 * var(--_space));
    color: var(--_accent);
  }
  .not-on .icon {
    color: var(--_warn);
  }
  .text {
    flex: 1;
    min-inline-size: 0;
  }
  .line {
    margin-block-start: 0.15em;
    font-size: 0.875em;
  }
  .remedy {
    margin-block-start: calc(2 * var(--_space));
    padding: calc(2.5 * var(--_space)) calc(3 * var(--_space));
    border-radius: var(--_radius);
    background: var(--_warn-tint);
    color: var(--_warn);
    font-size: 0.9375em;
  }
  details {
    font-size: 0.875em;
  }
  summary {
    display: inline-block;
    padding-block: 0.35em;
    text-decoration: underline;
    text-decoration-color: var(--_edge);
    text-underline-offset: 0.3em;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  details p + p {
    margin-block-start: 0.5em;
  }
  @media (forced-colors: active) {
    .remedy {
      border: 1px solid;
    }
  }
`;
