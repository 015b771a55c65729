import { css } from 'lit';

export const styles = css`
  .item {
    max-width: 38em;
  }
  .item + .item {
    margin-top: var(--_l);
    padding-top: var(--_l);
    border-top: 1px solid var(--_line);
  }
  .title {
    font-size: 1.3em;
    line-height: 1.2;
  }
  .text {
    margin-top: 0.35em;
    text-wrap: pretty;
  }
  .owner {
    margin-top: 0.35em;
  }
  button {
    margin-top: var(--_m);
  }
  .wall .item {
    max-width: none;
  }
  .wall .title {
    max-width: 16em;
    font-size: 3.25em;
    line-height: 1.08;
    letter-spacing: -0.01em;
  }
  .wall .title.long {
    max-width: 26em;
    font-size: 2em;
  }
  .wall .text {
    max-width: 28em;
    margin-top: 0.75em;
    font-size: 1.5em;
    line-height: 1.35;
  }
  .wall .owner {
    margin-top: 1.5em;
    font-size: 1em;
  }
`;
