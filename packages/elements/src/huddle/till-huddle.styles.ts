import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
  }
  :host([density='wall']) {
    display: grid;
    grid-template-rows: 1fr auto;
    box-sizing: border-box;
    min-height: 100vh;
    padding: 4vh 5vw 3vh;
    font-size: var(--till-huddle-wall-size, max(32px, min(2.1vw, 3.7vh)));
    line-height: 1.45;
  }
  /* Reserved height would take the place of the stage. */
  :host([density='wall'])::before {
    content: none;
  }
  :host([hidden]) {
    display: none;
  }
  .stage {
    display: grid;
    align-content: center;
    padding-bottom: 2vh;
    min-width: 0;
  }
  /* A line that can be read; a portrait has two columns. */
  .stage ::slotted(:not(till-portrait)) {
    max-width: 36em;
  }
  .folio {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    min-height: 72px;
    font-size: 0.875em;
  }
  .folio > * {
    margin-inline-end: 1em;
  }
  .age {
    margin: 0;
    font-size: 0.875em;
  }
  .folio,
  .age {
    color: var(--_quiet);
  }
  .pause {
    margin: 0;
    opacity: 0;
    pointer-events: none;
  }
  .awake .pause,
  .pause[aria-pressed='true'],
  .pause:focus {
    opacity: 1;
    pointer-events: auto;
  }
  .pause > span {
    display: flex;
    align-items: center;
  }
  .pause .icon {
    fill: currentColor;
    stroke: none;
  }
  .pause[aria-pressed='true'] {
    background: var(--_tint);
    border-width: 2px;
  }
`;
