import { css } from 'lit';

/**
 * Buttons. The label has a box of its own, because a ground that is `currentColor` by default would
 * otherwise take the label's colour.
 */
export const buttons = css`
  button {
    -webkit-appearance: none;
    appearance: none;
    min-block-size: var(--_target);
    padding: calc(2 * var(--_space)) calc(4 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 500;
    line-height: 1.25;
    text-align: center;
    cursor: pointer;
    touch-action: manipulation;
  }
  .primary {
    border-color: transparent;
    background: var(--_accent);
  }
  .primary span {
    color: var(--_on-accent);
  }
  .plain {
    border-color: transparent;
  }
  .link {
    min-block-size: 0;
    padding: 0.7em 0;
    border: 0;
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  @media (forced-colors: active) {
    .primary {
      border-color: ButtonText;
    }
  }
`;
