/** The longest delay that `setTimeout` supports, in milliseconds. */
const longestDelay = 2 ** 31 - 1;
const scheduled = new Map<object, { at: number; callback: () => void }>();
let timer: ReturnType<typeof setTimeout> | undefined;
/** When the timer fires: not after the earliest call, but perhaps before it, if that was cancelled. */
let next = Infinity;

/**
 * Calls back once at a time, in milliseconds since the epoch; never for `Infinity`. Each owner has at most one call: a
 * new one replaces the last. One timer serves the whole page, and pauses while the page is hidden.
 */
export function scheduleAt(owner: object, at: number, callback: () => void): void {
  if (at === Infinity) return cancelScheduled(owner);
  scheduled.set(owner, { at, callback });
  if (at < next) startTimer(at);
}

/** Cancels the call that an owner has scheduled, if any. */
export function cancelScheduled(owner: object): void {
  if (scheduled.delete(owner) && !scheduled.size) startTimer(Infinity);
}

function startTimer(at: number): void {
  clearTimeout(timer);
  next = at;
  if (at < Infinity) timer = setTimeout(callDue, Math.min(at - Date.now(), longestDelay));
  else document.removeEventListener('visibilitychange', callDue);
}

function callDue(): void {
  // A hidden page catches up when it is visible again.
  if (document.hidden) return document.addEventListener('visibilitychange', callDue, { once: true });
  next = Infinity;
  for (const [owner, { at, callback }] of [...scheduled]) {
    if (at > Date.now()) continue;
    scheduled.delete(owner);
    callback();
  }
  startTimer(Math.min(...Array.from(scheduled.values(), ({ at }) => at)));
}
