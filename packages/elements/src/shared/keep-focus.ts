import { editableSelector } from './editable-selector.js';

/**
 * Leaves focus where it is, perhaps in the host's scan field, when a control is pressed; text fields still take it. For
 * `mousedown`, and for `click` because labels pass focus on.
 */
export function keepFocus(event: Event): void {
  const target = event.target as Element;
  const isClick = event.type === 'click';
  const control = isClick ? target.closest('label')?.control : target;
  if (!control || control.matches(editableSelector) || (isClick && control === target)) return;
  event.preventDefault();
  if (isClick) (control as HTMLElement).click();
}
