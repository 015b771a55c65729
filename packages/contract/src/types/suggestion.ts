import type { Availability } from '../availability.js';
import type { Consent } from '../consent.js';
import type { Audience, Choice, Image, Link, Money } from './shared.js';

/** How well the customer and the shop know each other. */
export type Stage = 'new' | 'returning' | 'loyal' | 'lapsed';

/** The product of a suggestion. */
export interface Product {
  /** The id in the shop, at most 128 characters. Documents can give a whole number. */
  id: string;
  /** A GTIN (GS1) of 8, 12, 13 or 14 digits with its check digit. */
  gtin?: string;
  /** The name in the shop, at most 255 characters. */
  name: string;
  /** A picture, shown in a square. */
  image?: Image;
  /** The price as it is charged, with the decimals that it has. */
  price?: Money;
  /** The earlier price, in the same currency; shown if it is above `price`. */
  was?: Money;
  /** The price per unit: "£1.20 per 100 g". */
  unitPrice?: Money & {
    /** The amount that costs this much, at most 40 characters: "100 g". */
    per: string;
  };
  /** The product page: `https:`, `http:` or relative. */
  href?: string;
  /** `OutOfStock`, `SoldOut` and `Discontinued` are not suggested. Documents can give schema.org's URL. */
  availability?: Availability;
}

/** A person to talk to. */
export interface Contact extends Link {
  /** When they can be reached, in words of at most 120 characters. */
  hours?: string;
  /** How soon they answer, ISO 8601 duration. */
  within?: string;
}

/** A condition on the basket. */
export interface When {
  /** Product ids or GTINs, at least one of which is in the basket. */
  has?: string[];
  /** Product ids or GTINs, none of which is in the basket. */
  lacks?: string[];
  /** The least total of the basket, in the same currency. */
  minTotal?: Money;
}

/** The next best suggestion, as a host writes it. */
export interface SuggestionInput {
  /** Unique in the moment, at most 128 characters. Documents can give a whole number. */
  id: string;
  /** What an acceptance does: a `product` or `offer` needs a host that answers it. Any member may come with any kind. */
  kind: 'product' | 'service' | 'offer' | 'care' | 'conversation';
  /** What is suggested, in a few words: written for 60 characters, at most 255. */
  title: string;
  /** The reason and its basis; `history` and `social` need the consent of the same name. */
  reason: {
    /** A sentence, at most 200 characters. */
    text: string;
    /** What the reason rests on: what all customers do, the basket, what the customer said, or what they consented to. */
    basis: 'general' | 'basket' | 'stated' | Consent;
  };
  /** Who may see it: `everyone` by default. */
  audience?: Audience;
  /** Only for customers at these stages. */
  for?: Stage[];
  /** The state of the basket that it requires; any by default. */
  when?: When;
  /** For associates: an open question to put in their own words. */
  ask?: string;
  /** For associates: a note on what they may do. */
  note?: string;
  /** For associates: what they may have done instead. */
  instead?: Choice[];
  /** More about it, at most 500 characters; line breaks are shown. */
  detail?: string;
  /** The product that an acceptance puts into the basket. */
  product?: Product;
  /** A person to talk to instead. */
  contact?: Contact;
  /** The label of the button, at most 80 characters; one for the `kind` by default. */
  accept?: {
    /** At most 80 characters. */
    label?: string;
  };
  /** The label of the button, at most 80 characters, and up to 6 reasons to choose from. */
  decline?: {
    /** At most 80 characters. */
    label?: string;
    /** Up to 6, of which a person can choose one. */
    reasons?: Choice[];
  };
  /** When it leaves the screen, RFC 3339 time; never by default. */
  validUntil?: string;
  /** A token of the recommender, echoed unchanged; at most 2 kB as JSON. */
  attribution?: unknown;
}

/** A parsed suggestion: checked and copied, with defaults. */
export interface Suggestion extends SuggestionInput {
  /** `everyone` if the document has none. */
  audience: Audience;
}
