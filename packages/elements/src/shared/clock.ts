/** The longest sleep that `setTimeout` knows. */
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
  document.removeEventListener('visibilitychange', ring);
  if (!wakes.size) return;
  document.addEventListener('visibilitychange', ring);
  if (document.hidden) return;
  const next = Math.min(...Array.from(wakes.values(), ({ at }) => at));
  timer = setTimeout(ring, Math.min(Math.max(next - Date.now(), 0), longest));
}

function ring(): void {
  const now = Date.now();
  const due = [...wakes].filter(([, { at }]) => at <= now && !document.hidden);
  for (const [sleeper] of due) wakes.delete(sleeper);
  for (const [, { wake }] of due) wake();
  schedule();
}
