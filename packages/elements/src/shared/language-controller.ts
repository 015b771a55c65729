import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { registry, type Strings, stringsFor } from './strings.js';

type Host = ReactiveControllerHost & HTMLElement;

const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;
const followed = { attributes: true, subtree: true, attributeFilter: ['lang', 'dir'] };
const hosts = new Set<Host>();
let observer: MutationObserver | undefined;
const update = () => hosts.forEach(host => host.requestUpdate());

/** The attribute of the nearest ancestor that has it, across shadow roots; the document's own comes later. */
function nearest(host: Element, attribute: 'lang' | 'dir'): string | null {
  let element: Element | null = host;
  while (element) {
    const found: Element | null = element.closest(`[${attribute}]`);
    if (found && found !== document.documentElement) return found.getAttribute(attribute);
    const root: Node = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

/**
 * Knows the language and direction of its host, and follows their changes: the nearest `lang` and `dir`
 * across shadow roots, then the moment's locale, then the document's, then the browser's.
 */
export class LanguageController implements ReactiveController {
  /** BCP 47. */
  lang = 'en';
  dir: 'ltr' | 'rtl' = 'ltr';
  strings: Strings = stringsFor('en');
  readonly #host: Host;
  readonly #locale: () => string | undefined;

  constructor(host: Host, locale: () => string | undefined) {
    this.#host = host;
    this.#locale = locale;
    host.addController(this);
  }

  /** The language for `Intl`: the one asked for, if the strings are in it; a sentence is in one language. */
  get format(): string {
    return this.lang.split('-')[0] === this.strings.lang.split('-')[0] ? this.lang : this.strings.lang;
  }

  hostConnected(): void {
    observer ??= new MutationObserver(update);
    hosts.add(this.#host);
    registry.listeners.add(update);
    let root: Node = this.#host.getRootNode();
    observer.observe(document.documentElement, followed);
    while (root instanceof ShadowRoot) {
      observer.observe(root, followed);
      root = root.host.getRootNode();
    }
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size) return;
    observer?.disconnect();
    registry.listeners.delete(update);
  }

  hostUpdate(): void {
    const { lang, dir } = document.documentElement;
    const locale = this.#locale();
    const near = nearest(this.#host, 'lang') ?? locale;
    const tag = near ?? lang;
    this.lang = isTag(tag) ? tag : navigator.language;
    this.strings = stringsFor(this.lang);
    const direction = nearest(this.#host, 'dir') ?? (near ? '' : dir);
    this.dir =
      direction === 'ltr' || direction === 'rtl' ? direction : rightToLeft.test(this.lang) ? 'rtl' : 'ltr';
  }
}

/** Whether `Intl` takes it: a page's `lang` may hold anything. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0 && tag !== '';
  } catch {
    return false;
  }
}
