const pace = Number(new URLSearchParams(location.search).get('pace')) || 1;
const patience = 15_000;
const beat = 40;

/** The scene that is on: whoever waits in one that was stopped gets no further. */
let stage = new AbortController();

/** A scene was stopped. */
export class Stopped extends Error {}

/** Lets time pass, in milliseconds; with `?pace=2` in the address half as much. @param {number} ms */
export function pause(ms) {
  return sleep(ms / pace);
}

/** @param {number} ms */
function sleep(ms) {
  const { signal } = stage;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Stopped());
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Stopped());
    });
  });
}

/** Waits until something is there. Rejects when it does not come. @template T @param {string} what @param {() => T} look */
export async function until(what, look) {
  const end = performance.now() + patience;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(what);
    await sleep(beat);
  }
}

/** Plays until it is over, or another one begins. Resolves with whether it came to its end. @param {() => Promise<void>} scene */
export async function play(scene) {
  stop();
  stage = new AbortController();
  try {
    await scene();
    return true;
  } catch (error) {
    if (error instanceof Stopped) return false;
    throw error;
  }
}

export const stop = () => stage.abort();
