import { css } from 'lit';

/**
 * Buttons. The label has a box of its own, because a ground that is `currentColor` by default would
 * otherwise take the label's colour.
 */
export const buttons = css`
  button {
    appearance: none;
    -webkit-appearance: none;
    min-height: var(--_target);
    padding: var(--_s) calc(2 * var(--_s));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 500;
    line-height: 1.25;
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
  .till button:active,
  button:disabled {
    opacity: 0.65;
    cursor: default;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    margin-top: calc(var(--_m) - var(--_s));
    margin-inline-start: calc(-1 * var(--_s));
  }
  .row > * {
    margin-top: var(--_s);
    margin-inline-start: var(--_s);
  }
  .done {
    display: flex;
    align-items: center;
  }
  .done .icon {
    stroke-width: 2.2;
  }
  @media (forced-colors: active) {
    .primary {
      border-color: ButtonText;
    }
  }
`;
