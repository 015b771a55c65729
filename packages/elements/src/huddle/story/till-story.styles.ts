import { css } from 'lit';

export const styles = css`
  .item {
    max-width: 34em;
  }
  .kicker {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
  }
  .kind {
    font-weight: 600;
  }
  .letter {
    margin: 0.3em 0 0;
    font-size: 1.06em;
    line-height: 1.5;
  }
  .short {
    font-size: 1.3em;
    line-height: 1.4;
    text-wrap: pretty;
  }
  .wall .item {
    max-width: none;
  }
  .wall .letter {
    font-size: 1.15em;
    line-height: 1.4;
  }
  .wall .short {
    font-size: 1.6em;
    line-height: 1.3;
  }
  .signature {
    margin-top: 0.5em;
    font-weight: 600;
    text-align: end;
  }
  .signature::before {
    content: '— ';
  }
  .more {
    margin-top: var(--_space);
  }
  .letter + .more {
    margin-top: var(--_s);
  }
  .to-select {
    margin-top: var(--_s);
  }
  .selectable {
    margin-top: var(--_space);
    padding: var(--_s) var(--_m);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    user-select: all;
    -webkit-user-select: all;
  }
`;
