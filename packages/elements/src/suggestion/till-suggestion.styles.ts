import { css } from 'lit';

export const styles = css`
  .card + .card {
    margin-top: var(--_l);
  }
  .customer {
    padding: calc(4.5 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: calc(1.4 * var(--_radius));
  }
  .thing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-top: calc(var(--_m) - var(--_s));
  }
  .thing > * {
    flex: 1 1 6em;
    margin-top: var(--_s);
  }
  .thing .title {
    font-size: 1.06em;
  }
  .thing > .picture {
    flex: none;
    position: relative;
    width: 5.5em;
    max-width: 38%;
    margin-inline-end: var(--_m);
    border-radius: var(--_radius);
    background: var(--_tint);
    overflow: hidden;
  }
  .picture::before {
    content: '';
    display: block;
    padding-top: 100%;
  }
  img {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
    object-fit: scale-down;
  }
  img[hidden] {
    display: none;
  }
  .price {
    margin-top: 0.2em;
    font-variant-numeric: tabular-nums;
  }
  .price > * {
    display: inline-block;
    margin-inline-end: 0.35em;
  }
  .detail {
    margin-top: var(--_m);
  }
  .detail .quiet {
    display: block;
  }
  .ask {
    margin: 0.1em 0 0.35em;
    font-size: 1.56em;
  }
  strong {
    display: block;
    font-weight: 600;
  }
  .note {
    margin-top: var(--_m);
    padding-top: var(--_m);
    border-top: 1px solid var(--_line);
  }
  .associate .row button,
  .associate .row .primary {
    flex: 1 1 40%;
    min-width: 7em;
  }
  .associate .row .primary {
    flex-basis: 100%;
  }
  .associate .row .chip,
  .chip {
    flex: 0 1 auto;
    min-width: var(--_target);
    border-radius: calc(3 * var(--_radius));
    font-weight: 400;
  }
  .failed,
  .unconfirmed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
  }
  .failed > div,
  .unconfirmed > div {
    margin-inline-end: var(--_m);
  }
  .customer .primary {
    margin-inline-end: var(--_s);
  }
  .text {
    padding: var(--_s) 0;
    border: 0;
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  .unanswered {
    display: flex;
    flex-direction: column;
  }
  /* Below the buttons, so that these stay under the finger. */
  .unanswered > [role='status'] {
    order: 1;
    margin-top: var(--_s);
  }
`;
