import { css } from 'lit';

export const styles = css`
  .till {
    --_target: var(--till-feedback-target, var(--till-target, 56px));
  }
  .lead,
  .note,
  .ends {
    font-size: 0.875em;
  }
  .step {
    white-space: nowrap;
  }
  legend {
    display: block;
    inline-size: 100%;
    margin-block: 0.15em calc(3.5 * var(--_space));
    font-size: 1.3em;
  }
  small {
    display: inline-block;
    font-size: 0.625em;
    font-weight: 400;
  }
  .note {
    margin-block: calc(2 * var(--_space));
  }

  /* Steps: as many in a row as there are, or about half of them where they would be too narrow. */
  .steps {
    --_gap: calc(2 * var(--_space));
    --_row: 5;
    --_half: 5;
    display: grid;
    grid-template-columns: repeat(
      auto-fill,
      minmax(
        max(
          calc((100% - (var(--_row) - 1) * var(--_gap)) / var(--_row)),
          min(
            calc((100% - (var(--_half) - 1) * var(--_gap)) / var(--_half)),
            calc((var(--_row) * (var(--_target) * 0.8 + var(--_gap)) - 100%) * 999)
          )
        ),
        1fr
      )
    );
    grid-gap: var(--_gap);
  }
  .ces {
    --_row: 7;
    --_half: 4;
  }
  .nps {
    --_row: 11;
    --_half: 6;
  }
  .words {
    grid-template-columns: repeat(auto-fit, minmax(5em, 1fr));
  }
  .steps .step {
    position: relative;
    white-space: normal;
  }
  .step input {
    position: absolute;
    top: 0;
    left: 0;
    margin: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .step > span {
    display: flex;
    align-items: center;
    justify-content: center;
    min-block-size: var(--_target);
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .step b {
    font-weight: 600;
  }
  .step input:checked + span {
    border-color: transparent;
    background: var(--_accent);
  }
  .step input:checked + span b {
    color: var(--_on-accent);
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
    justify-content: space-between;
    margin-block-start: calc(2 * var(--_space));
  }
  .ends span {
    max-inline-size: 48%;
  }
  .ends span + span {
    text-align: end;
  }

  .option {
    display: flex;
    align-items: center;
    min-block-size: var(--_target);
    margin-block-start: calc(2 * var(--_space));
    padding: calc(1.5 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .option.bare {
    padding-inline: 0;
    border-color: transparent;
    font-size: 0.875em;
  }
  .option input {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0;
    margin-inline-end: calc(3 * var(--_space));
    accent-color: var(--_accent);
  }
  textarea,
  input[type='email'],
  input[type='tel'] {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target);
    margin: calc(1 * var(--_space)) 0 0;
    padding: calc(2.5 * var(--_space)) calc(3 * var(--_space));
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    resize: vertical;
  }
  .error {
    font-size: 0.875em;
    font-weight: 500;
    color: var(--_warn);
  }
  .error:not(:empty) {
    margin-block-start: calc(2 * var(--_space));
  }
  .actions {
    display: flex;
    margin-block-start: calc(4 * var(--_space));
  }
  .back {
    padding-inline: 0;
    min-inline-size: var(--_target);
    text-align: start;
  }
  .next {
    margin-inline-start: auto;
  }
  .equal {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8em, 1fr));
    grid-gap: calc(2 * var(--_space));
  }
  .thanks {
    display: flex;
    align-items: center;
    font-size: 1.06em;
  }
  .check {
    margin-inline-end: 0.5em;
    color: var(--_accent);
    stroke-width: 2.2;
  }
  @media (forced-colors: active) {
    .step input:checked + span {
      border: 3px solid Highlight;
    }
  }
`;
