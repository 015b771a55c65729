import './quiet.js';
import { type FakeTimers, install } from '@sinonjs/fake-timers';
import type { Signal, SignalName } from '@tillside/contract';
import { fixture } from '@open-wc/testing';
import { TillSignalEvent } from '@tillside/elements';
import type { TemplateResult } from 'lit';
import { noon } from './moments.js';

export { expect } from '@open-wc/testing';
export { takeConsole } from './quiet.js';

declare global {
  interface Element {
    /** What assistive technology is told, computed by the browser (switched on for tests). */
    computedName: string;
    computedRole: string;
  }
}

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

/** The one element with this part; throws if there is none or more. */
export function part(element: Element, name: string): HTMLElement {
  const found = parts(element, name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} parts "${name}" in ${text(element)}`);
  return found[0];
}

/** What an element is called, without the characters that isolate directions. */
export const nameOf = (element: Element): string => element.computedName.replace(/[\u2066-\u2069]/g, '');

/** The controls with this role and accessible name, as assistive technology finds them. */
export const allByRole = (element: Element, role: string, name?: string | RegExp): HTMLElement[] =>
  deep(shadow(element)).filter(
    (each): each is HTMLElement =>
      each instanceof HTMLElement &&
      each.computedRole === role &&
      (name === undefined || (typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each)))),
  );

/** The one control with this role and accessible name. */
export function byRole(element: Element, role: string, name?: string | RegExp): HTMLElement {
  const found = allByRole(element, role, name);
  if (found.length !== 1 || !found[0]) {
    const there = allByRole(element, role).map(({ computedName }) => computedName);
    throw new Error(`${found.length} of role ${role} named ${name}, there are: ${there.join(' | ')}`);
  }
  return found[0];
}

const isSeen = (element: Element) => {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility() && width > 1 && height > 1;
};

/**
 * The words on screen in an element's shadow tree, without what only screen readers get. Characters that
 * isolate directions are left out: they are not seen.
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

/** What is read out when it changes. */
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

/** All pending updates below are done. */
export async function settled(...elements: Element[]): Promise<void> {
  for (let turn = 0; turn < 4; turn++)
    for (const element of elements.flatMap(each => [each, ...deep(each)]))
      await (element as { updateComplete?: Promise<unknown> }).updateComplete;
}

/** Two frames have been painted; observers of what is in view have been called. */
export const painted = (): Promise<void> =>
  new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => task(resolve))));
/** A task of its own, since a stopped clock has no timers. */
const task = (callback: () => void) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    callback();
  };
  port2.postMessage(null);
};

/** Collects the signals that come by. */
export function signalsOf(target: EventTarget): Signal[] {
  const list: Signal[] = [];
  target.addEventListener('till-signal', event => {
    if (event instanceof TillSignalEvent) list.push(event.cloudEvent);
  });
  return list;
}

/** The data of all signals of one name. */
export const dataOf = (signals: readonly Signal[], name: SignalName): Record<string, unknown>[] =>
  signals.filter(({ type }) => type === `dev.tillside.${name}`).map(({ data }) => ({ ...data }));

/** The names of the signals, in their order. */
export const namesOf = (signals: readonly Signal[]): string[] =>
  signals.map(({ type }) => type.replace('dev.tillside.', ''));

/** Collects events of these types, in their order. */
export function eventsOf<K extends keyof HTMLElementEventMap>(
  target: EventTarget,
  ...types: K[]
): HTMLElementEventMap[K][] {
  const list: HTMLElementEventMap[K][] = [];
  for (const type of types)
    target.addEventListener(type, event => void list.push(event as HTMLElementEventMap[K]));
  return list;
}

/** Counts changes of the DOM below, through all shadow roots, while something is done. */
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
/** Stops time at noon, to be moved by hand; real again after the test. */
export function stopClock(now = noon): ReturnType<typeof install> {
  // Timers from before are cleared as well, without a word.
  clock = install({
    shouldClearNativeTimers: true,
    now,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  return clock;
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  document.documentElement.lang = 'en-GB';
  document.documentElement.dir = '';
});
afterEach(() => {
  clock?.uninstall();
  clock = undefined;
});
