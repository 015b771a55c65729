import { css } from 'lit';

/** The countdown of an idle form; its container is positioned. */
export const idleStyles = css`
  /* Covers the form, which keeps its size and cannot be read. */
  .idle {
    position: absolute;
    top: 0;
    left: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    width: 100%;
    height: 100%;
    text-align: center;
  }
  .idle button {
    margin-top: var(--_m);
  }
  .idle ~ * {
    opacity: 0;
    pointer-events: none;
  }
`;
