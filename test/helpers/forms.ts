import { part, parts, settled } from './elements.js';

/** Writes into the nth text field of an element, as a person does who leaves it afterwards. */
export async function write(element: Element, nth: number, words: string): Promise<void> {
  const field = parts(element, 'field')[nth] as HTMLTextAreaElement;
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settled(element);
}

/** What stands in the nth text field of an element. */
export const written = (element: Element, nth = 0): string =>
  (parts(element, 'field')[nth] as HTMLTextAreaElement).value;

/** Presses the only control with this part. */
export async function press(element: Element, name: string): Promise<void> {
  part(element, name).click();
  await settled(element);
}
