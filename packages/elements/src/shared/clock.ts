/** The longest sleep that `setTimeout` knows, in milliseconds. */
const longest = 2 ** 31 - 1;
const wakes = new Map<object, { at: number; wake: () => void }>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Wakes the sleeper once at a time, in milliseconds since the epoch; never at `Infinity`. A new call replaces
 * the sleeper's last. One timer serves the page: it sleeps until the next wake, and while the page is hidden.
 */
export function wakeAt(sleeper: object, at: number, wake?: () => void): void {
  if (wake && at < Infinity) wakes.set(sleeper, { at, wake });
  else wakes.delete(sleeper);
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  const next = Math.min(...Array.from(wakes.values(), ({ at }) => at)) - Date.now();
  if (!document.hidden && next < Infinity) timer = setTimeout(ring, Math.min(next, longest));
  document[wakes.size ? 'addEventListener' : 'removeEventListener']('visibilitychange', schedule);
}

function ring(): void {
  for (const [sleeper, { at, wake }] of [...wakes]) {
    if (at > Date.now()) continue;
    wakes.delete(sleeper);
    wake();
  }
  schedule();
}
