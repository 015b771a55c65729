import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

type Drawn = TemplateResult | typeof nothing;

/** A paragraph, or nothing where there is nothing to say. `look` is its classes, `part` its parts. */
export function paragraph(content: unknown, look = '', part = ''): Drawn {
  return content ? html`<p class=${look} part=${part}>${content}</p>` : nothing;
}

/** A button. Its label has a box of its own, so that it can stand on a ground in the text's colour. */
export function button(
  label: string,
  onClick: () => void,
  { look = '', part = '', disabled = false }: { look?: string; part?: string; disabled?: boolean } = {},
): TemplateResult {
  return html`<button type="button" class=${look} part=${part} ?disabled=${disabled} @click=${onClick}>
    <span>${label}</span>
  </button>`;
}

/** An icon of one path on a 24 px grid: decoration, since the words beside it say it all. */
export function icon(path: string): SVGTemplateResult {
  return svg`<svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}

/** The sign that something is done. */
export const check = icon('M5 12.5 9.5 17 19 7.5');
