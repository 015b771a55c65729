import type { Question, SuggestionInput } from '@tillside/contract';
import { english } from '../locales/en.js';

type Basis = SuggestionInput['reason']['basis'];
type Scale = Extract<Question['type'], 'csat' | 'nps' | 'ces'>;

/** What the widgets say in one language. Functions take text that is formatted already. */
export interface Strings {
  /** The language they are in, BCP 47. */
  lang: string;

  kept(kept: string, of: string, since: string): string;
  keptSaid(kept: string, of: string, since: string): string;
  orderWithin(time: string): string;
  more: string;
  atRisk: string;
  broken: string;
  owner(role: string): string;

  ask: string;
  basis: Record<Basis, string>;
  accept: Record<SuggestionInput['kind'], string>;
  acceptFor(label: string, price: string): string;
  decline: string;
  notNow: string;
  askNow: string;
  asked: string;
  why: string;
  noReason: string;
  instead: string;
  pending: string;
  added(name: string): string;
  accepted: string;
  failed: string;
  failedBasket: string;
  nothingAdded: string;
  nothingChanged: string;
  retry: string;
  was: string;
  availability: { LimitedAvailability: string; PreOrder: string };
  within(time: string): string;

  /** Said only when it is so. */
  receipt: { saved: string; confirmed: string; unsaved: string; refused: string };
  stillThere: string;
  clearsIn(seconds: string): string;
  goOn: string;
  step(n: string, of: string): string;
  next: string;
  back: string;
  send: string;
  ends: Record<Scale, [low: string, high: string]>;
  yes: string;
  partly: string;
  no: string;
  optional: string;
  needed: string;
  several: string;
  email: string;
  phone: string;
  wrongEmail: string;
  wrongPhone: string;
  consentNeeded: string;
  helpYes: string;
  helpNo: string;
  thanks: string;
}

interface Registry {
  strings: Map<string, Strings>;
  /** Called when a language comes, perhaps later than the widgets that speak it. */
  listeners: Set<() => void>;
}
const key = Symbol.for('tillside.strings/1');
const page = globalThis as { [key]?: Registry };

/** Shared by all copies of the library on the page, so that a locale file serves them all. */
export const registry: Registry = (page[key] ??= { strings: new Map(), listeners: new Set() });

/** Adds a language, or replaces one; widgets that speak it change at once. */
export function addStrings(strings: Strings): void {
  registry.strings.set(strings.lang, strings);
  for (const listener of registry.listeners) listener();
}

/** The strings nearest to a BCP 47 tag: `de-AT`, then `de`, then English. */
export function stringsFor(tag: string): Strings {
  for (const parts = tag.split('-'); parts.length; parts.pop()) {
    const strings = registry.strings.get(parts.join('-'));
    if (strings) return strings;
  }
  return english;
}
