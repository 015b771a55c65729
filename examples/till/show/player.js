const pace = Number(new URLSearchParams(location.search).get('pace')) || 1;
const patience = 30_000;
const beat = 40;

/** The current scene: a scene that was stopped does not go on after its next wait. */
let stage = new AbortController();

/** Thrown in a scene that was stopped. */
export class Stopped extends Error {}

/** Waits for a number of milliseconds; half as long with `?pace=2` in the URL. @param {number} ms */
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

/** Waits until a value is truthy; rejects if that takes too long. @template T @param {string} what @param {() => T} look */
export async function until(what, look) {
  const end = performance.now() + patience;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(what);
    await sleep(beat);
  }
}

/** Plays a scene until its end or the start of another one. Resolves with whether it reached its end. @param {() => Promise<void>} scene */
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
