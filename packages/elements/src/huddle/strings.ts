import type { HuddleWords } from './english.js';
import type { NewsWords } from './news/english.js';
import type { PortraitWords } from './portrait/english.js';
import type { ResultWords } from './result/english.js';
import type { StoryWords } from './story/english.js';
import type { ThanksWords } from './thanks/english.js';

/** The strings of the Huddle's elements in one language, by element. Functions take formatted text. */
export interface HuddleStrings {
  /** Their language, BCP 47. */
  lang: string;
  huddle: HuddleWords;
  result: ResultWords;
  portrait: PortraitWords;
  news: NewsWords;
  story: StoryWords;
  thanks: ThanksWords;
}

/** The part of the strings that one element needs. */
export type HuddleSection = Exclude<keyof HuddleStrings, 'lang'>;

/** The strings of a language; English stands in for those left out. */
export type HuddleStringsInput = { lang: string } & {
  [Section in HuddleSection]?: Partial<HuddleStrings[Section]>;
};

interface Registry {
  strings: Map<string, HuddleStringsInput>;
  /** Called when a language is added, perhaps after the elements that use it. */
  listeners: Set<() => void>;
}
const key = Symbol.for('tillside.huddle-strings/1');
const page = globalThis as { [key]?: Registry };

/** Shared by all copies of the library on the page, so that a locale file serves them all. */
export const huddleRegistry: Registry = (page[key] ??= { strings: new Map(), listeners: new Set() });

/** Adds or replaces a language of the Huddle; elements that use it are updated at once. */
export function addHuddleStrings(strings: HuddleStringsInput): void {
  huddleRegistry.strings.set(strings.lang, strings);
  for (const listener of huddleRegistry.listeners) listener();
}
