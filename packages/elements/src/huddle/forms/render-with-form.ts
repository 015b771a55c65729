import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { HuddleItemsController, HuddleItemsHost } from '../huddle-items-controller.js';
import type { HuddleSection } from '../strings.js';

/**
 * The items of a widget with the form below them. On a wall, for a single item, and where there is no document, there
 * is no form.
 */
export function renderWithForm<T extends { id: string }, S extends HuddleSection>(
  host: HuddleItemsHost,
  items: HuddleItemsController<T, S>,
  draw: (item: T) => unknown,
  form: unknown,
  announcement?: string,
): unknown {
  const { scope, shown, isWall } = items;
  const isThere = scope && (scope.huddle ?? items.items.length > 0);
  if (isWall || host.item || !isThere) return items.renderItems(draw, announcement);
  const list = repeat(
    shown,
    ({ id }) => id,
    item => items.renderItem(draw(item)),
  );
  return items.renderBase([shown.length ? list : html`<slot></slot>`, form], announcement);
}
