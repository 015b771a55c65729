import type { Audience, Link } from './shared.js';

/** The icons that a promise can carry; each is drawn by the component itself. */
export type PromiseIcon =
  'delivery' | 'returns' | 'price' | 'quality' | 'care' | 'privacy' | 'time' | 'planet';

/** How often a promise was kept. Shown only with its numbers. */
export interface Evidence {
  kept: number;
  /** How many times it was given; at least `kept`. */
  of: number;
  /** First day counted, ISO 8601 date. */
  from: string;
  /** Last day counted, ISO 8601 date. */
  to: string;
  /** Counted by the shop's operations, or said by customers who answered. */
  source: 'operations' | 'customers';
}

/** A moment by which the customer has to act. */
export interface Cutoff {
  /** RFC 3339 time. */
  at: string;
  /** Said before it, after the remaining time: "for delivery on Tuesday". */
  before: string;
  /** Said from then on; without it the promise leaves. */
  after?: string;
}

/** A promise that the shop makes, as a host writes it. */
export interface PromiseInput {
  id: string;
  title: string;
  detail?: string;
  conditions?: string;
  icon?: PromiseIcon;
  audience?: Audience;
  state?: 'on' | 'at-risk' | 'broken';
  /** What the customer gets instead; required unless `state` is `on`. */
  remedy?: string;
  evidence?: Evidence;
  cutoff?: Cutoff;
  link?: Link;
  /** For associates: the role that answers for it. */
  owner?: string;
  /** RFC 3339 time. */
  validFrom?: string;
  /** RFC 3339 time. */
  validUntil?: string;
}

/** A promise that went through the door: defaults are filled in. (Not `Promise`, which JavaScript has.) */
export interface ShopPromise extends PromiseInput {
  audience: Audience;
  state: 'on' | 'at-risk' | 'broken';
}
