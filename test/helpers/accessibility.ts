import { computeAccessibleName, getRole } from 'dom-accessibility-api';

/** Whether an element or one of its ancestors is hidden from assistive technology. */
function isIgnored(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return true;
  for (let each: Element | null = element; each; each = parentOf(each))
    if (each.getAttribute('aria-hidden') === 'true' || each.hasAttribute('inert')) return true;
  return false;
}

/** The parent in the flat tree, across slots and shadow roots. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot ?? element.parentElement) return element.assignedSlot ?? element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The WAI-ARIA role for assistive technology, or `none`. */
export function roleOf(element: Element): string {
  const role = isIgnored(element) ? null : getRole(element);
  // ARIA 1.3 renames these roles; the old names stay synonyms.
  if (role === 'img') return 'image';
  return role === null || role === 'presentation' ? 'none' : role;
}

/** The accessible name, without bidirectional isolates. */
export const nameOf = (element: Element): string =>
  computeAccessibleName(element).replace(/[\u2066-\u2069]/g, '');
