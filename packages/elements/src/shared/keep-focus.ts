import { fields } from './fields.js';

/**
 * Leaves focus where it is, in the host's scan field perhaps, whatever is pressed or touched; what takes text
 * still takes it. For `mousedown`, and for `click` because labels hand focus on.
 */
export function keepFocus(event: Event): void {
  const target = event.target as Element;
  const isClick = event.type === 'click';
  const control = isClick ? target.closest('label')?.control : target;
  if (!control || control.matches(fields) || (isClick && control === target)) return;
  event.preventDefault();
  if (isClick) (control as HTMLElement).click();
}
