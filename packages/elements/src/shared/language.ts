import { isServer } from 'lit';
import { registry, type Strings } from './strings.js';

/** The language of a widget. */
export interface Language {
  /** BCP 47. `Intl` formats for it, also where the strings are in another language. */
  lang: string;
  dir: 'ltr' | 'rtl';
  strings: Strings;
}

/** Scripts that are written right to left, by ISO 15924. */
const rightToLeft: readonly (string | undefined)[] = [
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
];

/** The attribute of the nearest ancestor that has it, across shadow roots, except for the document element. */
function nearest(element: Element | undefined, attribute: 'lang' | 'dir'): string | undefined {
  if (!element) return undefined;
  if (isServer) return element.getAttribute(attribute) ?? undefined;
  const found = element.closest(`[${attribute}]:not(:root)`);
  return found?.getAttribute(attribute) ?? nearest((element.getRootNode() as ShadowRoot).host, attribute);
}

/** A canonical BCP 47 tag, with its direction. */
export interface Locale {
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Language and script, which a region may imply: `zh-Hant` for `zh-TW`. */
  written: string;
}

/** A cache by the tags that pages use, since each update asks. */
const locales = new Map<string, Locale | undefined>();
/** The locale of a tag; undefined for an invalid one. */
export function localeOf(tag: string): Locale | undefined {
  if (!locales.has(tag)) locales.set(tag, readLocale(tag));
  return locales.get(tag);
}

/** Undefined for an invalid tag. Also reads POSIX locales: `pt_PT.UTF-8`, `de_DE@euro`. */
function readLocale(tag: string): Locale | undefined {
  try {
    const locale = new Intl.Locale(tag.replace(/[.@].*/, '').replace(/_/g, '-'));
    const { language, script } = locale.maximize();
    return {
      lang: locale.toString(),
      dir: rightToLeft.includes(script) ? 'rtl' : 'ltr',
      written: `${language}-${script}`,
    };
  } catch {
    return undefined;
  }
}

/**
 * The strings that best match a language: for `de-AT` those of `de-AT`, then `de`, then another German; but never in
 * another script, so that `zh-TW` does not become `zh-Hans`. English if there are none.
 */
export function stringsFor<S extends { lang: string }>(
  { lang, written }: Locale,
  all: Iterable<S>,
  english: S,
): S {
  const common = ({ lang: other }: S) => (`${lang}-`.startsWith(`${other}-`) ? other.length : 0);
  const [best = english] = [...all, english]
    .filter(strings => localeOf(strings.lang)?.written === written)
    .sort((a, b) => common(b) - common(a));
  return best;
}

/**
 * The language and direction of an element: by the nearest `lang` and `dir` across shadow roots, then the moment's
 * locale, then the document, then the browser. A server sees only the element's own attributes and the moment.
 */
export function languageOf(element: Element, locale: string | undefined, english: Strings): Language {
  const { lang: pageLang, dir: pageDir } = isServer ? { lang: '', dir: '' } : document.documentElement;
  const near = nearest(element, 'lang') ?? locale;
  const tag = [near, pageLang].find(tag => tag && localeOf(tag)) ?? (isServer ? 'en' : navigator.language);
  const found = localeOf(tag) ?? { lang: 'en', dir: 'ltr', written: 'en-Latn' };
  const dir = nearest(element, 'dir') ?? (near ? '' : pageDir);
  return {
    lang: found.lang,
    strings: stringsFor(found, registry.strings.values(), english),
    dir: dir === 'ltr' || dir === 'rtl' ? dir : found.dir,
  };
}

const followers = new Set<() => void>();
const tell = () => followers.forEach(update => update());
let observer: MutationObserver | undefined;
/** The documents and shadow roots that are observed. */
let observed = new WeakSet<Node>();

/** Calls back when the language or direction around an element may have changed, until `unfollow`. */
export function followLanguage(element: Element, update: () => void): void {
  observer ??= new MutationObserver(tell);
  for (let root: Node | undefined = element; root; root = (root as ShadowRoot).host) {
    root = root.getRootNode();
    if (observed.has(root)) continue;
    observed.add(root);
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
  observed = new WeakSet();
  registry.listeners.delete(tell);
}
