import type { Consent } from '../consent.js';
import type { Form, FormInput } from './form.js';
import type { PromiseInput, ShopPromise } from './promise.js';
import type { Money } from './shared.js';
import type { Stage, Suggestion, SuggestionInput } from './suggestion.js';

/** The phase of the sale: nothing new appears while `paying`. */
export type Phase = 'open' | 'paying' | 'done';

/** The kind of transaction; results do not count `training`. */
export type Mode = 'sale' | 'return' | 'training';

/** The customer of a moment, as far as the host discloses them. */
export interface Customer {
  /** An opaque pseudonym, echoed in signals; erasure goes by it. */
  ref?: string;
  /** How well the customer and the shop know each other; unknown by default. */
  stage?: Stage;
  /** How the customer likes to be addressed, at most 80 characters. */
  greeting?: string;
  /** What the customer has agreed to be suggested by; nothing by default. */
  consents?: Consent[];
}

/** One line of the basket. */
export interface BasketItem {
  /** The id of the product, at most 128 characters. Documents can give a whole number. */
  id: string;
  /** A GTIN (GS1) of 8, 12, 13 or 14 digits with its check digit. */
  gtin?: string;
  /** The quantity; 1 by default, negative for a return. */
  quantity?: number;
}

/** What is in the basket. */
export interface Basket {
  /** The lines, up to 500; those beyond are used as far as they are known. */
  items: BasketItem[];
  /** The total, for suggestions that require one. */
  total?: Money;
}

/** How many suggestions may appear. */
export interface Pacing {
  /** The most suggestions in the whole moment, 0 to 5; 1 by default. */
  max?: number;
  /** How long a declined suggestion stays away, ISO 8601 duration; until the end of the moment by default. */
  rest?: string;
  /** The share of moments in which suggestions are withheld, as a control group, 0 to 0.5. */
  holdout?: number;
}

/** The document that a host writes. `version`, `id` and one item are enough. */
export interface MomentInput {
  /** The version of the contract. A document of another version is not used. */
  version: 1;
  /** One encounter with one customer; a new id is a new person. */
  id: string;
  /** When the host made it, RFC 3339. */
  asOf?: string;
  /** The language of its texts, BCP 47; widgets speak it unless a `lang` is around them. */
  locale?: string;
  /** The phase of the sale: `open` by default; a wrong one counts as `paying`. */
  phase?: Phase;
  /** The kind of transaction: `sale` by default; a wrong one counts as `return`. */
  mode?: Mode;
  /** The customer, as far as the host discloses them; anonymous by default. */
  customer?: Customer;
  /** What is in the basket: products already in it are not suggested. */
  basket?: Basket;
  /** How many suggestions may appear: one by default. */
  pacing?: Pacing;
  /** The promises, up to 20, best first. */
  promises?: PromiseInput[];
  /** The suggestions, up to 100, best first. */
  suggestions?: SuggestionInput[];
  /** The forms, up to 10, of which one is shown. */
  feedback?: FormInput[];
}

/** A parsed moment: checked and copied, with defaults. */
export interface Moment extends MomentInput {
  /** `paying` if the document has a wrong one. */
  phase: Phase;
  /** `return` if the document has a wrong one. */
  mode: Mode;
  /** With the defaults: `max` 1, `holdout` 0. */
  pacing: Pacing & { max: number; holdout: number };
  /** The valid ones; empty without any. */
  promises: ShopPromise[];
  /** The valid ones; empty without any. */
  suggestions: Suggestion[];
  /** The valid ones; empty without any. */
  feedback: Form[];
}
