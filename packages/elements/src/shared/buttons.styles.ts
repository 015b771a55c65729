import { css } from 'lit';

/**
 * Buttons. The label is an element of its own, because a background that is `currentColor` by default would otherwise
 * take the label's colour.
 */
export const buttons = css`
  button,
  a.primary {
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
  .primary,
  a.primary {
    border-color: transparent;
    background-color: var(--_ground, currentColor);
    color: var(--_accent);
  }
  .primary span {
    color: var(--_on-accent, var(--_on-accent-default));
  }
  a.primary {
    display: flex;
    align-items: center;
    justify-content: center;
    text-decoration: none;
  }
  /* Both labels that the button may have are in one cell, and the larger one decides. A little room at their sides:
     older engines measure text that runs against the direction too narrow. */
  [data-other] {
    display: inline-grid;
    align-items: center;
  }
  [data-other] > *,
  [data-other]::after {
    grid-area: 1 / 1;
    padding: 0 1px;
  }
  [data-other]::after {
    content: attr(data-other);
    /* Not part of the button's name. */
    visibility: hidden;
  }
  /* Text buttons stand flush with the text above them, in a row of their own, too. */
  .plain {
    padding-left: 0;
    padding-right: 0;
    border: 0;
    text-align: start;
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
  /* Printers leave out backgrounds. */
  @media print {
    .primary {
      border-color: currentColor;
      background: none;
      color: inherit;
    }
    .primary span {
      color: inherit;
    }
  }
  @media (forced-colors: active) {
    .primary {
      border-color: ButtonText;
    }
  }
`;
