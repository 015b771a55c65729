import type { MomentInput } from '@tillside/contract';

/** A widget, as far as it is waited for. */
type Widget = HTMLElement & { readonly updateComplete: Promise<boolean>; requestUpdate(): void };

/** The elements below a root that match, across shadow roots, in document order. */
export function all(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap(element => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? all(element.shadowRoot, selector) : []),
  ]);
}

/** The one at a position among those that match; throws if there is none, since the story would be another. */
function one(root: ParentNode, selector: string, at = 0): HTMLElement {
  const found = all(root, selector)[at];
  if (!found) throw new Error(`The story has no ${selector} at ${at}`);
  return found;
}

/** The selector of a part. */
export const part = (name: string): string => `[part~='${name}']`;

/** Waits until every widget has drawn what it knows. */
export async function drawn(root: ParentNode): Promise<void> {
  const widgets = all(root, 'till-promise, till-suggestion, till-feedback') as Widget[];
  // An answer of the host takes a few turns of its own before it leads to a drawing.
  for (let turn = 0; turn < 3; turn++) await Promise.all(widgets.map(widget => widget.updateComplete));
}

/** Draws what would be seen so many milliseconds later. */
export async function drawnLater(root: ParentNode, ms: number): Promise<void> {
  await drawn(root);
  const { now } = Date;
  Date.now = () => now() + ms;
  for (const widget of all(root, 'till-feedback') as Widget[]) widget.requestUpdate();
  await drawn(root);
  Date.now = now;
}

/** Gives the moment around the story a newer version of itself. */
export async function renew(root: ParentNode, changes: Partial<MomentInput>): Promise<void> {
  await drawn(root);
  const moment = one(root, 'till-moment') as HTMLElement & { value: MomentInput };
  moment.value = { ...moment.value, ...changes };
  await drawn(root);
}

/** Presses the button at a position among those that match. */
export async function press(root: ParentNode, selector: string, at = 0): Promise<void> {
  await drawn(root);
  one(root, selector, at).click();
  await drawn(root);
}

/** Waits until the form's state is this one; what it says of storing and sending takes its time. */
export async function becomes(root: ParentNode, status: string): Promise<void> {
  const form = one(root, 'till-feedback');
  while (form.getAttribute('status') !== status) await new Promise(resolve => setTimeout(resolve, 10));
  await drawn(root);
}

/** Does something while the browser has no room to store anything. */
export async function whileFull(action: () => Promise<void>): Promise<void> {
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('There is no room', 'QuotaExceededError');
  };
  try {
    await action();
  } finally {
    IDBObjectStore.prototype.add = add;
  }
}

/** Chooses the answer at a position, from 0. */
export async function choose(root: ParentNode, at: number): Promise<void> {
  await drawn(root);
  one(root, 'input[type=radio], input[type=checkbox]', at).click();
  await drawn(root);
}

/** Writes into the field of the question in view. */
export async function write(root: ParentNode, text: string): Promise<void> {
  await drawn(root);
  const field = one(root, part('field')) as HTMLTextAreaElement | HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn(root);
}
