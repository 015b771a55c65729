import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { freshText } from './fresh-text.js';

type Drawn = TemplateResult | typeof nothing;

/** A paragraph; nothing for an empty text. `look` is its classes, `part` its parts. */
export function paragraph(content: unknown, look = '', part = ''): Drawn {
  if (!content) return nothing;
  const shown = typeof content === 'string' ? freshText(content) : content;
  return html`<p class=${look} part=${part}>${shown}</p>`;
}

/** Options of a button. */
export interface ButtonOptions {
  look?: string;
  part?: string;
  disabled?: boolean;
  /** Another label that the button may have: it has room for both, so that nothing beside or below it moves. */
  otherLabel?: string | undefined;
  /** What assistive technology calls it instead of its label. */
  name?: string | undefined;
}

/** A button. Its label is an element of its own, so that the background can have the text colour. */
export function button(
  label: string,
  onClick: () => void,
  { look = '', part = '', disabled = false, otherLabel, name }: ButtonOptions = {},
): TemplateResult {
  return html`<button
    type="button"
    class=${look}
    part=${part}
    data-other=${otherLabel ?? nothing}
    ?disabled=${disabled}
    @click=${onClick}
  >
    <span aria-hidden=${name ? 'true' : nothing}>${freshText(label)}</span>
    ${name ? html`<span class="visually-hidden">${freshText(name)}</span>` : nothing}
  </button>`;
}

/** An icon of one path on a 24 px grid, hidden from assistive technology because it is decoration. */
export function icon(path: string): SVGTemplateResult {
  return svg`<svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}

/** The icon for something done. */
export const check = icon('M5 12.5 9.5 17 19 7.5');
