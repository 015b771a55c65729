import { editableSelector } from './editable-selector.js';
import { isActionKey, keyName, scanWatch } from './scan-watch.js';

/** How long a Space is held back until the next key, in milliseconds: a code may begin with one. */
const spaceDelay = 120;
/** The fewest characters of a burst that ends with Tab or Enter to count as a code. */
const shortestCode = 3;

/** Options of a guard. */
export interface ScannerGuardOptions {
  /** Whether to remove a code that a scanner typed into a text field. */
  restoresFields?: () => boolean;
}

/**
 * Keeps a barcode scanner, which types into whatever has focus and ends with Enter or Tab, from pressing controls.
 * `target` is a button or a link, or an element or shadow root that contains several.
 *
 * Enter, Space and arrow keys do nothing within 500 ms of a printable key at a control, of three keys within 30 ms of
 * each other anywhere in the page, or of focus leaving a text field other than by Tab. A key that is ignored extends
 * that time, at every guarded control. A held key presses once; Space presses 120 ms after it went down, unless more
 * keys follow. Only default actions are prevented, and only at guarded controls: every listener still gets every key.
 * Text fields are not affected, and neither are clicks without keys, as by assistive technology.
 *
 * Returns a function that removes the guard.
 */
export function guardFromScanner(target: EventTarget, options: ScannerGuardOptions = {}): () => void {
  const guard = new ScannerGuard(options);
  const endWatch = scanWatch.use();
  const types = ['keydown', 'keypress', 'keyup', 'focusin'] as const;
  for (const type of types) target.addEventListener(type, guard, true);
  return () => {
    endWatch();
    guard.stop();
    for (const type of types) target.removeEventListener(type, guard, true);
  };
}

/** A text field as it was before a burst of keys. */
interface FieldBefore {
  field: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

class ScannerGuard implements EventListenerObject {
  readonly #options: ScannerGuardOptions;
  /** The control on which Space is down, or held back. */
  #held: HTMLElement | undefined;
  #spaceAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cameFromField = false;
  #fieldBefore: FieldBefore | undefined;

  constructor(options: ScannerGuardOptions) {
    this.#options = options;
  }

  handleEvent(event: Event): void {
    const control = event.composedPath()[0];
    if (!(control instanceof HTMLElement)) return;
    if (control.matches(editableSelector)) {
      if (event.type === 'keydown') this.#onFieldKeydown(event as KeyboardEvent, control);
    } else if (event.type === 'focusin') this.#onFocus(event as FocusEvent);
    else if (event.type === 'keyup') this.#onKeyup(event as KeyboardEvent, control);
    else if (event.type === 'keypress') this.#onKeypress(event as KeyboardEvent);
    else this.#onKeydown(event as KeyboardEvent, control);
  }

  /** Cancels a Space that is held back. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#held = this.#timer = undefined;
    this.#spaceAt = -Infinity;
  }

  #onFocus({ relatedTarget, timeStamp }: FocusEvent): void {
    if (!this.#timer) this.stop();
    this.#cameFromField = relatedTarget instanceof Element && relatedTarget.matches(editableSelector);
    if (this.#cameFromField) scanWatch.noteLeftField(timeStamp);
  }

  #onKeydown(event: KeyboardEvent, control: HTMLElement): void {
    const { repeat, timeStamp } = event;
    const key = keyName(event);
    const isSpace = key === ' ';
    const isAfterSpace = timeStamp - this.#spaceAt < spaceDelay;
    if (this.#timer && (!isAfterSpace || key === 'Tab' || key.startsWith('Arrow'))) this.#press();
    if (key === 'Tab' || !isActionKey(key)) {
      if (isTyped(key, event.altKey)) this.#noteScanner(timeStamp);
      return;
    }
    const isPress = isSpace || key === 'Enter';
    const isScanning = scanWatch.isScanning(timeStamp) || (isPress && isAfterSpace);
    if (isScanning || (isPress && repeat)) event.preventDefault();
    if (isPress && repeat) return;
    if (isPress && (isAfterSpace || (isSpace && isScanning))) this.#noteScanner(timeStamp);
    else if (isSpace && control.matches('button, summary, input')) {
      event.preventDefault();
      this.#held = control;
      this.#spaceAt = timeStamp;
    }
  }

  #onKeypress(event: KeyboardEvent): void {
    const { key, repeat, ctrlKey, altKey, metaKey, timeStamp } = event;
    const isPress = key === ' ' || key === 'Enter';
    // In Firefox, "/" and "'" start a search of the page, which then gets the Enter.
    const isCharacter = !isPress && !ctrlKey && !altKey && !metaKey;
    if (isCharacter || repeat || (isPress && scanWatch.isScanning(timeStamp))) event.preventDefault();
  }

  #onKeyup(event: KeyboardEvent, control: HTMLElement): void {
    if (keyName(event) === 'Tab' && this.#cameFromField) scanWatch.noteLeftByTab();
    if (event.key !== ' ') return;
    event.preventDefault();
    if (control !== this.#held) return;
    const wait = this.#spaceAt + spaceDelay - event.timeStamp;
    if (wait > 0) this.#timer = setTimeout(() => this.#pressNext(), wait);
    else this.#press();
  }

  /** Presses in a task of its own: on a busy page, a key that came in time may only be heard after the timer. */
  #pressNext(): void {
    this.#timer = setTimeout(() => this.#press());
  }

  /** Presses the control on which Space was pressed. */
  #press(): void {
    const control = this.#held;
    this.stop();
    if (control?.isConnected) control.click();
  }

  #noteScanner(time: number): void {
    this.stop();
    this.#cameFromField = false;
    scanWatch.noteScanner(time);
  }

  /** In a text field, a burst that ends with Tab or Enter is a code, which is removed. */
  #onFieldKeydown(event: KeyboardEvent, field: HTMLElement): void {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    const { burst } = scanWatch;
    const before = this.#fieldBefore;
    if (burst === 1 || before?.field !== field) this.#fieldBefore = { field, value: field.value };
    else if (burst > shortestCode && (keyName(event) === 'Tab' || event.key === 'Enter')) {
      if (!this.#options.restoresFields?.()) return;
      // Enter would add a line or submit.
      if (event.key === 'Enter') event.preventDefault();
      field.value = before.value;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
  }
}

/** Whether a key types a character, including one typed as a number with Alt, or one without a name. */
const isTyped = (key: string, altKey: boolean): boolean =>
  key.length <= 1 || altKey || key === 'Unidentified' || key === 'Process' || key === 'Dead';
