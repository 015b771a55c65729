import { css } from 'lit';

export const styles = css`
  legend {
    width: 100%;
    margin: 0.15em 0 0.7em;
    font-size: 1.3em;
  }
  legend small {
    font-size: 0.625em;
    font-weight: 400;
  }
  .note {
    margin: var(--_s) 0;
  }
  /* Shows the line breaks of the shop's texts. */
  .note,
  .lines {
    white-space: pre-line;
  }
  legend ~ .note {
    margin-top: 0;
  }
  .note + form,
  .note + .steps {
    margin-top: var(--_m);
  }

  /* Steps: all in one row, or half of them in each of two rows if they would be too narrow. */
  .steps {
    --_least: 0px;
    --_row: 5;
    --_half: 5;
    display: grid;
    grid-template-columns: repeat(
      auto-fill,
      minmax(
        max(
          var(--_least),
          (100% - (var(--_row) - 1) * var(--_s)) / var(--_row),
          min(
            (100% - (var(--_half) - 1) * var(--_s)) / var(--_half),
            (var(--_row) * (max(var(--_target) * 0.8, 1.6em) + var(--_s)) - 100%) * 999
          )
        ),
        1fr
      )
    );
    grid-gap: var(--_s);
  }
  .ces {
    --_row: 7;
    --_half: 4;
  }
  .nps {
    --_least: 1.7em;
    --_row: 11;
    --_half: 6;
    white-space: nowrap;
  }
  /* All side by side, or all in a column, so that none stands out. */
  .words {
    grid-template-columns: repeat(auto-fit, minmax(max(4.8em, min(100%, (15.4em - 100%) * 999)), 1fr));
  }
  .step {
    position: relative;
  }
  .step input {
    position: absolute;
    top: 0;
    left: 0;
    margin: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .step > span {
    display: flex;
    align-items: center;
    justify-content: center;
    min-height: var(--_target);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .step input:checked + span {
    border-color: transparent;
    background-color: var(--_ground, currentColor);
    color: var(--_accent);
  }
  b {
    font-weight: inherit;
  }
  .step input:checked + span b {
    color: var(--_on-accent, var(--_on-accent-default));
  }
  .step input:focus + span {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .step input:focus:not(:focus-visible) + span {
    outline: none;
  }
  .ends {
    display: flex;
    flex-wrap: wrap;
    margin-top: var(--_s);
    /* Below each other rather than with a word cut in two. */
    overflow-wrap: break-word;
  }
  .ends span {
    flex: 1 1 5.5em;
  }
  .ends span + span {
    margin-inline-start: 1em;
    text-align: end;
  }

  .option {
    display: flex;
    align-items: center;
    min-height: var(--_target);
    margin-top: var(--_s);
    padding: var(--_s) var(--_m);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    cursor: pointer;
    hyphens: auto;
    hyphenate-limit-chars: 12 5 5;
  }
  .bare {
    align-items: flex-start;
    padding: var(--_s) 0;
    border: 0;
  }
  .option input {
    flex: none;
    width: 1.25em;
    height: 1.25em;
    margin: 0;
    margin-inline-end: var(--_m);
    font-size: 1em;
    accent-color: var(--_accent);
  }
  .field {
    display: block;
    width: 100%;
    min-height: var(--_target);
    margin: var(--_space) 0 0;
    padding: var(--_s) var(--_m);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    resize: vertical;
  }
  .field[aria-invalid],
  [aria-invalid] .step > span,
  [aria-invalid] .option {
    border-color: var(--_warn);
  }
  .error {
    margin-top: var(--_s);
    color: var(--_warn);
    font-weight: 500;
  }
  .error:empty {
    margin: 0;
  }
  /* Beside the buttons, or on a separate line if there is no room; the same while it is empty. */
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
  .next {
    margin-inline-start: auto;
  }
  [part='base'] {
    position: relative;
  }
  .plain {
    min-width: var(--_target);
  }
  /* Printers leave out backgrounds. */
  @media print {
    .step input:checked + span {
      border: 3px solid;
      background: none;
      color: inherit;
    }
    .step input:checked + span b {
      color: inherit;
    }
  }
  @media (forced-colors: active) {
    .step input:checked + span {
      border: 3px solid Highlight;
    }
  }
`;
