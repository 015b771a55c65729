/** How long an element has to be in view to count as seen, in milliseconds. */
const dwell = 1000;
const steps = Array.from({ length: 21 }, (_, i) => i / 20);

interface Watch {
  key: string;
  onSeen: () => void;
  timer?: ReturnType<typeof setTimeout> | undefined;
}
/** Removed elements need no cleanup: the observer reports them as out of view, and then they are forgotten. */
const watches = new WeakMap<Element, Watch>();
let observer: IntersectionObserver | undefined;

/**
 * Calls back once when the element was seen: half of it, or half of the viewport if it is taller, was in view for one
 * second in a visible tab. `key` identifies its content: another call with the same key changes nothing.
 */
export function whenSeen(element: Element, key: string, onSeen: () => void): void {
  const watch = watches.get(element);
  if (watch?.key === key) return;
  clearTimeout(watch?.timer);
  watches.set(element, { key, onSeen });
  if (watch) lookAgain(element);
  else eye().observe(element);
}

function eye(): IntersectionObserver {
  return (observer ??= new IntersectionObserver(entries => entries.forEach(judge), { threshold: steps }));
}

/** Observing again causes a new entry; in a hidden tab it comes when the tab is visible again. */
function lookAgain(element: Element): void {
  eye().unobserve(element);
  eye().observe(element);
}

function judge({
  target,
  intersectionRect,
  boundingClientRect,
  rootBounds,
}: IntersectionObserverEntry): void {
  const watch = watches.get(target);
  // WebKit may collect what scripts know of a removed element before it reports it as out of view.
  if (!watch) return;
  const half = Math.min(boundingClientRect.height, rootBounds?.height ?? Infinity) / 2;
  if (!half || intersectionRect.height < half) {
    clearTimeout(watch.timer);
    watch.timer = undefined;
  } else watch.timer ??= setTimeout(see, dwell, target, watch);
}

function see(element: Element, watch: Watch): void {
  watch.timer = undefined;
  if (document.hidden) return lookAgain(element);
  eye().unobserve(element);
  watch.onSeen();
}
