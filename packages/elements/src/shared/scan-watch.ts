/** The longest pause between two keys of a burst, in milliseconds: no person types three keys that fast. */
const burstInterval = 30;
/** The number of keys in a burst from which on they count as a scanner's. */
const burstLength = 3;
/** How long after a scanner's last key a suffix may still come from the scanner, in milliseconds. */
const quietTime = 500;

const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'];

/** Keys that press, choose or move focus, which scanners send between codes. */
export const isActionKey = (key: string): boolean =>
  key === 'Enter' || key === ' ' || key === 'Tab' || key.startsWith('Arrow');

/** What a key is called: WebKitGTK has no name for Tab with Shift. */
export const keyName = ({ key, code }: KeyboardEvent): string => (code === 'Tab' ? code : key);

let lastKeyAt = -Infinity;
let burst = 0;
let scannerAt = -Infinity;
let leftFieldAt = -Infinity;
let users = 0;

/**
 * Recognizes the page's scanner, for all guards. It records the times of keys wherever focus is, including the host's
 * scan field, but nothing else about them there. Times are event times, in milliseconds.
 */
export const scanWatch = {
  /** Whether a press at this time may be a scanner's. */
  isScanning: (time: number): boolean => time - Math.max(scannerAt, leftFieldAt) < quietTime,

  /** The number of keys in the current burst. */
  get burst(): number {
    return burst;
  },

  /** Records a key that only a scanner sends. */
  noteScanner(time: number): void {
    scannerAt = time;
  },

  /** Focus left a text field: the rest of a code that is being scanned into it goes elsewhere. */
  noteLeftField(time: number): void {
    leftFieldAt = time;
  },

  /** A person left the field, by Tab. */
  noteLeftByTab(): void {
    leftFieldAt = -Infinity;
  },

  /** Watches the page's keys while anybody uses it. Returns a function that ends this use. */
  use(): () => void {
    if (users++ === 0) document.addEventListener('keydown', noteKey, { capture: true, passive: true });
    return () => {
      if (--users === 0) document.removeEventListener('keydown', noteKey, { capture: true });
    };
  },
};

function noteKey(event: KeyboardEvent): void {
  const { repeat, timeStamp } = event;
  const key = keyName(event);
  if (repeat || modifiers.includes(key)) return;
  burst = timeStamp - lastKeyAt <= burstInterval ? burst + 1 : 1;
  lastKeyAt = timeStamp;
  if (burst >= burstLength || (isActionKey(key) && scanWatch.isScanning(timeStamp))) scannerAt = timeStamp;
}
