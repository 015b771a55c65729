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
    align-items: center;
    margin-top: var(--_m);
  }
  .thing .title {
    font-size: 1.06em;
  }
  .picture {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: center;
    width: 5.5em;
    height: 5.5em;
    max-width: 38%;
    margin-inline-end: var(--_m);
    border-radius: var(--_radius);
    background: var(--_tint);
    overflow: hidden;
  }
  img {
    max-width: 100%;
    max-height: 100%;
    height: auto;
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
  .associate .row button {
    flex: 1 1 40%;
    min-width: 7em;
  }
  .associate .row .primary {
    flex-basis: 100%;
  }
  .associate .row .chip,
  .chip {
    flex: none;
    min-width: var(--_target);
    border-radius: calc(var(--_target) / 2);
    font-weight: 400;
  }
  .failed .row {
    align-items: center;
    justify-content: space-between;
    margin-top: calc(-1 * var(--_s));
  }
  .failed .row button {
    flex: none;
    padding: 0;
    border: 0;
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
`;
