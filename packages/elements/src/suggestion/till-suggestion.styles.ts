import { css } from 'lit';

export const styles = css`
  .till {
    --_target: var(--till-suggestion-target, var(--till-target, 56px));
  }
  .card + .card {
    margin-block-start: calc(5.5 * var(--_space));
  }
  .customer {
    padding: calc(4.5 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.4);
  }
  .reason,
  .detail,
  .lead {
    font-size: 0.875em;
  }
  .detail {
    margin-block-start: calc(3 * var(--_space));
  }
  .thing {
    display: flex;
    align-items: center;
    margin-block-start: calc(3.5 * var(--_space));
  }
  .words {
    flex: 1;
    min-inline-size: 0;
  }
  .picture {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: 5.5em;
    block-size: 5.5em;
    max-inline-size: 38%;
    margin-inline-end: calc(3.5 * var(--_space));
    border-radius: var(--_radius);
    background: var(--_tint);
    overflow: hidden;
  }
  img {
    max-inline-size: 100%;
    block-size: auto;
    max-block-size: 100%;
    object-fit: contain;
  }
  img[hidden] {
    display: none;
  }
  .customer .title {
    font-size: 1.06em;
  }
  .title a {
    text-decoration-color: var(--_edge);
  }
  .price {
    margin-block-start: 0.2em;
    font-variant-numeric: tabular-nums;
  }
  .price > * {
    margin-inline-end: 0.35em;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    margin-block-start: calc(3.5 * var(--_space));
    margin-inline-end: calc(-2 * var(--_space));
    margin-block-end: calc(-2 * var(--_space));
  }
  .actions button {
    margin-inline-end: calc(2 * var(--_space));
    margin-block-end: calc(2 * var(--_space));
  }
  .ask {
    margin-block: 0.1em 0.5em;
    font-size: 1.56em;
  }
  .why strong {
    font-weight: 600;
  }
  .note {
    margin-block-start: calc(3.5 * var(--_space));
    padding-block-start: calc(3 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  .associate .actions button {
    flex: 1 1 40%;
    min-inline-size: 7em;
  }
  .associate .actions .primary {
    flex-basis: 100%;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    margin-block-start: calc(2.5 * var(--_space));
    margin-inline-end: calc(-2 * var(--_space));
  }
  .chips + .lead {
    margin-block-start: calc(2 * var(--_space));
  }
  .chip {
    min-inline-size: var(--_target);
    margin-inline-end: calc(2 * var(--_space));
    margin-block-end: calc(2 * var(--_space));
    border-radius: calc(var(--_target) / 2);
    font-weight: 400;
  }
  .outcome {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    font-size: 1em;
  }
  p.outcome {
    flex-wrap: nowrap;
    justify-content: flex-start;
  }
  .check {
    margin-inline-end: 0.5em;
    color: var(--_accent);
    stroke-width: 2.2;
  }
`;
