import './quiet.js';
import { type FakeTimers, install } from '@sinonjs/fake-timers';
import type { Signal, SignalName } from '@tillside/contract';
import { indexedDbStore } from '@tillside/core/outbox';
import { fixture } from '@open-wc/testing';
import { TillSignalEvent } from '@tillside/elements';
import type { TemplateResult } from 'lit';
import { nameOf, roleOf } from './accessibility.js';
import { noon } from './moments.js';

export { expect } from '@open-wc/testing';
export { nameOf, roleOf } from './accessibility.js';
export { takeConsole } from './quiet.js';

/** Every element below, through all open shadow roots. */
export function deep(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap(element => [
    element,
    ...(element.shadowRoot ? deep(element.shadowRoot) : []),
  ]);
}

const shadow = (element: Element): ParentNode => element.shadowRoot ?? element;

/** The elements that have a part with this name. */
export const parts = (element: Element, name: string): HTMLElement[] => [
  ...shadow(element).querySelectorAll<HTMLElement>(`[part~="${name}"]`),
];

/** The only element with this part; throws if there is none or more than one. */
export function part(element: Element, name: string): HTMLElement {
  const found = parts(element, name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} parts "${name}" in ${text(element)}`);
  return found[0];
}

/** The controls with this role and accessible name, as assistive technology finds them. */
export const allByRole = (element: Element, role: string, name?: string | RegExp): HTMLElement[] =>
  deep(shadow(element)).filter(
    (each): each is HTMLElement =>
      each instanceof HTMLElement &&
      roleOf(each) === role &&
      (name === undefined || (typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each)))),
  );

/** The only control with this role and accessible name. */
export function byRole(element: Element, role: string, name?: string | RegExp): HTMLElement {
  const found = allByRole(element, role, name);
  if (found.length !== 1 || !found[0]) {
    const there = allByRole(element, role).map(nameOf);
    throw new Error(`${found.length} of role ${role} named ${name}, there are: ${there.join(' | ')}`);
  }
  return found[0];
}

const isSeen = (element: Element) => {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility() && width > 1 && height > 1;
};

/**
 * The visible words of an element's shadow tree, without text for screen readers only, and without bidirectional
 * isolates, which are invisible.
 */
export function text(element: Element): string {
  const walker = document.createTreeWalker(shadow(element), NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.parentElement && node.parentElement.localName !== 'style' && isSeen(node.parentElement))
      words.push(node.textContent ?? '');
  return words
    .join(' ')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An element's words as they stand on screen, line by line. WebKit's `innerText` has no breaks of `pre-line`. */
export function linesOf(element: Element): string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = new Range();
  const lines = new Map<number, string>();
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < (node.textContent ?? '').length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = [...range.getClientRects()].find(({ width }) => width);
      if (box) lines.set(box.bottom, (lines.get(box.bottom) ?? '') + range.toString());
    }
  return [...lines.values()];
}

/** The text of the live regions. */
export const said = (element: Element): string =>
  [...shadow(element).querySelectorAll('[role=status], [role=alert], [aria-live]')]
    .map(({ textContent }) =>
      textContent
        .replace(/[\u2066-\u2069]/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean)
    .join(' | ');

/** Renders a template, removed after the test. */
export const mount = <T extends Element>(template: TemplateResult): Promise<T> => fixture<T>(template);

/** Waits for all pending updates in these trees. */
export async function settled(...elements: Element[]): Promise<void> {
  for (let turn = 0; turn < 4; turn++)
    for (const element of elements.flatMap(each => [each, ...deep(each)]))
      await (element as { updateComplete?: Promise<unknown> }).updateComplete;
}

/** Waits for two frames, and until intersection observers have been called. */
export const painted = (): Promise<void> =>
  new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => observed(resolve))));
/** An observer of our own comes after the others: an engine that is busy may leave all of them for a later frame. */
const observed = (callback: () => void) => {
  const observer = new IntersectionObserver(() => {
    observer.disconnect();
    void nextTask().then(callback);
  });
  observer.observe(document.documentElement);
};
/** Waits for a task, without timers, which a stopped clock does not run. */
export const nextTask = (): Promise<void> =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Collects the signals that an element dispatches. */
export function signalsOf(target: EventTarget): Signal[] {
  const list: Signal[] = [];
  target.addEventListener('till-signal', event => {
    if (event instanceof TillSignalEvent) list.push((event as TillSignalEvent).cloudEvent);
  });
  return list;
}

/** The data of all signals of one name. */
export const dataOf = (signals: readonly Signal[], name: SignalName): Record<string, unknown>[] =>
  signals.filter(({ type }) => type === `dev.tillside.${name}`).map(({ data }) => ({ ...data }));

/** The names of the signals, in order. */
export const namesOf = (signals: readonly Signal[]): string[] =>
  signals.map(({ type }) => type.replace('dev.tillside.', ''));

/** Collects events of these types, in order. */
export function eventsOf<K extends keyof HTMLElementEventMap>(
  target: EventTarget,
  ...types: K[]
): HTMLElementEventMap[K][] {
  const list: HTMLElementEventMap[K][] = [];
  for (const type of types)
    target.addEventListener(type, event => void list.push(event as HTMLElementEventMap[K]));
  return list;
}

/** Counts DOM changes below an element, in all shadow roots, during an action. */
export async function writesDuring(root: Element, action: () => void | Promise<void>): Promise<number> {
  let writes = 0;
  const observer = new MutationObserver(records => (writes += records.length));
  const options = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(root, options);
  for (const { shadowRoot } of [root, ...deep(root)]) if (shadowRoot) observer.observe(shadowRoot, options);
  await action();
  await settled(root);
  writes += observer.takeRecords().length;
  observer.disconnect();
  return writes;
}

let clock: ReturnType<FakeTimers['install']> | undefined;
/** Stops the clock at noon until the end of the test; the test moves it. */
export function stopClock(now = noon): ReturnType<typeof install> {
  // Earlier timers may be cleared as well, without a warning.
  clock = install({
    shouldClearNativeTimers: true,
    now,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  return clock;
}

// Pages of one origin share pending signals, so each test file starts without any.
const { open } = IDBFactory.prototype;
const page = crypto.randomUUID();
let isStoreUsed = false;
IDBFactory.prototype.open = function (name, version) {
  isStoreUsed ||= name === 'tillside';
  return open.call(this, name === 'tillside' ? `tillside-${page}` : name, version);
};
const store = indexedDbStore();

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  document.documentElement.lang = 'en-GB';
  document.documentElement.dir = '';
});
afterEach(async () => {
  clock?.uninstall();
  clock = undefined;
  // Signals that a test leaves would be reported in later ones.
  if (isStoreUsed) await store.erase(() => true);
});
