import type { LitElement } from 'lit';
import { adoptSheets } from './adopt-sheets.js';

/** Whether an element still shows what a server has drawn, as declarative shadow DOM. */
export const hasServerRoot = ({ hasUpdated, shadowRoot }: LitElement): boolean =>
  !hasUpdated && !!shadowRoot?.firstChild;

/** The base that a server has drawn and that the next update will take over, for its language; otherwise undefined. */
export const serverBase = (element: LitElement): HTMLElement | null | undefined =>
  hasServerRoot(element) && canHydrate(element)
    ? element.shadowRoot?.querySelector('[part~=base]')
    : undefined;

const classOf = (element: LitElement) => element.constructor as typeof LitElement;

/** Whether Lit's hydration support was loaded before the element was defined. */
const canHydrate = (element: LitElement): boolean =>
  classOf(element).observedAttributes.includes('defer-hydration');

/**
 * Updates an element. The first update takes over what a server has drawn if Lit's hydration support is there;
 * otherwise, and where the two differ, it replaces that.
 */
export function updateServerRoot(element: LitElement, update: () => void): void {
  if (!hasServerRoot(element)) return update();
  const { renderOptions, renderRoot } = element;
  const replace = (): void => {
    (renderRoot as ShadowRoot).replaceChildren();
    renderOptions.renderBefore = null;
    update();
  };
  if (!canHydrate(element)) return replace();
  try {
    update();
  } catch {
    replace();
  }
  // A strict policy may have refused the style elements.
  adoptSheets(element, classOf(element).elementStyles);
}
