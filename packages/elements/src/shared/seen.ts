/** How long something has to be in view to count as seen, in milliseconds. */
const dwell = 1000;
const steps = Array.from({ length: 21 }, (_, i) => i / 20);

interface Watch {
  callback: () => void;
  timer?: ReturnType<typeof setTimeout> | undefined;
}
const watches = new Map<Element, Watch>();
let observer: IntersectionObserver | undefined;

/**
 * Calls back once when the element was seen: half of it, or half of the viewport if it is taller, in view
 * for one second in a visible tab. A new call for the element replaces the last.
 */
export function whenSeen(element: Element, callback: () => void): void {
  forgetSight(element);
  if (!watches.size) document.addEventListener('visibilitychange', lookAgain);
  watches.set(element, { callback });
  observer ??= new IntersectionObserver(judge, { threshold: steps });
  observer.observe(element);
}

/** Stops waiting for the element to be seen. */
export function forgetSight(element: Element): void {
  clearTimeout(watches.get(element)?.timer);
  watches.delete(element);
  observer?.unobserve(element);
  if (!watches.size) document.removeEventListener('visibilitychange', lookAgain);
}

/** A hidden tab is not looked at: whoever comes back looks afresh. */
function lookAgain(): void {
  for (const [element, { callback }] of [...watches]) whenSeen(element, callback);
}

function judge(entries: IntersectionObserverEntry[]): void {
  for (const { target, intersectionRect, boundingClientRect, rootBounds } of entries) {
    const watch = watches.get(target);
    const half = Math.min(boundingClientRect.height, rootBounds?.height ?? Infinity) / 2;
    const isInView = intersectionRect.height > 0 && intersectionRect.height >= half && !document.hidden;
    if (!watch) continue;
    if (!isInView) {
      clearTimeout(watch.timer);
      watch.timer = undefined;
    }
    if (isInView && !watch.timer) watch.timer = setTimeout(see, dwell, target, watch.callback);
  }
}

function see(element: Element, callback: () => void): void {
  forgetSight(element);
  callback();
}
