/** The longest sleep that `setTimeout` knows, in milliseconds. */
const longest = 2 ** 31 - 1;
const wakes = new Map<object, { at: number; wake: () => void }>();
let timer: ReturnType<typeof setTimeout> | undefined;
/** When the timer rings. */
let next = Infinity;

/**
 * Wakes the sleeper once at a time, in milliseconds since the epoch; never at `Infinity`. A new call replaces
 * the sleeper's last. One timer serves the page: it sleeps until the next wake, and while the page is hidden.
 */
export function wakeAt(sleeper: object, at: number, wake?: () => void): void {
  if (wake && at < Infinity) wakes.set(sleeper, { at, wake });
  else if (!wakes.delete(sleeper)) return;
  if (Math.min(...Array.from(wakes.values(), ({ at }) => at)) !== next) schedule();
}

function schedule(): void {
  clearTimeout(timer);
  next = Math.min(...Array.from(wakes.values(), ({ at }) => at));
  if (next < Infinity) timer = setTimeout(ring, Math.min(next - Date.now(), longest));
  else document.removeEventListener('visibilitychange', ring);
}

function ring(): void {
  // Nobody looks: the hidden page rings when it is seen again.
  if (document.hidden) return document.addEventListener('visibilitychange', ring, { once: true });
  for (const [sleeper, { at, wake }] of [...wakes]) {
    if (at > Date.now()) continue;
    wakes.delete(sleeper);
    wake();
  }
  schedule();
}
