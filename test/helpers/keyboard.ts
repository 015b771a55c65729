import { executeServerCommand } from '@web/test-runner-commands';

/**
 * A key goes down or up, by its DOM name, and repeats if it is down already; or time passes, in milliseconds. An
 * `unnamed` key is one for which no keyboard has a name.
 */
export type Step = { down: string } | { up: string } | { unnamed: true } | { wait: number };

const send = (steps: readonly Step[]): Promise<unknown> => executeServerCommand('keys', steps);

/** How long keys may take to reach the page, in milliseconds; some never do, such as those of a shortcut. */
const longestWay = 2000;

const frame = (): Promise<number> => new Promise(resolve => requestAnimationFrame(resolve));

/** X presses these by itself: for digits of the keypad, and for characters such as `@`. */
const isCounted = (key: string): boolean => key !== 'NumLock' && key !== 'Shift';

/** Counts the keys that go down and up on the page, without repeats. */
function listen(): { hasHeard: (count: number) => Promise<void> } {
  let heard = 0;
  const hear = ({ repeat, key }: KeyboardEvent) => {
    if (!repeat && isCounted(key)) heard++;
  };
  const types = ['keydown', 'keyup'] as const;
  for (const type of types) addEventListener(type, hear, true);
  return {
    hasHeard: async count => {
      const deadline = performance.now() + longestWay;
      while (heard < count && performance.now() < deadline) await frame();
      for (const type of types) removeEventListener(type, hear, true);
    },
  };
}

/** How many keys go down or up; a key that is down already only repeats. */
function changes(steps: readonly Step[]): number {
  const held = new Set<string>();
  let count = 0;
  for (const step of steps) {
    if ('unnamed' in step) count += 2;
    if ('down' in step && !held.has(step.down) && isCounted(step.down)) count++;
    if ('down' in step) held.add(step.down);
    if ('up' in step && isCounted(step.up)) count++;
    if ('up' in step) held.delete(step.up);
  }
  return count;
}

/**
 * Types with real keys into whatever has focus. Resolves when the page has got the keys; a pause at the end starts
 * then.
 */
export async function type(...steps: Step[]): Promise<void> {
  const end = steps.findLastIndex(step => !('wait' in step)) + 1;
  const [keys, pause] = [steps.slice(0, end), steps.slice(end)];
  if (keys.length) {
    const { hasHeard } = listen();
    await send(keys);
    await hasHeard(changes(keys));
  }
  if (pause.length) await send(pause);
}

/** One key as a person presses it, held for a number of milliseconds. */
export const press = (key: string, hold = 40): Step[] => [
  { down: key },
  ...(hold ? [{ wait: hold }] : []),
  { up: key },
];

/** Keys while another is held. */
export const chord = (modifier: string, ...keys: string[]): Step[] => [
  { down: modifier },
  ...keys.flatMap(key => press(key, 0)),
  { up: modifier },
];

/** Text as a person types it, key by key. */
export const keysOf = (words: string): Step[] =>
  [...words].flatMap(character =>
    /[A-Z]/.test(character) ? chord('Shift', character) : press(character, 0),
  );
