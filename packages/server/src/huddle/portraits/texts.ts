import { english } from './english.js';
import type { FoundFact, Found, Trait, View } from './found.js';
import { german } from './german.js';

/** Plain words about a group, in one language. */
export interface Texts {
  /** All customers. */
  core: { name: string; line: string };
  /** A default name, from what differs most from everybody, first. */
  name: (traits: readonly Trait[], kinds: Found['kinds']) => string;
  /** What a fact is, before its number. */
  label: (fact: FoundFact, kinds: Found['kinds']) => string;
  /** The fact as a part of a sentence; undefined if it makes none. */
  clause: (fact: FoundFact, value: string, kinds: Found['kinds']) => string | undefined;
  /** What can be said where nothing differs. */
  alike: string;
  /** How the group was found. */
  how: (view: View, customers: string, stability: string) => string;
  howAll: (of: 'customers' | 'orders' | 'answers' | 'shop', n: string) => string;
}

/** The texts in the store's language, or in English. */
export const textsOf = (locale = 'en'): Texts => (/^de(-|$)/i.test(locale) ? german : english);
