import type { Audience, Choice, Image, Link, Money } from './shared.js';

/** How well the customer and the shop know each other. */
export type Stage = 'new' | 'returning' | 'loyal' | 'lapsed';

/** What a suggestion of goods is about. */
export interface Product {
  id: string;
  /** A GTIN of 8, 12, 13 or 14 digits with its check digit, as GS1 writes it. */
  gtin?: string;
  name: string;
  image?: Image;
  price?: Money;
  /** The earlier price, in the same currency. */
  was?: Money;
  /** The price per unit: "£1.20 per 100 g". */
  unitPrice?: Money & { per: string };
  href?: string;
  /** schema.org's ItemAvailability, without its prefix; `OutOfStock` is not suggested. */
  availability?: 'InStock' | 'LimitedAvailability' | 'PreOrder' | 'OutOfStock';
}

/** A person to talk to. */
export interface Contact extends Link {
  hours?: string;
  /** How soon they answer, ISO 8601 duration. */
  within?: string;
}

/** What the basket must be like for a suggestion to make sense. */
export interface When {
  /** Product ids or GTINs of which at least one is in the basket. */
  has?: string[];
  /** Product ids or GTINs of which none is in the basket. */
  lacks?: string[];
  minTotal?: Money;
}

/** The next best suggestion, as a host writes it. */
export interface SuggestionInput {
  id: string;
  kind: 'product' | 'service' | 'offer' | 'care' | 'conversation';
  title: string;
  /** Why it is made, and what that is based on; `history` and `social` need that consent. */
  reason: { text: string; basis: 'general' | 'basket' | 'stated' | 'history' | 'social' };
  audience?: Audience;
  /** Only for customers at these stages. */
  for?: Stage[];
  when?: When;
  /** For associates: an open question to put in their own words. */
  ask?: string;
  /** For associates: what they may do. */
  note?: string;
  /** For associates: what they may have done instead. */
  instead?: Choice[];
  detail?: string;
  product?: Product;
  contact?: Contact;
  accept?: { label?: string };
  decline?: { label?: string; reasons?: Choice[] };
  /** RFC 3339 time. */
  validUntil?: string;
  /** The recommender's own token, echoed unchanged; at most 2 kB as JSON. */
  attribution?: unknown;
}

/** A suggestion that went through the door: defaults are filled in. */
export interface Suggestion extends SuggestionInput {
  audience: Audience;
}
