import { css } from 'lit';

/** The forms with which people tell something. */
export const formStyles = css`
  .telling {
    position: relative;
    max-width: 34em;
    margin-top: var(--_l);
  }
  .asked + .asked,
  .note {
    margin-top: var(--_m);
  }
  .note:empty {
    margin: 0;
  }
  label {
    display: block;
    font-weight: 600;
  }
  .field {
    display: block;
    width: 100%;
    min-height: var(--_target);
    margin: var(--_s) 0 0;
    padding: var(--_s) var(--_m);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    resize: vertical;
  }
  .field[readonly] {
    opacity: 0.65;
  }
  .field[aria-invalid] {
    border-color: var(--_warn);
  }
  .error {
    margin-top: var(--_s);
    color: var(--_warn);
    font-weight: 500;
  }
  .error:not([part]) {
    display: none;
  }
  .review,
  .room {
    margin-top: var(--_space);
    font-variant-numeric: tabular-nums;
  }
  .plain {
    padding: var(--_s);
  }
  .receipt {
    display: flex;
    flex: 1 1 9em;
    align-items: center;
    min-height: 2.8em;
    line-height: 1.4;
  }
  .receipt .icon {
    width: 1.3em;
    height: 1.3em;
    margin-inline-end: 0.4em;
    stroke-width: 2;
  }
  .caution,
  .caution .icon {
    color: var(--_warn);
  }
  .row > .caution {
    flex-basis: 100%;
    order: -1;
    min-height: 0;
  }
`;
