import { setImmediate as nextTurn } from 'node:timers/promises';

/** Gives way to whoever waits for this thread, if it has worked for some milliseconds. */
export type Pause = () => Promise<void>;

/** So long, in milliseconds, requests wait at most for a piece of a long computation. */
const turn = 8;

/** @param signal makes the next pause reject */
export function createPause(signal?: AbortSignal): Pause {
  let since = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - since < turn) return;
    await nextTurn();
    since = performance.now();
  };
}
