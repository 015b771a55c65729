import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr));
    align-items: start;
    gap: 32px 40px;
  }
  * {
    box-sizing: border-box;
  }
  h1,
  h2,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  h1 {
    font-size: 1.56rem;
    line-height: 1.2;
  }
  h2,
  label {
    font-size: 0.875rem;
    font-weight: 500;
    opacity: 0.8;
  }
  .editor,
  .screen {
    display: grid;
    gap: 14px;
    min-inline-size: 0;
  }
  .screen {
    gap: 22px;
  }
  textarea,
  input {
    inline-size: 100%;
    padding: 12px;
    border: 1px solid var(--till-edge, #767676);
    border-radius: var(--till-radius, 10px);
    background: none;
    color: inherit;
    font:
      13px/1.5 ui-monospace,
      'Noto Sans Mono',
      monospace;
  }
  textarea {
    min-block-size: min(30rem, 60vh);
    resize: vertical;
    tab-size: 2;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  button,
  select {
    min-block-size: 40px;
    padding: 6px 14px;
    border: 1px solid var(--till-edge, #767676);
    border-radius: var(--till-radius, 10px);
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.9375rem;
    cursor: pointer;
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
  :focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  .problems {
    list-style: none;
  }
  .problems li {
    padding: 8px 0;
    border-block-start: 1px solid var(--till-line, rgba(128, 128, 128, 0.3));
    overflow-wrap: anywhere;
  }
  code {
    display: block;
    font:
      13px/1.5 ui-monospace,
      'Noto Sans Mono',
      monospace;
    text-align: start;
  }
  .note {
    padding: 8px 14px;
    border-radius: var(--till-radius, 10px);
    background: var(--till-tint, rgba(128, 128, 128, 0.1));
  }
  /* Phones zoom into fields whose text is smaller. */
  @media (pointer: coarse) {
    textarea,
    input {
      font-size: 16px;
    }
  }
`;
