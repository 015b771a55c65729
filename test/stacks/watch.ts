/** What the page holds besides its elements, by kind. */
export type Held = Record<string, number>;

declare global {
  interface Window {
    /** Listeners on the page as a whole, timers that wait, and observers that observe. */
    held(): Held;
    /** How often a promise was seen on screen without a word in it. */
    blanks: number;
  }
}

/** Runs in each page before anything else: counts what is held, and watches the promise from frame to frame. */
export function watch(): void {
  const counts = new Map<string, Set<unknown>>();
  const of = (kind: string) => counts.get(kind) ?? counts.set(kind, new Set()).get(kind)!;
  window.held = () =>
    Object.fromEntries(
      [...counts]
        .map(([kind, things]) => [kind, things.size] as const)
        .filter(([, size]) => size)
        .sort(([a], [b]) => a.localeCompare(b)),
    );

  const isOfPage = (target: EventTarget) =>
    target === window ||
    target === document ||
    target === document.documentElement ||
    target === document.body ||
    target instanceof MediaQueryList ||
    target instanceof VisualViewport ||
    target instanceof BroadcastChannel;
  const ids = new WeakMap<object, number>();
  let lastId = 0;
  const id = (thing: object) => ids.get(thing) ?? ids.set(thing, ++lastId).get(thing)!;
  const key = (target: EventTarget, listener: object, options: unknown) => {
    const { capture = options === true } = Object(options) as AddEventListenerOptions;
    return `${id(target)} ${id(listener)} ${capture}`;
  };
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    add.call(this, type, listener, options);
    const target = this ?? window;
    const { once = false, signal } = Object(options) as AddEventListenerOptions;
    if (!listener || once || signal?.aborted || !isOfPage(target)) return;
    const entry = key(target, listener, options);
    of(`listener ${type}`).add(entry);
    if (signal) add.call(signal, 'abort', () => of(`listener ${type}`).delete(entry));
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    remove.call(this, type, listener, options);
    if (listener) of(`listener ${type}`).delete(key(this ?? window, listener, options));
  };

  for (const kind of ['Timeout', 'Interval'] as const) {
    const set = window[`set${kind}`].bind(window) as (run: () => void, time?: number) => number;
    const clear = window[`clear${kind}`].bind(window) as (timer?: number) => void;
    Object.assign(window, {
      [`set${kind}`]: (run: (...values: unknown[]) => void, time?: number, ...values: unknown[]) => {
        const timer = set(() => {
          if (kind === 'Timeout') of(kind).delete(timer);
          run(...values);
        }, time);
        of(kind).add(timer);
        return timer;
      },
      [`clear${kind}`]: (timer?: number) => {
        of(kind).delete(timer);
        clear(timer);
      },
    });
  }

  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const) {
    const { observe, disconnect } = window[name].prototype;
    Object.assign(window[name].prototype, {
      observe(this: never, ...values: Parameters<typeof observe>) {
        of(name).add(this);
        return (observe as (...all: unknown[]) => void).apply(this, values);
      },
      disconnect(this: never) {
        of(name).delete(this);
        return disconnect.call(this);
      },
    });
  }

  window.blanks = 0;
  const look = () => {
    const promise = document.querySelector<HTMLElement>('till-promise');
    const base = promise?.shadowRoot?.querySelector<HTMLElement>('[part=base]');
    const words = (base?.innerText ?? '') + (promise?.innerText ?? '');
    if (promise && !words.trim()) window.blanks++;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
