import { css } from 'lit';

export const styles = css`
  .item {
    max-width: 34em;
  }
  .for {
    margin-top: 0.15em;
  }
  /* Alone on a screen that is read from afar. */
  .wall .item {
    max-width: none;
  }
  .wall .title {
    font-size: 1.6em;
  }
  .wall .for {
    margin-top: 0.4em;
    font-size: 1.2em;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8em;
    margin-top: var(--_space);
  }
`;
