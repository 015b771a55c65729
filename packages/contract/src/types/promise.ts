import type { Audience, Link } from './shared.js';

/** The icons that a promise can have; the element draws them itself. */
export type PromiseIcon =
  'delivery' | 'returns' | 'price' | 'quality' | 'care' | 'privacy' | 'time' | 'planet';

/** How often a promise was kept. It is shown with its numbers. */
export interface Evidence {
  /** How often the promise was kept. */
  kept: number;
  /** How often it was given; at least `kept`. */
  of: number;
  /** First day counted, ISO 8601 date. */
  from: string;
  /** Last day counted, ISO 8601 date. */
  to: string;
  /** Whether the shop's operations counted it, or customers' answers did. */
  source: 'operations' | 'customers';
}

/** A time by which the customer has to act. */
export interface Cutoff {
  /** The time itself, RFC 3339. */
  at: string;
  /** Shown before the time, after the remaining time: "for delivery on Tuesday". */
  before: string;
  /** Shown from the time on; without it the promise leaves. */
  after?: string;
}

/** A promise that the shop makes, as a host writes it. */
export interface PromiseInput {
  /** Unique in the moment, at most 128 characters. Documents can give a whole number. */
  id: string;
  /** The promise as a sentence, at most 255 characters. */
  title: string;
  /** How it works, at most 500 characters; line breaks are shown. */
  detail?: string;
  /** When it does not hold, at most 500 characters; line breaks are shown. */
  conditions?: string;
  /** What the promise is about, as a picture; none by default. */
  icon?: PromiseIcon;
  /** Who may see it: `everyone` by default. */
  audience?: Audience;
  /** Whether the promise holds: `on` by default. */
  state?: 'on' | 'at-risk' | 'broken';
  /** What the customer gets instead; required unless `state` is `on`. */
  remedy?: string;
  /** How often it was kept; shown from 30 cases on, until 90 days after its last day. */
  evidence?: Evidence;
  /** A countdown; none by default. */
  cutoff?: Cutoff;
  /** Where to read more. */
  link?: Link;
  /** For associates: the role responsible for it. */
  owner?: string;
  /** When it appears, RFC 3339 time; at once by default. */
  validFrom?: string;
  /** When it leaves, RFC 3339 time; never by default. */
  validUntil?: string;
}

/** A parsed promise: checked and copied, with defaults. (Not `Promise`, which JavaScript has.) */
export interface ShopPromise extends PromiseInput {
  /** `everyone` if the document has none. */
  audience: Audience;
  /** `on` if the document has none. */
  state: 'on' | 'at-risk' | 'broken';
}
