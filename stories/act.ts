import type { MomentInput } from '@tillside/contract';

/** A widget, as far as stories wait for it. */
type Widget = HTMLElement & { readonly updateComplete: Promise<boolean>; requestUpdate(): void };

/** The page of a story that is played. */
export interface Played {
  canvasElement: HTMLElement;
}

/** The elements below a root that match, across shadow roots, in document order. */
export function all(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap(element => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? all(element.shadowRoot, selector) : []),
  ]);
}

/** The element at a position among those that match; throws if there is none, since the story would be wrong. */
function one(root: ParentNode, selector: string, at = 0): HTMLElement {
  const found = all(root, selector)[at];
  if (!found) throw new Error(`The story has no ${selector} at ${at}`);
  return found;
}

/** The selector of a part. */
export const part = (name: string): string => `[part~='${name}']`;

/** Waits until every widget has rendered. */
export async function rendered(root: ParentNode): Promise<void> {
  const widgets = all(root, '*').filter(({ localName }) => localName.startsWith('till-')) as Widget[];
  // A host's answer takes a few microtasks before it leads to an update.
  for (let turn = 0; turn < 3; turn++) await Promise.all(widgets.map(widget => widget.updateComplete));
}

/** Waits until what fades in has come. */
export async function appeared({ canvasElement }: Played): Promise<void> {
  await rendered(canvasElement);
  const animations = all(canvasElement, part('item')).flatMap(item => item.getAnimations());
  await Promise.all(animations.map(({ finished }) => finished));
}

/** Renders the state after this many milliseconds. */
export async function renderedLater(root: ParentNode, ms: number): Promise<void> {
  await rendered(root);
  const { now } = Date;
  Date.now = () => now() + ms;
  for (const widget of all(root, 'till-feedback, till-story, till-thanks') as Widget[])
    widget.requestUpdate();
  await rendered(root);
  Date.now = now;
}

/** Gives the moment around the story a newer version of itself. */
export async function renew(root: ParentNode, changes: Partial<MomentInput>): Promise<void> {
  await rendered(root);
  const moment = one(root, 'till-moment') as HTMLElement & { value: MomentInput };
  moment.value = { ...moment.value, ...changes };
  await rendered(root);
}

/** Presses the button at a position among those that match. */
export async function press(root: ParentNode, selector: string, at = 0): Promise<void> {
  await rendered(root);
  one(root, selector, at).click();
  await rendered(root);
}

/** Waits until the form has this status, after storing and sending. */
export const becomes = (root: ParentNode, status: string): Promise<void> =>
  becomesIn(root, 'till-feedback', status);

/** Waits until the form of an element has this status. */
export async function becomesIn(root: ParentNode, tag: string, status: string): Promise<void> {
  const form = one(root, tag);
  while (form.getAttribute('status') !== status) await new Promise(resolve => setTimeout(resolve, 10));
  await rendered(root);
}

/** Runs an action while the browser's storage is full. */
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

/** Runs an action while the browser can neither share nor copy. */
export async function whileUnshared(action: () => Promise<void>): Promise<void> {
  const refuse = () => Promise.reject(new DOMException('Not allowed', 'NotAllowedError'));
  const own = { share: refuse, clipboard: { writeText: refuse } };
  for (const [name, value] of Object.entries(own))
    Object.defineProperty(navigator, name, { value, configurable: true });
  try {
    await action();
  } finally {
    for (const name of Object.keys(own)) Reflect.deleteProperty(navigator, name);
  }
}

/** Chooses the answer at a position, from 0. */
export async function choose(root: ParentNode, at: number): Promise<void> {
  await rendered(root);
  one(root, 'input[type=radio], input[type=checkbox]', at).click();
  await rendered(root);
}

/** Types into the field at a position among those in view. */
export async function write(root: ParentNode, text: string, at = 0): Promise<void> {
  await rendered(root);
  const field = one(root, part('field'), at) as HTMLTextAreaElement | HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await rendered(root);
}

export const accept = ({ canvasElement }: Played): Promise<void> => press(canvasElement, part('accept'));
export const decline = ({ canvasElement }: Played): Promise<void> => press(canvasElement, part('decline'));
/** The customer begins to pay. */
export const pay = ({ canvasElement }: Played): Promise<void> => renew(canvasElement, { phase: 'paying' });

/** Presses Next. */
export const next = (root: ParentNode): Promise<void> => press(root, part('next'));

/** Answers the question in view by choosing, and goes on. */
export async function answer(root: ParentNode, at: number): Promise<void> {
  await choose(root, at);
  await next(root);
}

/** Answers the first question with a low score, and the second in words. */
export async function answerUnhappily({ canvasElement }: Played): Promise<void> {
  await answer(canvasElement, 1);
  await write(canvasElement, 'The stand arrived chipped');
}
