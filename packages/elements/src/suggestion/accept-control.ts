import { html, type TemplateResult } from 'lit';
import { freshText } from '../shared/fresh-text.js';
import { button } from '../shared/templates.js';
import type { CardView } from './card-view.js';

/** The button that accepts, or the product's link if nobody on this page handles an acceptance. */
export function acceptControl(
  { strings, isPending, disabled, href, onAccept, onFollow }: CardView,
  label: string,
): TemplateResult {
  if (href && !disabled)
    return html`<a class="primary" part="accept" href=${href} @click=${onFollow}>
      <span>${freshText(strings.seeIt)}</span>
    </a>`;
  return button(isPending ? strings.pending : label, onAccept, {
    look: 'primary',
    part: 'accept',
    disabled,
    otherLabel: isPending ? label : strings.pending,
    // The status says that it is pending: to say so here as well would be to say it twice.
    name: isPending ? label : undefined,
  });
}
