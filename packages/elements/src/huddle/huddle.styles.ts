import { css } from 'lit';

/**
 * What all widgets of the Huddle share: the distance between items, and the size of everything on a wall, where the
 * smallest text has 28 px.
 */
export const huddleStyles = css`
  .item + .item {
    margin-top: calc(2 * var(--_l));
  }
  /* The icon has the room of the border and the padding, so that the button keeps its size. */
  .is-done {
    border-color: transparent;
    padding-inline-start: 0;
    cursor: default;
  }
  .is-done .icon {
    margin-inline-start: -0.25em;
  }
  .wall {
    --_space: 0.2em;
    font-size: var(--till-huddle-wall-size, max(32px, min(2.1vw, 3.7vh)));
  }
  .wall.below,
  .wall.above {
    margin-top: 0;
    margin-bottom: 0;
  }
  @media (prefers-reduced-motion: no-preference) {
    .wall .item {
      animation: appear 150ms;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
