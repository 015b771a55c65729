import { fields } from './fields.js';

/** For how long after a key that nobody types at a button Enter and Space are a scanner's, in milliseconds. */
const scanned = 500;
/** For how long a Space waits for what comes after it, in milliseconds: a code may begin with one. */
const pause = 120;

/**
 * Keeps a barcode scanner, which types into whatever has focus and ends with Enter, from pressing what no person
 * pressed. `target` is a button or a link, or what is around several: an element, a shadow root.
 *
 * Within 500 ms of a printable key, or of focus that left a text field other than by Tab, Enter and Space do
 * nothing; a key that is held presses once; Space presses 120 ms after it went down, unless more keys follow.
 * Only default actions are prevented: every listener still hears every key. Text fields are left alone, and so
 * are clicks without keys, as assistive technology makes them.
 *
 * Returns a function that takes the guard away.
 */
export function guardFromScanner(target: EventTarget): () => void {
  /** When a key or focus last came that is not a person's, and when a Space. */
  let last = -scanned;
  let spaceAt = -scanned;
  let hasLeftField = false;
  /** What Space is down on, or was and waits. */
  let held: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const release = (isPressed?: boolean) => {
    clearTimeout(timer);
    if (isPressed && held?.isConnected) held.click();
    held = timer = undefined;
    spaceAt = -scanned;
  };
  const listen = (event: Event) => {
    const control = event.composedPath()[0] as HTMLElement;
    if (control.matches?.(fields) ?? true) return;
    const { type, key, repeat, altKey, relatedTarget, timeStamp } = event as KeyboardEvent & FocusEvent;
    const isSpace = key === ' ';
    const isPress = isSpace || key === 'Enter';
    const hasBegun = timeStamp - spaceAt < pause;
    const isScan = hasBegun || timeStamp - last < scanned;
    if (type === 'focusin') {
      if (!timer) held = undefined;
      hasLeftField = !!(relatedTarget as Partial<Element> | null)?.matches?.(fields);
      if (hasLeftField) last = timeStamp;
    } else if (type === 'keyup') {
      // By Tab, a person got here.
      if (key === 'Tab' && hasLeftField) last = -scanned;
      if (isSpace) event.preventDefault();
      if (isSpace && control === held)
        if (hasBegun) timer = setTimeout(release, spaceAt + pause - timeStamp, true);
        else release(true);
    } else {
      if (timer && (!hasBegun || /^(Arrow|Tab)/.test(key))) release(true);
      if (isPress && (repeat || isScan)) event.preventDefault();
      if (type === 'keypress' || (isPress && repeat)) return;
      // A character may also come as a number typed with Alt, or without a name.
      if (isPress ? hasBegun || (isScan && isSpace) : altKey || /^(.?$|Un|Pr|De)/.test(key)) {
        release();
        hasLeftField = false;
        last = timeStamp;
      } else if (isSpace && control.matches('button, summary, input')) {
        event.preventDefault();
        held = control;
        spaceAt = timeStamp;
      }
    }
  };
  const each = (method: 'addEventListener' | 'removeEventListener') => {
    for (const type of ['keydown', 'keypress', 'keyup', 'focusin']) target[method](type, listen, true);
  };
  each('addEventListener');
  return () => {
    release();
    each('removeEventListener');
  };
}
