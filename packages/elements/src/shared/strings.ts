import type { ScaleType, SuggestionInput } from '@tillside/contract';

/** The widgets' strings in one language. Functions take formatted text. */
export interface Strings {
  /** Their language, BCP 47. */
  lang: string;

  kept(kept: string, of: string, since: string): string;
  keptSaid(kept: string, of: string, since: string): string;
  orderWithin(time: string): string;
  more: string;
  atRisk: string;
  broken: string;
  owner(role: string): string;

  ask: string;
  basis: Record<SuggestionInput['reason']['basis'], string>;
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
  unconfirmed: string;
  checkBasket: string;
  seeIt: string;
  retry: string;
  was: string;
  availability: { LimitedAvailability: string; PreOrder: string };
  within(time: string): string;

  /** Shown only for these availabilities. */
  receipt: { saved: string; confirmed: string; unsaved: string; refused: string };
  stillThere: string;
  clearsIn(seconds: string): string;
  goOn: string;
  step(n: string, of: string): string;
  next: string;
  back: string;
  send: string;
  ends: Record<ScaleType, [low: string, high: string]>;
  yes: string;
  partly: string;
  no: string;
  optional: string;
  needed: string;
  several: string;
  /** With the number itself, for its plural form. */
  charactersLeft(count: string, n: number): string;
  textCut(most: string): string;
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
  /** Called when a language is added, perhaps after the widgets that use it. */
  listeners: Set<() => void>;
}
const key = Symbol.for('tillside.strings/1');
const page = globalThis as { [key]?: Registry };

/** Shared by all copies of the library on the page, so that a locale file serves them all. */
export const registry: Registry = (page[key] ??= { strings: new Map(), listeners: new Set() });

/** Adds or replaces a language; widgets that use it are updated at once. */
export function addStrings(strings: Strings): void {
  registry.strings.set(strings.lang, strings);
  for (const listener of registry.listeners) listener();
}
