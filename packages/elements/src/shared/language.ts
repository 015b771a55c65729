import { registry, type Strings, stringsFor } from './strings.js';

/** What a widget speaks. */
export interface Language {
  /** BCP 47. */
  lang: string;
  dir: 'ltr' | 'rtl';
  strings: Strings;
  /** The language for `Intl`: the one asked for, if the strings are in it; a sentence is in one language. */
  format: string;
}

const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/** The attribute of the nearest ancestor that has it, across shadow roots; the document's own comes later. */
function nearest(element: Element | undefined, attribute: 'lang' | 'dir'): string | undefined {
  if (!element) return undefined;
  const found = element.closest(`[${attribute}]:not(:root)`);
  return found?.getAttribute(attribute) ?? nearest((element.getRootNode() as ShadowRoot).host, attribute);
}

/** Whether `Intl` takes a tag: a page's `lang` may hold anything. Asked at each update, so remembered. */
const tags = new Map<string, boolean>();
function isTag(tag: string): boolean {
  if (!tags.has(tag)) tags.set(tag, isCanonical(tag));
  return tags.get(tag)!;
}
function isCanonical(tag: string): boolean {
  try {
    return !!Intl.getCanonicalLocales(tag)[0];
  } catch {
    return false;
  }
}

/**
 * The language and direction for an element: the nearest `lang` and `dir` across shadow roots, then the
 * moment's locale, then the document's, then the browser's.
 */
export function languageOf(element: Element, locale: string | undefined): Language {
  const { lang: pageLang, dir: pageDir } = document.documentElement;
  const near = nearest(element, 'lang') ?? locale;
  const lang = [near, pageLang].find(tag => tag && isTag(tag)) ?? navigator.language;
  const strings = stringsFor(lang);
  const dir = nearest(element, 'dir') ?? (near ? '' : pageDir);
  const natural = rightToLeft.test(lang) ? 'rtl' : 'ltr';
  return {
    lang,
    strings,
    dir: dir === 'ltr' || dir === 'rtl' ? dir : natural,
    format: lang.split('-')[0] === strings.lang.split('-')[0] ? lang : strings.lang,
  };
}

const followers = new Set<() => void>();
const tell = () => followers.forEach(update => update());
let observer: MutationObserver | undefined;

/** Calls back when the language or direction around an element may have changed, until it is unfollowed. */
export function followLanguage(element: Element, update: () => void): void {
  observer ??= new MutationObserver(tell);
  for (let root: Node | undefined = element; root; root = (root as ShadowRoot).host) {
    root = root.getRootNode();
    observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
  }
  registry.listeners.add(tell);
  followers.add(update);
}

/** Stops following. */
export function unfollowLanguage(update: () => void): void {
  followers.delete(update);
  if (followers.size) return;
  observer?.disconnect();
  registry.listeners.delete(tell);
}
