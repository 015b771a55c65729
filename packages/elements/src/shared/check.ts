import { svg } from 'lit';

/** The sign that something is done; words beside it say what. */
export const check = svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5" /></svg>`;
